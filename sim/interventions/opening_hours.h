#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// Closes and opens a gate.
struct GateHours {
    static constexpr std::string_view kind = "opening_hours";
    static constexpr std::string_view text = "Other opening hours of a gate: closing a passage at night.";

    struct Parameters {
        static constexpr std::string_view section = "opening_hours";

        PARAMETER(std::string, gate, "", "1", anything(), given(),
                  "Gate of the site whose opening hours are changed. No cost: the person who locks it is on duty by another entry.");
        PARAMETER(std::vector<Hours>, hours, {Hours{18000, 82800}}, "1", anything(), given(),
                  "Hours in which the gate is open. Trips through the gate are made in these hours. No cost: the person who locks it is on duty by "
                  "another entry.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
