#include "verification/cases.h"

namespace plattan {

std::vector<Case> all_cases()
{
    std::vector<Case> cases;
    add_single_person(cases);
    add_rooms(cases);
    add_bottlenecks(cases);
    add_flows(cases);
    add_groups(cases);
    add_crossing(cases);
    add_nobody_stuck(cases);
    add_baseline_facts(cases);
    return cases;
}

} // namespace plattan
