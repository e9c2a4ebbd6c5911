#include "interventions/screens.h"

#include "interventions/references.h"

#include <fmt/format.h>

namespace plattan {

void Screens::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    if (parameters.line->size() != 4)
        return problems.add(place, "screens needs 'line': [x, y, x, y] in metres of the site, its two ends");
    check_on_ground(site, point_of(parameters.line), place, problems);
    check_on_ground(site, point_of(parameters.line, 2), place, problems);
}

void Screens::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    Screen screen;
    screen.id = fmt::format("added_screen_{}", plan.changes.screens.size() + 1);
    screen.height = parameters.height;
    screen.line = {point_of(parameters.line), point_of(parameters.line, 2)};
    plan.changes.screens.push_back(screen);
    const double metres = distance(screen.line[0], screen.line[1]);
    plan.write_off("planting", "city", context.costs.screen_metre * metres, context.costs.furniture_life);
}

} // namespace plattan
