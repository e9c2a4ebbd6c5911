#include "interventions/fountain.h"

#include "interventions/references.h"

namespace plattan {

void Fountain::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_point(site, kind, parameters.at, place, problems);
}

void Fountain::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    Seat rim;
    rim.id = "fountain";
    rim.position = point_of(parameters.at);
    rim.places = parameters.places;
    rim.comfort = 0.3;
    plan.seats.push_back(rim);
    plan.write_off("fountain", Payer::city, context.costs.bench * parameters.places, context.costs.lamp_life);
}

} // namespace plattan
