#include "interventions/hosts.h"

#include "interventions/references.h"

namespace plattan {

void Hosts::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, place, problems);
}

void Hosts::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.roster(context, std::string(Host::name), false, parameters.count, parameters.shifts, "property owners", context.costs.host,
                [&](Orders& orders, std::uint32_t) {
                    orders.pace = static_cast<float>(*context.of<Host>().pace);
                    orders.standing_share = static_cast<float>(*context.of<Host>().standing_share);
                    orders.route = context.site.features().route(*parameters.route)->points;
                    orders.directed = parameters.directed;
                });
}

} // namespace plattan
