#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// A kiosk.
struct Kiosk {
    static constexpr std::string_view kind = "kiosk";
    static constexpr std::string_view text = "A kiosk: a counter at which people are served, one after the other.";

    struct Parameters {
        static constexpr std::string_view section = "kiosk";

        PARAMETER(std::vector<double>, at, {}, "m", between(-1e4, 1e4), assumed("the scenario says"), "Its counter: [x, y] in metres of the site.");
        PARAMETER(double, service_time, 60, "s", between(1, 3600), assumed("a coffee"), "Mean time one is served.");
        PARAMETER(std::vector<Hours>, hours, {Hours{36000, 72000}}, "1", anything(), assumed("10 to 20"), "When it is open.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
