#include "interventions/screens.h"

#include "interventions/references.h"

#include <fmt/format.h>

namespace plattan {

namespace {

Vec2 end_of(const Screens::Parameters& parameters, std::size_t which)
{
    return {static_cast<float>((*parameters.line)[2 * which]), static_cast<float>((*parameters.line)[2 * which + 1])};
}

} // namespace

void Screens::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    if (parameters.line->size() != 4)
        return problems.add(place, "screens needs 'line': [x, y, x, y] in metres of the site, its two ends");
    check_on_ground(site, end_of(parameters, 0), place, problems);
    check_on_ground(site, end_of(parameters, 1), place, problems);
}

void Screens::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    Screen screen;
    screen.id = fmt::format("added_screen_{}", plan.changes.screens.size() + 1);
    screen.height = parameters.height;
    screen.line = {end_of(parameters, 0), end_of(parameters, 1)};
    plan.changes.screens.push_back(screen);
    const double metres = distance(screen.line[0], screen.line[1]);
    plan.write_off("planting", "city", context.costs.screen_metre * metres, context.costs.furniture_life);
}

} // namespace plattan
