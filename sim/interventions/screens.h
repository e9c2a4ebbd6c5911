#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// A hedge in planters, or a screen.
struct Screens {
    static constexpr std::string_view kind = "screens";
    static constexpr std::string_view text = "Planting or screens that cut lines of sight.";

    struct Parameters {
        static constexpr std::string_view section = "screens";

        PARAMETER(std::vector<double>, line, {}, "m", between(-1e4, 1e4), given(), "Two ends of the screen: [x, y, x, y] in metres of the site.");
        PARAMETER(double, height, 2, "m", between(0.1, 10), given("above the eyes"),
                  "Height of the screen; one that is lower than the eyes cuts no sight. No cost: the price is of a metre of length.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
