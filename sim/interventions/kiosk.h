#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// A kiosk.
struct Kiosk {
    static constexpr std::string_view kind = "kiosk";
    static constexpr std::string_view text = "A kiosk: a counter at which people are served, one after the other.";

    struct Parameters {
        static constexpr std::string_view section = "kiosk";

        PARAMETER(std::vector<double>, at, {}, "m", between(-1e4, 1e4), given(),
                  "Place of the kiosk's counter: [x, y] in metres of the site. No cost: the price holds for any place.");
        PARAMETER(double, service_time, 60, "s", between(1, 3600), assumed("a coffee"),
                  plausible(30, 180, logarithmic, "a bun over the counter, or a meal"),
                  "Mean time for which a customer of the kiosk is served. No cost: its keeper pays for those who serve.");
        PARAMETER(std::vector<Hours>, hours, {Hours{36000, 72000}}, "1", anything(), given(),
                  "Hours in which the kiosk is open. No cost: its keeper pays for those who serve.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
