#include "interventions/opening_hours.h"

#include "interventions/references.h"

namespace plattan {

void GateHours::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_gate(site, parameters.gate, parameters.gate.place_or(place), problems);
}

void GateHours::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.changes.gate_hours.push_back({context.site.goal(*parameters.gate), spans_of(parameters.hours), std::nullopt});
}

} // namespace plattan
