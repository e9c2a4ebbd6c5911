#include "interventions/programme.h"

#include "interventions/references.h"

namespace plattan {

void Programme::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    const Place& area = parameters.area.place_or(place);
    const auto before = problems.size();
    check_area(site, parameters.area, area, problems);
    if (problems.size() == before)
        check_clear_of_fire_lanes(site, "the middle of the event", middle(area_shape(site, parameters.area)), area, problems);
}

void Programme::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    Gathering gathering;
    gathering.area = area_shape(context.site.features(), parameters.area);
    gathering.middle = middle(gathering.area);
    gathering.hours = span_of(parameters.hours);
    gathering.number = static_cast<std::uint32_t>(plan.gatherings.size());
    gathering.audience = parameters.audience;
    gathering.appeal = parameters.appeal;
    plan.gatherings.push_back(std::move(gathering));
    plan.pay("event", Payer::city, context.costs.event_day + context.costs.event_visitor * parameters.audience);
}

} // namespace plattan
