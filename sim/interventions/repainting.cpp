#include "interventions/repainting.h"

namespace plattan {

void Repainting::check(const Parameters&, const Features&, const Place&, Problems&) {}

void Repainting::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    plan.write_off("repainting", Payer::property_owners, context.costs.paint * parameters.area, context.costs.paint_life);
}

} // namespace plattan
