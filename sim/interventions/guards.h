#pragma once

#include "interventions/day_plan.h"
#include "interventions/references.h"

namespace plattan {

/// Pairs of public order guards, on a route or at a post.
struct Guards {
    static constexpr std::string_view kind = "guards";
    static constexpr std::string_view text = "Pairs of public order guards (ordningsvakter) who patrol a route or stand at a post.";

    struct Parameters {
        static constexpr std::string_view section = "guards";

        PARAMETER(int, pairs, 1, "1", between(0, 20), given(), "Number of pairs of guards on duty in each shift.");
        PARAMETER(std::vector<Hours>, shifts, {Hours{46800, 82800}}, "1", at_least_one(anything()),
                  given("13 to 23, ten hours as in the earlier scheme"), "Hours of each shift of the guards.");
        PARAMETER(std::string, route, default_route, "1", anything(), given("the whole place"),
                  "Route of the site that the guards patrol. No cost: the hours are paid for, wherever they are walked.");
        PARAMETER(bool, directed, true, "1", anything(), given("they go where they are needed"),
                  "Whether the guards go where most has been reported, as far as they know, and follow the route otherwise. No cost: the hours are "
                  "paid for, wherever they are walked.");
        PARAMETER(double, fidelity, 0.7, "1", between(0, 1), estimated("jarfalla2019", 'C'),
                  plausible(0.3, 0.95, linear, "passive three quarters of the time in one pilot, up to hardly ever"),
                  "Share of the time on patrol in which guards do their work; the rest of the time they stand idle. It is a matter of the team. No "
                  "cost: the hours are paid for, whatever is done in them.");
        PARAMETER(std::string, post, "", "1", anything(), given(),
                  "Zone in which the guards stand instead of patrolling. No cost: the hours are paid for, wherever they are spent.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static RosterLine staff(const Parameters& parameters) { return {Guard::name, 2 * parameters.pairs, parameters.shifts->size()}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
