#pragma once

#include "interventions/day_plan.h"
#include "interventions/references.h"

namespace plattan {

/// Short visits of police on foot at drawn or fixed times.
struct PoliceVisits {
    static constexpr std::string_view kind = "police_visits";
    static constexpr std::string_view text = "Visits of police officers on foot, at times drawn for each date or at fixed times.";

    struct Parameters {
        static constexpr std::string_view section = "police_visits";

        PARAMETER(int, officers, 2, "1", between(0, 20), given("a pair"), "Number of officers who come together on a visit.");
        PARAMETER(int, visits, 4, "1", between(0, 48), given("how the square is run without a package"),
                  "Number of visits on a date where no times are given; no two of them overlap.");
        PARAMETER(double, duration, 720, "s", between(60, 14400), given("the best length by koper1995"),
                  "Time that officers spend on the square on each visit.");
        PARAMETER(Hours, hours, Hours({39600, 82800}), "1", anything(), given(),
                  "Hours of the day in which visits of the police begin. No cost: the number and the length of visits are paid for.");
        PARAMETER(std::vector<double>, times, {}, "h", between(0, 24), given(),
                  "Fixed times of visits as hours after midnight, such as [14, 17.5]; instead of drawn ones.");
        PARAMETER(bool, directed, true, "1", anything(), given("they go where they are needed"),
                  "Whether the officers go where most has been reported, as far as they know, and follow the route otherwise. No cost: the hours are "
                  "paid for, wherever they are walked.");
        PARAMETER(std::string, route, default_route, "1", anything(), given("the whole place"),
                  "Route of the site that the officers walk. No cost: the hours are paid for, wherever they are walked.");
        PARAMETER(std::string, gate, "", "1", anything(), given("the staff's gate"),
                  "Gate through which the officers come and go. No cost: the way is paid for from any gate alike.");
    };

    /// How many visits begin within `hours` without overlapping, ways to and from the square included, on one date and over midnight.
    static int most_visits(const Parameters& parameters);
    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static RosterLine staff(const Parameters& parameters)
    {
        const auto drawn = static_cast<std::size_t>(*parameters.visits);
        return {Police::name, parameters.officers, parameters.times->empty() ? drawn : parameters.times->size()};
    }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
