// Rain and cold act on who sits where.

#include "support/catch.h"
#include "support/day.h"

using namespace plattan;
using namespace plattan::test;

namespace {

struct Seated {
    double in_the_open = 0, under_roof = 0; ///< people who sit, summed over minutes
};

/// A room whose western half is open and whose eastern half is under a roof, with as many chairs in both.
Seated seated(const WeatherOfDay& weather, double from, double until, const std::string& parameters = "")
{
    Square square;
    square.trips_per_day = 20'000;
    square.ground = feature("walkable", "open", rectangle(0, 0, 60, 20), R"("square": true)") +
                    feature("walkable", "roof", rectangle(60, 0, 120, 20), R"("square": true, "cover": "roofed")");
    square.more_features = feature("zone", "a", rectangle(45, 2, 57, 8)) + feature("zone", "b", rectangle(63, 2, 75, 8));
    square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n" + parameters;
    square.interventions = "  - furniture: {add: [{kind: deck_chair, count: 20, area: a}, {kind: deck_chair, count: 20, area: b}]}\n";
    Scenario scenario = square.scenario();
    scenario.weather = weather;
    Simulation simulation(scenario, hours(from, until, 2));
    Seated found;
    while (!simulation.done()) {
        simulation.tick();
        if (!simulation.clock().every(60))
            continue;
        const People& people = simulation.people();
        for (const PersonId id : people.present)
            if (people.activity[id.index] == Activity::sitting)
                ++(people.position[id.index].x < 60 ? found.in_the_open : found.under_roof);
    }
    simulation.finish();
    return found;
}

} // namespace

TEST_CASE("in the rain nobody sits down in the open where there is a roof, and in the cold few sit", "[weather][knock-out]")
{
    const Seated dry = seated(Weather::dry, 12, 13.5), rain = seated(Weather::rain, 12, 13.5), cold = seated(Weather::cold, 12, 13.5);
    REQUIRE(dry.in_the_open > 200);
    CHECK(rain.in_the_open < 0.1 * dry.in_the_open);
    CHECK(rain.under_roof > 3 * rain.in_the_open);
    CHECK(cold.in_the_open + cold.under_roof < 0.5 * (dry.in_the_open + dry.under_roof));
    // Who does not mind sits there as on a dry day, as far as people stay at all.
    const Seated hardy = seated(Weather::rain, 12, 13.5, "  visitor: {wet_seats: 1, rain_stays: 1}\n");
    CHECK(hardy.in_the_open > 0.6 * dry.in_the_open);
}

TEST_CASE("who sits in the open gets up when it begins to rain", "[weather]")
{
    WeatherOfDay shower = Weather::dry;
    shower.hours[13] = Weather::rain;
    // The same people until one o'clock; then only those differ who sit in the open.
    const double dry_hour = seated(Weather::dry, 12, 13).in_the_open, dry = seated(Weather::dry, 12, 13.5).in_the_open - dry_hour,
                 wet = seated(shower, 12, 13.5).in_the_open - dry_hour;
    REQUIRE(dry > 60);
    CHECK(wet < 0.15 * dry);
}
