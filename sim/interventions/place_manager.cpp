#include "interventions/place_manager.h"

#include "interventions/beat.h"

namespace plattan {

void PlaceManagement::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, parameters.route.place_or(place), problems);
}

void PlaceManagement::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.roster<PlaceManager>(
        context,
        {.people = parameters.count, .shifts = spans_of(parameters.shifts), .payer = Payer::property_owners, .per_hour = context.costs.place_manager},
        [&](Orders& orders, std::uint32_t) { walk_beat<PlaceManager>(orders, context, parameters.route, parameters.directed); });
}

} // namespace plattan
