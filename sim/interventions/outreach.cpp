#include "interventions/outreach.h"

#include "interventions/references.h"

namespace plattan {

void OutreachWork::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, place, problems);
}

void OutreachWork::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.roster(context, std::string(OutreachWorker::name), false, parameters.workers, parameters.shifts, "city", context.costs.social_worker,
                [&](Orders& orders, std::uint32_t place) {
                    orders.companion = place % 2;
                    orders.pace = static_cast<float>(*context.of<OutreachWorker>().pace);
                    orders.standing_share = static_cast<float>(*context.of<OutreachWorker>().standing_share);
                    orders.route = context.site.features().route(*parameters.route)->points;
                    orders.directed = parameters.directed;
                });
}

} // namespace plattan
