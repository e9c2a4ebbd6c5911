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

        PARAMETER(std::vector<Hours>, hours, {Hours{28800, 82800}}, "1", anything(), given(),
                  "Hours in which somebody in the office passes reports on. No cost: those who work in the office are on duty by other entries.");
        PARAMETER(double, delay, 1800, "s", between(0, 864000), measured("stad2021", 'C'),
                  plausible(300, 7200, logarithmic, "at the next talk in the room, or at the end of the report's own shift"),
                  "Time from a report to those on duty through the office; without an office they hear of it the next morning. No cost: those who "
                  "work in the office are on duty by other entries.");
        PARAMETER(std::vector<double>, briefings, {}, "h", between(0, 24), given(),
                  "Times of day at which everything that is known is told to everybody on duty. No cost: those who work in the office are on duty by "
                  "other entries.");
        PARAMETER(bool, room, true, "1", anything(), given("as from 2018 on"),
                  "Whether police can book in the office whom they arrest. No cost: the price of the office holds with and without it.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
