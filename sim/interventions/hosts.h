#pragma once

#include "interventions/day_plan.h"
#include "interventions/references.h"

namespace plattan {

/// Hosts without a uniform who are there for the place, look after it and report what they see.
struct Hosts {
    static constexpr std::string_view kind = "hosts";
    static constexpr std::string_view text = "Hosts without a uniform who are there for the place, look after it and report what they see.";

    struct Parameters {
        static constexpr std::string_view section = "hosts";

        PARAMETER(int, count, 1, "1", between(0, 40), given(), "Number of hosts on duty in each shift.");
        PARAMETER(std::vector<Hours>, shifts, {Hours{36000, 72000}}, "1", at_least_one(anything()), given(), "Hours of each shift of the hosts.");
        PARAMETER(std::string, route, default_route, "1", anything(), given("the whole place"),
                  "Route of the site that the hosts walk. No cost: the hours are paid for, wherever they are walked.");
        PARAMETER(bool, directed, true, "1", anything(), given("they go where they are needed"),
                  "Whether hosts go where most has been reported of what is theirs, as far as they know. No cost: the hours are paid for, wherever "
                  "they are walked.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static RosterLine staff(const Parameters& parameters) { return {Host::name, parameters.count, parameters.shifts->size()}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
