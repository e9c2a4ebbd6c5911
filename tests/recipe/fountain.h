#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// A fountain whose rim one can sit on.
struct Fountain {
    static constexpr std::string_view kind = "fountain";
    static constexpr std::string_view text = "A fountain whose rim one can sit on.";

    struct Parameters {
        static constexpr std::string_view section = "fountain";

        PARAMETER(std::vector<double>, at, {}, "m", between(-1e4, 1e4), given(), "Its middle: [x, y] in metres of the site.");
        PARAMETER(int, places, 12, "1", between(1, 200), given("a small one"), "Places on its rim.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
