#include "interventions/fountain.h"

#include "interventions/references.h"

namespace plattan {

namespace {

Vec2 middle_of(const Fountain::Parameters& parameters)
{
    return {static_cast<float>((*parameters.at)[0]), static_cast<float>((*parameters.at)[1])};
}

} // namespace

void Fountain::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    if (parameters.at->size() != 2)
        problems.add(place, "fountain needs 'at': [x, y] in metres of the site");
    else
        check_on_ground(site, middle_of(parameters), place, problems);
}

void Fountain::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    Seat rim;
    rim.id = "fountain";
    rim.position = middle_of(parameters);
    rim.places = parameters.places;
    rim.comfort = 0.3;
    plan.seats.push_back(rim);
    plan.write_off("fountain", "city", context.costs.bench * parameters.places, context.costs.lamp_life);
}

} // namespace plattan
