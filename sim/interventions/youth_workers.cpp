#include "interventions/youth_workers.h"

#include "interventions/beat.h"

namespace plattan {

void YouthWork::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, parameters.route.place_or(place), problems);
}

void YouthWork::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.roster<YouthWorker>(
        context, {.people = parameters.workers, .shifts = spans_of(parameters.shifts), .payer = Payer::city, .per_hour = context.costs.youth_worker},
        [&](Orders& orders, std::uint32_t place) {
            orders.companion = place % 2;
            walk_beat<YouthWorker>(orders, context, parameters.route, parameters.directed);
        });
}

} // namespace plattan
