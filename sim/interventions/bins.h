#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// One more bin.
struct BinAddition {
    Vec2 at;
    int capacity = 400; ///< (unit: items)
    bool ash = false;
    Place place; ///< of `at`, which is what can be wrong for a site
};

void read_value(const Node& node, BinAddition& value, const Reading& reading);
void read_value(const Node& node, std::vector<BinAddition>& value, const Reading& reading);
Stored stored(const std::vector<BinAddition>& value);
std::string schema_of(const std::vector<BinAddition>*, const Allowed& allowed);

/// When the bins are emptied, and more of them.
struct BinService {
    static constexpr std::string_view kind = "bins";
    static constexpr std::string_view text = "Tours on which a cleaner empties all bins, and more bins.";

    struct Parameters {
        static constexpr std::string_view section = "bins";

        PARAMETER(std::vector<Hours>, emptying, std::vector<Hours>({}), "1", anything(), given(),
                  "Shifts in each of which one cleaner empties every bin; a bin that is not reached by the end of the shift stays full.");
        PARAMETER(std::vector<BinAddition>, add, {}, "1", anything(), given(),
                  "More bins: a list of {at: [x, y], capacity, ash}; each has one price, whatever it holds.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static RosterLine staff(const Parameters& parameters) { return {Cleaner::name, 1, parameters.emptying->size()}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
