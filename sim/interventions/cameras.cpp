#include "interventions/cameras.h"

#include "interventions/figures.h"
#include "interventions/references.h"

#include <fmt/format.h>

namespace plattan {

void Cameras::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_point(site, kind, parameters.at, parameters.at.place_or(place), problems);
}

void Cameras::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    Camera camera;
    camera.id = fmt::format("added_camera_{}", plan.cameras.size() + 1);
    camera.position = point_of(parameters.at);
    camera.range = parameters.range;
    camera.bearing = parameters.bearing;
    plan.cameras.push_back({camera, spans_of(parameters.watched), parameters.visible});
    plan.write_off("camera", Payer::police, context.costs.camera, context.costs.machine_life);
    double hours = 0;
    for (const auto& watched : *parameters.watched)
        hours += watched.duration() / 3600;
    if (hours > 0)
        plan.pay("camera operator", Payer::police, context.costs.camera_operator * hours / staff_figures.pictures_per_operator);
}

} // namespace plattan
