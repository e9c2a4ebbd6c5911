#include "interventions/kiosk.h"

#include "interventions/references.h"

#include <fmt/format.h>

namespace plattan {

void Kiosk::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    const auto before = problems.size();
    check_point(site, kind, parameters.at, parameters.at.place_or(place), problems);
    if (problems.size() == before)
        check_clear_of_fire_lanes(site, "the kiosk", point_of(parameters.at), parameters.at.place_or(place), problems);
}

void Kiosk::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    Door counter;
    counter.id = fmt::format("kiosk_{}", plan.changes.doors.size() + 1);
    counter.position = point_of(parameters.at);
    counter.service_time = parameters.service_time;
    counter.hours = spans_of(parameters.hours);
    plan.changes.doors.push_back(counter);
    plan.write_off("kiosk", Payer::city, context.costs.kiosk, context.costs.machine_life);
}

} // namespace plattan
