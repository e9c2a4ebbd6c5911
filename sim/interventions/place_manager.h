#pragma once

#include "interventions/day_plan.h"
#include "interventions/references.h"

namespace plattan {

/// A place manager who collects what others on duty have seen and passes it on.
struct PlaceManagement {
    static constexpr std::string_view kind = "place_manager";
    static constexpr std::string_view text = "A place manager who collects what others on duty have seen and passes it on.";

    struct Parameters {
        static constexpr std::string_view section = "place_manager";

        PARAMETER(int, count, 1, "1", between(0, 40), given(), "Number of place managers on duty in each shift.");
        PARAMETER(std::vector<Hours>, shifts, {Hours{28800, 57600}}, "1", at_least_one(anything()), given(),
                  "Hours of each shift of the place managers.");
        PARAMETER(std::string, route, default_route, "1", anything(), given("the whole place"),
                  "Route of the site that the place managers walk. No cost: the hours are paid for, wherever they are walked.");
        PARAMETER(bool, directed, true, "1", anything(), given("they go where they are needed"),
                  "Whether place managers go where most has been reported of what is theirs, as far as they know. No cost: the hours are paid for, "
                  "wherever they are walked.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static RosterLine staff(const Parameters& parameters) { return {PlaceManager::name, parameters.count, parameters.shifts->size()}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
