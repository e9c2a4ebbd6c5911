#include "verification/cases.h"

namespace plattan {

std::vector<Case> all_cases()
{
    std::vector<Case> cases;
    const auto add = [&](std::string_view group, std::initializer_list<void (*)(std::vector<Case>&)> files) {
        const std::size_t first = cases.size();
        for (const auto file : files)
            file(cases);
        for (std::size_t i = first; i < cases.size(); ++i)
            cases[i].group = group;
    };
    add(case_groups[0], {add_single_person, add_rooms, add_bottlenecks, add_flows, add_groups, add_crossing, add_nobody_stuck});
    add(case_groups[1], {add_baseline_facts});
    add(case_groups[2], {add_package_facts, add_fear_and_crime, add_partnership});
    add(case_groups[3], {add_market_facts});
    add(case_groups[4], {add_care_facts});
    return cases;
}

} // namespace plattan
