#pragma once

#include "interventions/day_plan.h"
#include "interventions/references.h"

namespace plattan {

/// Outreach social workers who seek out people of the scene and offer help.
struct OutreachWork {
    static constexpr std::string_view kind = "outreach";
    static constexpr std::string_view text = "Outreach social workers who seek out people of the scene and offer help.";

    struct Parameters {
        static constexpr std::string_view section = "outreach";

        PARAMETER(int, workers, 2, "1", between(0, 40), assumed("the scenario says"), "People on duty in each shift.");
        PARAMETER(std::vector<Hours>, shifts, {Hours{50400, 64800}}, "1", anything(), assumed("14 to 18"), "Hours of each shift.");
        PARAMETER(std::string, route, default_route, "1", anything(), assumed("the whole place"), "Route of the site they walk.");
        PARAMETER(bool, directed, true, "1", anything(), assumed("they go where they are needed"),
                  "They go where most has been reported of what is theirs, as far as they know.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static RosterLine staff(const Parameters& parameters) { return {OutreachWorker::name, parameters.workers, parameters.shifts->size()}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
