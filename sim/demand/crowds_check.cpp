#include "demand/crowds_check.h"
#include "site/reached_ground.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

void check_ways_of_crowds(const std::vector<CrowdPlan>& plans, const Features& site, Problems& problems)
{
    if (std::none_of(plans.begin(), plans.end(), [](const CrowdPlan& plan) { return !plan.area.outer.empty(); }))
        return;
    const ReachedGround ground(site);
    for (const CrowdPlan& plan : plans) {
        if (plan.area.outer.empty() || plan.errand.exits.empty())
            continue;
        if (!ground.has_room(plan.area))
            problems.add(plan.place, fmt::format("the crowd '{}': nobody can stand in '{}'; it is nowhere as wide as a body ({:.2f} m)", plan.name,
                                                 plan.area_name, body_width));
        else if (const auto there = ground.cut_off(plan.area))
            problems.add(plan.place, fmt::format("the crowd '{}': from '{}' there is no way to '{}', at ({:.1f}, {:.1f})", plan.name, plan.area_name,
                                                 site.gates[plan.errand.exits.front().index].id, there->x, there->y));
    }
}

} // namespace plattan
