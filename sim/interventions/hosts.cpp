#include "interventions/hosts.h"

#include "interventions/beat.h"

namespace plattan {

void Hosts::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, parameters.route.place_or(place), problems);
}

void Hosts::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.roster<Host>(
        context, {.people = parameters.count, .shifts = spans_of(parameters.shifts), .payer = Payer::property_owners, .per_hour = context.costs.host},
        [&](Orders& orders, std::uint32_t) { walk_beat<Host>(orders, context, parameters.route, parameters.directed); });
}

} // namespace plattan
