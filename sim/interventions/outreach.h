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

        PARAMETER(int, workers, 2, "1", between(0, 40), given(), "Number of outreach workers on duty in each shift.");
        PARAMETER(std::vector<Hours>, shifts, {Hours{50400, 64800}}, "1", at_least_one(anything()), given(),
                  "Hours of each shift of the outreach workers.");
        PARAMETER(std::string, route, default_route, "1", anything(), given("the whole place"),
                  "Route of the site that the outreach workers walk. No cost: the hours are paid for, wherever they are walked.");
        PARAMETER(bool, directed, true, "1", anything(), given("they go where they are needed"),
                  "Whether outreach workers go where most has been reported of what is theirs, as far as they know. No cost: the hours are paid for, "
                  "wherever they are walked.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static RosterLine staff(const Parameters& parameters) { return {OutreachWorker::name, parameters.workers, parameters.shifts->size()}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
