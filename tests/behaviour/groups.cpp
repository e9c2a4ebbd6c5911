// Members of a group stay where and as long as their first one does.

#include "support/catch.h"
#include "support/square.h"

#include "roles/staying.h"

#include <vector>

using namespace plattan;
using namespace plattan::test;

namespace {

Square with_groups(const std::string& seats)
{
    Square square;
    square.trips_per_day = 8000;
    square.more_features = seats;
    square.parameters = "  visitor: {brief_stop_probability: 0.2, time_to_sit: 0.4, sitting_median: 180 s}\n"
                        "  demand: {share_in_groups_weekday: 0.9}\n  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    return square;
}

/// Rows of three places, 10 m from each other, along the middle of the room.
std::string benches(int places)
{
    std::string seats;
    for (int i = 0; i < 8; ++i)
        seats += feature("seat", "bench_" + std::to_string(i), point(30 + 10 * i, 10),
                         R"("comfort": 1, "along": [1, 0], "places": )" + std::to_string(places));
    return seats;
}

/// What the others of groups do whose first one sits for more than two minutes.
struct Company {
    int others = 0;
    int never_sat = 0, left_apart = 0;           ///< of them; ten seconds before the first one or after it
    double beside = 0, sitting_beside = 0;       ///< seconds within 3 m of a first one who sits, and of them those on a seat
    double of_first = 0, longest_both_apart = 0; ///< seconds that first ones sit; the largest distance of two who sit (unit: m)
};

Company company_of(const Square& square, double until)
{
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, until, 2));
    struct Time {
        double beside = 0, sitting = 0, of_first = 0, apart = 0;
    };
    std::vector<Time> with;
    const People& people = simulation.people();
    while (!simulation.done()) {
        simulation.tick();
        with.resize(people.size());
        for (const PersonId id : people.present) {
            const PersonId first{people.group[id.index]};
            if (first == id || !people.is_present(first) || people.activity[first.index] != Activity::sitting)
                continue;
            auto& one = with[id.index];
            const double apart = distance(people.position[id.index], people.position[first.index]), step = simulation.view().clock.step();
            const bool sits = people.activity[id.index] == Activity::sitting;
            one.of_first += step;
            one.beside += apart < 3.5 ? step : 0;
            one.sitting += sits && apart < 3.5 ? step : 0;
            one.apart = std::max(one.apart, sits ? apart : 0.0);
        }
    }
    simulation.finish();
    Company company;
    for (std::uint32_t row = 0; row < with.size(); ++row) {
        const std::uint32_t first = people.group[row];
        if (first == row || people.left_at[row] < 0 || people.left_at[first] < 0 || people.sat_time[first] < 120)
            continue;
        ++company.others;
        company.never_sat += people.sat_time[row] <= 0;
        company.left_apart += std::abs(people.left_at[row] - people.left_at[first]) > 10;
        company.beside += with[row].beside;
        company.sitting_beside += with[row].sitting;
        company.of_first += with[row].of_first;
        company.longest_both_apart = std::max(company.longest_both_apart, with[row].apart);
    }
    return company;
}

} // namespace

TEST_CASE("who is of a group sits beside its first one while that sits, and leaves with it", "[visitors][groups]")
{
    const Company company = company_of(with_groups(benches(6)), 13.5);
    REQUIRE(company.others > 30);
    CHECK(company.never_sat <= 0.05 * company.others);
    CHECK(company.left_apart <= 0.05 * company.others);
    CHECK(company.beside > 0.9 * company.of_first);
    CHECK(company.sitting_beside > 0.85 * company.of_first);
    CHECK(company.longest_both_apart < 3.5);
}

TEST_CASE("who is of a group stands beside its first one where there is one seat", "[visitors][groups]")
{
    const Company company = company_of(with_groups(benches(1)), 13.5);
    REQUIRE(company.others > 10);
    CHECK(company.never_sat == company.others);
    CHECK(company.left_apart <= 0.1 * company.others);
    CHECK(company.beside > 0.9 * company.of_first);
    CHECK(company.sitting_beside == 0);
}

TEST_CASE("the first one of a group reckons with the seats of the others", "[visitors][groups][seats]")
{
    Square square = with_groups(feature("seat", "three", point(60, 10), R"("along": [1, 0], "places": 3, "spacing": 0.6)") +
                                feature("seat", "alone", point(80, 10), R"("places": 1)"));
    square.trips_per_day = 0.001;
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.1));
    const Seats& seats = simulation.environment().seats;
    const auto place_at = [&](float x) {
        for (std::uint32_t i = 0; i < seats.places().size(); ++i)
            if (std::abs(seats.places()[i].position.x - x) < 0.1F)
                return PlaceId{i};
        return PlaceId{};
    };
    CHECK(way_to_others(seats, place_at(60), 0) == 0);
    CHECK(way_to_others(seats, place_at(60), 2) == Approx(0.6));
    CHECK(way_to_others(seats, place_at(59.4F), 2) == Approx(0.9));
    CHECK(way_to_others(seats, place_at(59.4F), 4) == Approx((0.6 + 1.2 + 3 + 3) / 4)); // two of them stand
    CHECK(way_to_others(seats, place_at(80), 1) == Approx(3));
}
