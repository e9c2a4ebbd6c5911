#include "roles/out_of_the_way.h"

#include "roles/figures.h"

#include <algorithm>

namespace plattan {

bool is_in_mouth(const Opening& opening, Vec2 point, float reach)
{
    const auto& stretches = opening.middles();
    return std::any_of(stretches.begin(), stretches.end(), [&](const Segment& one) { return distance(nearest_point(one, point), point) < reach; });
}

bool is_off_gates(const Site& site, Vec2 point)
{
    for (std::size_t gate = 0; gate < site.features().gates.size(); ++gate)
        if (is_in_mouth(site.opening(GoalId{static_cast<std::uint32_t>(gate)}), point, gate_figures.kept_free))
            return false;
    return true;
}

bool out_of_the_way(const Site& site, Vec2 point, float wall_distance)
{
    return site.ground().wall_distance(point) > wall_distance && !site.features().in_fire_lane(point) && is_off_gates(site, point);
}

} // namespace plattan
