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

        PARAMETER(int, officers, 2, "1", between(0, 20), assumed("a pair"), "Officers who come together.");
        PARAMETER(int, visits, 4, "1", between(0, 48), assumed("how the square is run without a package"),
                  "Visits on a date, where no times are given; no two of them overlap.");
        PARAMETER(double, duration, 720, "s", between(60, 14400), measured("koper1995", 'A'), "Time on the square in each visit.");
        PARAMETER(Hours, hours, Hours({39600, 82800}), "1", anything(), assumed("11 to 23"), "Hours in which visits begin.");
        PARAMETER(std::vector<double>, times, {}, "h", between(0, 24), assumed("none"),
                  "Fixed times of visits as hours after midnight, such as [14, 17.5]; instead of drawn ones.");
        PARAMETER(bool, directed, true, "1", anything(), assumed("they go where they are needed"),
                  "They go where most has been reported, as far as they know, and along the route otherwise.");
        PARAMETER(std::string, route, default_route, "1", anything(), assumed("the whole place"), "Route of the site they walk.");
        PARAMETER(std::string, gate, "", "1", anything(), assumed("the staff's gate"), "Gate through which they come and go.");
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
