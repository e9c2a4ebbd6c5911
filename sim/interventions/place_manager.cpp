#include "interventions/place_manager.h"

#include "interventions/beat.h"

namespace plattan {

void PlaceManagement::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, parameters.route.place_or(place), problems);
}

void PlaceManagement::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.roster(context, std::string(PlaceManager::name), false, parameters.count, spans_of(parameters.shifts), "property owners",
                context.costs.place_manager,
                [&](Orders& orders, std::uint32_t) { walk_beat<PlaceManager>(orders, context, parameters.route, parameters.directed); });
}

} // namespace plattan
