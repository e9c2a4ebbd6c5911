#include "encounters/vandalism.h"

#include "base/elementary.h"
#include "site/random_point.h"

namespace plattan {

namespace {

constexpr float range = 15; ///< of those who would notice (unit: m)

/// A point of the square at a wall; nothing where none was found.
std::optional<Vec2> point_at_wall(const Ground& ground, Draws& draws)
{
    return random_point(ground.low(), ground.high(), draws, 200,
                        [&](Vec2 p) { return ground.on_square(p) && ground.wall_distance(p) > 0.1F && ground.wall_distance(p) < 0.8F; });
}

} // namespace

bool Vandalism::unseen(const Site& site, const Perception& perception, const People& people, const Light& light, Vec2 p, double draw) const
{
    const double observers = perception.observers(
        site, light, people, p, range, [&](PersonId id) { return people.traits[id.index].uniform ? 10 * parameters.observers : people.weight(id); });
    return draw < elementary::exp(-observers / parameters.observers);
}

void Vandalism::settle(const Clock& clock, RunKey run, const Site& site, const Perception& perception, const People& people, Environment& environment,
                       Events& events) const
{
    if (!clock.every(60))
        return;
    const auto minute = static_cast<std::uint32_t>(clock.time_of_day() / 60);
    Draws draws(run, person_key(static_cast<std::uint32_t>(Population::place), clock.date().days_since_1970, minute), 0, Purpose::vandalism);
    const double graffiti = draws.uniform(), damage = draws.uniform();
    const auto happens = [&](Defect::Kind kind, EventKind event, double draw, double per_day) {
        if (draw >= per_day / 1440)
            return;
        const auto place = point_at_wall(site.ground(), draws);
        if (!place || !unseen(site, perception, people, environment.light, *place, draws.uniform()))
            return;
        environment.defects.add({kind, *place, clock.now()});
        events.push_back({clock.now(), event, {}, {}, *place, 0});
    };
    happens(Defect::Kind::graffiti, EventKind::graffiti, graffiti, parameters.graffiti_per_day);
    happens(Defect::Kind::damage, EventKind::damage, damage, parameters.damage_per_day);
}

} // namespace plattan
