// People who come for the place itself stay there and leave where they came from.

#include "support/catch.h"
#include "support/day.h"

using namespace plattan;
using namespace plattan::test;

namespace {

/// As the square, with one class of visitors who come for it.
Scenario with_comers(Square square, bool lingers = true)
{
    square.parameters += "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    Scenario scenario = square.scenario();
    scenario.demand.classes.front().lingers = lingers;
    scenario.demand.classes.front().other = scenario.demand.classes.front().one;
    return scenario;
}

struct Visits {
    int count = 0, short_ones = 0, stationary = 0;
};

Visits visits_of(const Simulation& simulation)
{
    const People& people = simulation.people();
    Visits visits;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (!people.traits[i].visitor || people.left_at[i] < 0 || people.left_at[i] >= simulation.ends_at())
            continue;
        ++visits.count;
        visits.short_ones += people.left_at[i] - people.entered_at[i] < 30;
        visits.stationary += people.stopped_time[i] + people.sat_time[i] > 25;
    }
    return visits;
}

} // namespace

TEST_CASE("no trip of a day leads from a gate to the same gate but of those who come for the square", "[demand][comers]")
{
    const Scenario scenario = library("baseline-2014");
    const Workers workers{2};
    const Site site(scenario.features, workers);
    int comers = 0;
    for (const auto& trip : draw_trips(site, scenario.demand, scenario.parameters.demand, {}, scenario.date, {}, 0)) {
        const bool back = trip.entry_gate == trip.exit_gate;
        if (back != trip.traits.lingers || (back && trip.entry_link != trip.exit_link))
            FAIL("a trip of class " << scenario.demand.classes[trip.trip_class].letter);
        comers += back;
    }
    CHECK(comers > 2500);
}

TEST_CASE("somebody who passes takes another gate than the one it came by, where an end has several", "[demand][comers]")
{
    Square square;
    Scenario scenario = square.scenario();
    const Workers workers{1};
    const Site site(scenario.features, workers);
    for (auto& end : scenario.demand.ends)
        end.gates = {{site.goal("west"), 1.0}, {site.goal("east"), 1.0}};
    int count = 0;
    for (const auto& trip : draw_trips(site, scenario.demand, scenario.parameters.demand, {}, scenario.date, {}, 0)) {
        ++count;
        if (trip.entry_gate == trip.exit_gate)
            FAIL("in and out by one gate");
    }
    CHECK(count > 5000);
}

TEST_CASE("people who come for the square walk to it, stay and go back, alone and in groups, dry and wet", "[visitors][comers]")
{
    for (const auto& [name, square_there, weather] :
         {std::tuple{"dry", true, Weather::dry}, {"rain", true, Weather::rain}, {"no square", false, Weather::dry}}) {
        INFO(name);
        Square square;
        square.trips_per_day = 3000;
        square.room_is_square = square_there;
        Scenario scenario = with_comers(square);
        scenario.weather = WeatherOfDay(weather);
        Simulation simulation(scenario, hours(12, 13.5, 2));
        run_through(simulation);
        const Visits visits = visits_of(simulation);
        REQUIRE(visits.count > 60);
        CHECK(visits.short_ones == 0);
        CHECK(visits.stationary == visits.count);
    }
}

TEST_CASE("a trip that leads back to its gate for want of another is a stay, too", "[visitors][comers]")
{
    Square square;
    square.trips_per_day = 3000;
    const Scenario scenario = with_comers(square, false);
    Simulation simulation(scenario, hours(12, 13, 2));
    run_through(simulation);
    const Visits visits = visits_of(simulation);
    REQUIRE(visits.count > 40);
    CHECK(visits.short_ones == 0);
    CHECK(visits.stationary == visits.count);
}

TEST_CASE("whether somebody stops does not hang on the direction", "[comers][visitors]")
{
    // A square on the way between a gate and a long street: who comes from the street has most of its way behind it.
    Square square;
    square.ground =
        feature("walkable", "square", rectangle(0, 0, 40, 20), R"("square": true)") + feature("walkable", "street", rectangle(40, 0, 120, 20));
    square.trips_per_day = 60'000;
    square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n  visitor: {brief_stop_probability: 0.5, company_draw: 0}\n";
    const Day day(square, 12, 15);
    const People& people = day.simulation.people();
    std::array<double, 2> stopped{}, all{};
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people.traits[i].visitor && people.left_at[i] > 0 && people.left_at[i] < 14.95 * 3600 && people.entered_at[i] < 14.7 * 3600) {
            const std::size_t westward = people.entry_gate[i] != people.entry_gate[0] ? 1 : 0;
            stopped[westward] += people.stopped[i];
            ++all[westward];
        }
    REQUIRE(all[0] > 1000);
    REQUIRE(all[1] > 1000);
    CHECK(stopped[0] / all[0] == Approx(stopped[1] / all[1]).epsilon(0.12));
}

TEST_CASE("who cannot come in the time that is simulated has no row", "[window]")
{
    Square square;
    square.present = "drug_users";
    square.more_features = feature("zone", "post", rectangle(56, 8, 64, 12));
    square.interventions = "  - guards: {pairs: 1, shifts: [08:00-11:00, 11:00-14:00, 15:00-18:00], post: post}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 13));
    run_through(simulation);
    const People& people = simulation.people();
    std::size_t guards = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        CHECK(people.arrives_at[row] >= 11.5 * 3600);
        CHECK((people.arrives_at[people.group[row]] < 13 * 3600 || people.entered_at[row] >= 0)); // or comes again later
        guards += people.kind[row] == Roles::kind_of<Guard>();
    }
    CHECK(guards == 2); // those of the second shift, who were there already
    CHECK(people.size() > 100);

    Simulation day(scenario, hours(0, 24));
    CHECK(day.people().size() > 5'000);
}
