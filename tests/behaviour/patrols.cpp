// How staff on patrol spend their time, as their tracks show it, and that who stands idle does little.

#include "support/catch.h"
#include "support/day.h"

using namespace plattan;
using namespace plattan::test;

namespace {

constexpr const char* nobody_to_speak_to = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";

std::string pair_of_guards(double fidelity, const std::string& where = "route: round", const std::string& shift = "10:00-18:00")
{
    return "  - guards: {pairs: 1, shifts: [" + shift + "], fidelity: " + std::to_string(fidelity) + ", " + where + "}\n";
}

/// Of all guards together, while they are in the place.
double standing_share(const Simulation& simulation)
{
    const People& people = simulation.people();
    double stood = 0, walked = 0;
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people.kind[i] == Roles::kind_of<Guard>()) {
            stood += people.stopped_time[i];
            walked += people.walking_time[i];
        }
    return stood / (stood + walked);
}

} // namespace

TEST_CASE("guards stand for their share of the time, and idle for the share in which they do not do their work", "[duty][guards]")
{
    for (const double fidelity : {1.0, 0.85, 0.7}) {
        Square square;
        square.trips_per_day = 50;
        square.parameters = nobody_to_speak_to;
        square.interventions = pair_of_guards(fidelity);
        const Day day(square, 9.9, 18.2);
        CAPTURE(fidelity);
        CHECK(standing_share(day.simulation) == Approx(0.45 + 1 - fidelity).margin(0.05));
    }
}

TEST_CASE("of two on patrol neither goes without the other", "[duty][guards][police]")
{
    Square square;
    square.parameters = "  dealer: {sight_radius: 5 m, patience_with_uniforms: 7200 s}\n  buyer: {watch_radius: 0 m}\n"
                        "  police: {loitering_checks: 20 h-1}\n";
    square.interventions = pair_of_guards(0.7) + "  - police_visits: {times: [12, 13.5], duration: 12 min, route: round, gate: west}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(11.5, 15, 2));
    const People& people = simulation.people();
    double together = 0, apart = 0;
    while (!simulation.done()) {
        simulation.tick();
        for (const PersonId id : people.present) {
            const PersonId first{people.group[id.index]};
            if (first == id || !people.traits[id.index].uniform)
                continue;
            const bool near = people.is_present(first) && distance(people.position[first.index], people.position[id.index]) < 8;
            ++(near ? together : apart);
        }
    }
    simulation.finish();
    REQUIRE(together > 20'000);
    CHECK(apart < 0.02 * together);
}

TEST_CASE("a visit's minutes are spent on the square", "[duty][police]")
{
    Square square;
    square.ground =
        feature("walkable", "room", rectangle(0, 0, 60, 20), R"("square": true)") + feature("walkable", "street", rectangle(60, 0, 120, 20));
    square.parameters = nobody_to_speak_to;
    square.trips_per_day = 50;
    square.interventions = "  - police_visits: {times: [12], duration: 20 min, route: round, gate: east}\n";
    const Day day(square, 11.5, 13);
    const People& people = day.simulation.people();
    int officers = 0;
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people.kind[i] == Roles::kind_of<Police>()) {
            ++officers;
            CHECK(people.square_time[i] == Approx(1200).margin(120));
        }
    CHECK(officers == 2);
}

TEST_CASE("a pair that stands idle sees nothing, and is dealt behind", "[duty][guards][knock-out]")
{
    const auto day_with = [](double fidelity) {
        Square square;
        square.more_features = feature("zone", "post", rectangle(38, 8, 42, 12));
        square.parameters = "  information: {recognises_deal: 0}\n  disorder: {rate: 0 h-1}\n  buyer: {watch_radius: 0 m}\n";
        square.interventions = pair_of_guards(fidelity, "post: post");
        return Day(square, 12, 14);
    };
    const Day at_work = day_with(1), idle = day_with(0);
    CHECK(idle.figure("deals") > 2 * at_work.figure("deals"));
    CHECK(at_work.figure("index_formal_control") > 15 + idle.figure("index_formal_control"));
}

TEST_CASE("a place manager makes its round between the places it is told of", "[duty]")
{
    Square square;
    square.interventions = "  - place_manager: {shifts: [10:00-16:00], route: round}\n";
    square.parameters = "  litter: {initial_per_10_m2: 12}\n";
    const Day day(square, 9.9, 16.2);
    const People& people = day.simulation.people();
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people.kind[i] == Roles::kind_of<PlaceManager>())
            CHECK(people.walking_time[i] / (people.walking_time[i] + people.stopped_time[i]) > 0.45);
}
