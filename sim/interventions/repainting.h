#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// A negative control: whatever it does to a result is a fault of the program.
struct Repainting {
    static constexpr std::string_view kind = "repainting";
    static constexpr std::string_view text =
        "A wall away from the square painted anew; costs money and changes nothing that anybody here sees: a negative control.";

    struct Parameters {
        static constexpr std::string_view section = "repainting";

        PARAMETER(double, area, 100, "m2", between(0, 100000), given(), "Area of the wall that is painted.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
