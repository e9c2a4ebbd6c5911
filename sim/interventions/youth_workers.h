#pragma once

#include "interventions/day_plan.h"
#include "interventions/references.h"

namespace plattan {

/// Youth workers who meet young people at risk.
struct YouthWork {
    static constexpr std::string_view kind = "youth_workers";
    static constexpr std::string_view text = "Youth workers who meet young people at risk.";

    struct Parameters {
        static constexpr std::string_view section = "youth_workers";

        PARAMETER(int, workers, 2, "1", between(0, 40), assumed("the scenario says"), "People on duty in each shift.");
        PARAMETER(std::vector<Hours>, shifts, {Hours{57600, 79200}}, "1", anything(), assumed("16 to 22"), "Hours of each shift.");
        PARAMETER(std::string, route, default_route, "1", anything(), assumed("the whole place"), "Route of the site they walk.");
        PARAMETER(bool, directed, true, "1", anything(), assumed("they go where they are needed"),
                  "They go where most has been reported of what is theirs, as far as they know.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static RosterLine staff(const Parameters& parameters) { return {YouthWorker::name, parameters.workers, parameters.shifts->size()}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
