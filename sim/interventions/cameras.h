#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// A camera on the square.
struct Cameras {
    static constexpr std::string_view kind = "cameras";
    static constexpr std::string_view text = "A camera: dealers and buyers see it, and somebody watches it in some hours or in none.";

    struct Parameters {
        static constexpr std::string_view section = "cameras";

        PARAMETER(std::vector<double>, at, {}, "m", between(-1e4, 1e4), given(),
                  "Place where the camera hangs: [x, y] in metres of the site. No cost: the price holds for any place.");
        PARAMETER(
            double, bearing, 0, "deg", between(-360, 360), given(),
            "Direction in which the camera looks, counter-clockwise from x; it sees a quarter circle. No cost: the price holds for any direction.");
        PARAMETER(double, range, 30, "m", between(1, 200), assumed("what an operator can tell apart"),
                  plausible(15, 60, logarithmic, "by lens and light; half to twice the assumed distance"),
                  "Distance up to which the picture shows what happens. No cost: one price is assumed for all cameras.");
        PARAMETER(std::vector<Hours>, watched, {}, "1", anything(), given("nobody watches"),
                  "Hours in which an operator watches the camera's picture.");
        PARAMETER(bool, visible, true, "1", anything(), given("cameras must be signposted"),
                  "Whether dealers can know of the camera. No cost: signs are part of the price.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
