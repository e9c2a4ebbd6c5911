#include "interventions/safety_office.h"

namespace plattan {

void SafetyOffice::check(const Parameters&, const Features&, const Place&, Problems&) {}

void SafetyOffice::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.office.hours = spans_of(parameters.hours);
    plan.office.delay = parameters.delay;
    for (const double hour : *parameters.briefings)
        plan.office.briefings.push_back(hour * 3600);
    if (parameters.room) {
        plan.office.room = plan.office.hours; // over midnight too
        plan.office.room.push_back({});
    }
    plan.write_off("shared room", Payer::city, context.costs.shared_room, context.costs.machine_life);
}

} // namespace plattan
