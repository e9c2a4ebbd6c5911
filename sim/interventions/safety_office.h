#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// A shared room from which reports travel fast. It acts through what patrols and cleaners know, and how old that is; nothing else.
struct SafetyOffice {
    static constexpr std::string_view kind = "safety_office";
    static constexpr std::string_view text =
        "A room on the square that all on duty share: reports reach the others within the hour, and at briefings.";

    struct Parameters {
        static constexpr std::string_view section = "safety_office";

        PARAMETER(std::vector<Hours>, hours, {Hours{28800, 82800}}, "1", anything(), assumed("08 to 23"),
                  "Hours in which somebody passes reports on.");
        PARAMETER(double, delay, 1800, "s", between(0, 864000), measured("stad2021", 'C'),
                  "Time from a report to those on duty; without an office it is the next morning.");
        PARAMETER(std::vector<double>, briefings, {}, "h", between(0, 24), assumed("the scenario says"),
                  "Times of day at which everything known is told to everybody.");
        PARAMETER(bool, room, true, "1", anything(), assumed("as from 2018 on"), "Police can book there whom they arrest.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
