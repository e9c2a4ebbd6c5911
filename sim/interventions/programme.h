#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// An event of the programme.
struct Programme {
    static constexpr std::string_view kind = "events";
    static constexpr std::string_view text = "An event in an area of the square: people come for it, passers stop to watch.";

    struct Parameters {
        static constexpr std::string_view section = "events";

        PARAMETER(std::string, area, "event_2000", "1", anything(), assumed("the lettable area"), "Walkable area or zone in which people watch.");
        PARAMETER(Hours, hours, Hours({43200, 50400}), "1", anything(), assumed("12 to 14"), "When it takes place.");
        PARAMETER(int, audience, 200, "1", between(0, 20000), assumed("700 a day over a summer programme of 100 days"), "People who come for it.");
        PARAMETER(double, appeal, 1, "1", between(0, 10), assumed("as one street musician among others"),
                  "Factor on the readiness of passers to stop for it.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
