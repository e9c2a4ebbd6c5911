#include "interventions/outreach.h"

#include "interventions/beat.h"

namespace plattan {

void OutreachWork::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, parameters.route.place_or(place), problems);
}

void OutreachWork::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.roster<OutreachWorker>(
        context, {.people = parameters.workers, .shifts = spans_of(parameters.shifts), .payer = Payer::city, .per_hour = context.costs.social_worker},
        [&](Orders& orders, std::uint32_t place) {
            orders.companion = place % 2;
            walk_beat<OutreachWorker>(orders, context, parameters.route, parameters.directed);
        });
}

} // namespace plattan
