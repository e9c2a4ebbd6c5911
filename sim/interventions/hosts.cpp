#include "interventions/hosts.h"

#include "interventions/beat.h"

namespace plattan {

void Hosts::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, parameters.route.place_or(place), problems);
}

void Hosts::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.roster(context, std::string(Host::name), false, parameters.count, spans_of(parameters.shifts), "property owners", context.costs.host,
                [&](Orders& orders, std::uint32_t) { walk_beat<Host>(orders, context, parameters.route, parameters.directed); });
}

} // namespace plattan
