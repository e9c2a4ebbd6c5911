#include "interventions/screens.h"

#include "interventions/references.h"

#include <fmt/format.h>

namespace plattan {

namespace {

constexpr float step_along_screen = 0.5; // numerical: no fire lane is narrower (unit: m)

} // namespace

void Screens::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    if (parameters.line->size() != 4)
        return problems.add(parameters.line.place_or(place), "screens needs 'line': [x, y, x, y] in metres of the site, its two ends");
    const Place& line = parameters.line.place_or(place);
    const Vec2 one = point_of(parameters.line), other = point_of(parameters.line, 2);
    check_on_ground(site, one, line, problems);
    check_on_ground(site, other, line, problems);
    const int pieces = 1 + static_cast<int>(distance(one, other) / step_along_screen);
    for (int i = 0; i <= pieces; ++i)
        if (check_clear_of_fire_lanes(site, "the screen", one + (other - one) * (static_cast<float>(i) / static_cast<float>(pieces)), line, problems))
            break; // the rest of it may lie there too
}

void Screens::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    Screen screen;
    screen.id = fmt::format("added_screen_{}", plan.changes.screens.size() + 1);
    screen.height = parameters.height;
    screen.line = {point_of(parameters.line), point_of(parameters.line, 2)};
    plan.changes.screens.push_back(screen);
    const double metres = distance(screen.line[0], screen.line[1]);
    plan.write_off("planting", Payer::city, context.costs.screen_metre * metres, context.costs.furniture_life);
}

} // namespace plattan
