#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// Orders to walk a beat as the role does: its pace and halts.
/// @param route of the site; empty: none
template <class Role> void walk_beat(Orders& orders, const PlanningContext& context, const std::string& route, bool directed)
{
    orders.pace = static_cast<float>(*context.of<Role>().pace);
    orders.standing_share = static_cast<float>(*context.of<Role>().standing_share);
    orders.directed = directed;
    if (!route.empty())
        orders.route = context.site.features().route(route)->points;
}

} // namespace plattan
