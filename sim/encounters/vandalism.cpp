#include "encounters/vandalism.h"

#include "base/elementary.h"
#include "encounters/figures.h"
#include "encounters/guardianship.h"
#include "site/random_point.h"

namespace plattan {

namespace {

/// A point of the square at a wall; nothing where none was found.
std::optional<Vec2> point_at_wall(const Ground& ground, Draws& draws)
{
    return random_point_on_square(ground, draws, 200,
                                  [&](Vec2 p) { return ground.wall_distance(p) > 0.1F && ground.wall_distance(p) < vandalism_figures.wall_reach; });
}

} // namespace

Guardians Vandalism::guardians(Vec2 p, const Setting& s) const
{
    const double a_uniform = parameters.uniform_observers * parameters.observers;
    return guardians_of(s, p, static_cast<float>(*parameters.observer_range), Noticed::by_sight,
                        [&](PersonId id) { return s.people.traits[id.index].uniform && s.people.looks_after_the_place(id) ? a_uniform : 1.0; });
}

/// At walls drawn once for the day: who would see it.
void Vandalism::note_watch(GroundDay& day, const Setting& s) const
{
    constexpr std::uint32_t walls = 40; // enough for the mean over the square
    if (day.walls.empty())
        for (std::uint32_t i = 0; i < walls; ++i) {
            Draws draws(s.run, person_key(static_cast<std::uint32_t>(Population::place), s.clock.date().days_since_1970, i), 0, Purpose::wall_watch);
            if (const auto place = point_at_wall(s.site.ground(), draws))
                day.walls.push_back(*place);
        }
    for (std::size_t i = 0; i < day.walls.size(); ++i) {
        const Guardians there = guardians(day.walls[i], s);
        day.note_watch(i, s.clock.time_of_day(), there.visitors * static_cast<double>(s.people.visitor_weight),
                       elementary::exp(-there.others / parameters.observers));
    }
}

void Vandalism::settle(const Setting& s) const
{
    if (!s.clock.every(60))
        return;
    const auto minute = static_cast<std::uint32_t>(s.clock.time_of_day() / 60);
    Draws draws(s.run, person_key(static_cast<std::uint32_t>(Population::place), s.clock.date().days_since_1970, minute), 0, Purpose::vandalism);
    const double graffiti = draws.uniform(), damage = draws.uniform();
    if (s.writes.environment.written_down != nullptr)
        note_watch(*s.writes.environment.written_down, s);
    const auto happens = [&](Defect::Kind kind, EventKind event, double draw, double per_day) {
        if (draw >= per_day / 1440)
            return;
        const auto place = point_at_wall(s.site.ground(), draws);
        if (!place || draws.uniform() >= guardians(*place, s).unguarded(parameters.observers, s.people.visitor_weight))
            return;
        s.writes.environment.defects.add({kind, *place, s.clock.now()});
        s.writes.events.push_back({s.clock.now(), event, {}, {}, *place, 0});
    };
    happens(Defect::Kind::graffiti, EventKind::graffiti, graffiti, parameters.graffiti_per_day);
    happens(Defect::Kind::damage, EventKind::damage, damage, parameters.damage_per_day);
}

} // namespace plattan
