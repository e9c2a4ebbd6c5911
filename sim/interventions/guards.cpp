#include "interventions/guards.h"

#include "interventions/beat.h"

namespace plattan {

void Guards::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    if (!parameters.post->empty() && parameters.route.is_given())
        problems.add(parameters.post.place_or(place), "'post' and 'route' exclude each other: guards stand, or they patrol");
    if (parameters.post->empty())
        check_route(site, parameters.route, parameters.route.place_or(place), problems);
    else
        check_zone(site, parameters.post, parameters.post.place_or(place), problems);
}

void Guards::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.roster<Guard>(context,
                       {.people = 2 * parameters.pairs, .shifts = spans_of(parameters.shifts), .payer = Payer::city, .per_hour = context.costs.guard},
                       [&](Orders& orders, std::uint32_t place) {
                           orders.companion = place % 2;
                           orders.fidelity = static_cast<float>(*parameters.fidelity);
                           orders.break_after = context.of<Guard>().break_after;
                           orders.break_length = context.of<Guard>().break_length;
                           orders.posted = !parameters.post->empty();
                           walk_beat<Guard>(orders, context, orders.posted ? std::string() : *parameters.route, parameters.directed);
                           if (orders.posted)
                               orders.post = middle(context.site.features().zone(*parameters.post)->shape);
                       });
}

} // namespace plattan
