#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// An event of the programme.
struct Programme {
    static constexpr std::string_view kind = "events";
    static constexpr std::string_view text = "An event in an area of the square: people come for it, passers stop to watch.";

    struct Parameters {
        static constexpr std::string_view section = "events";

        PARAMETER(std::string, area, "event_2000", "1", anything(), given("the lettable area"),
                  "Walkable area or zone in which people watch the event. No cost: renting the ground out is no cost of the city.");
        PARAMETER(Hours, hours, Hours({43200, 50400}), "1", anything(), given(),
                  "Hours in which the event takes place. No cost: a day with an event has one price, however long it is.");
        PARAMETER(int, audience, 200, "1", between(0, 20000), assumed("700 a day over a summer programme of 100 days"),
                  plausible(50, 1000, logarithmic, "a workshop to a known band; a summer of 100 days had 700 a day"),
                  "Number of people who come for the event.");
        PARAMETER(double, appeal, 1, "1", between(0, 10), assumed("as one street musician among others"),
                  plausible(0.3, 3, logarithmic, "from a lecture to a circus"),
                  "Factor on the readiness of passers to stop for the event. No cost: what better acts ask for is not known.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
