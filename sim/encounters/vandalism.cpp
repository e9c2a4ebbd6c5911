#include "encounters/vandalism.h"

#include "encounters/guardianship.h"
#include "site/random_point.h"

namespace plattan {

namespace {

constexpr float range = 15; ///< of those who would notice (unit: m)

/// A point of the square at a wall; nothing where none was found.
std::optional<Vec2> point_at_wall(const Ground& ground, Draws& draws)
{
    return random_point_on_square(ground, draws, 200, [&](Vec2 p) { return ground.wall_distance(p) > 0.1F && ground.wall_distance(p) < 0.8F; });
}

} // namespace

bool Vandalism::unseen(Vec2 p, double draw, const Setting& s) const
{
    const double a_uniform = 10 * parameters.observers;
    const Guardians guardians = guardians_of(s, p, range, [&](PersonId id) { return s.people.traits[id.index].uniform ? a_uniform : 1.0; });
    return draw < guardians.unguarded(parameters.observers, s.people.visitor_weight);
}

void Vandalism::settle(const Setting& s) const
{
    if (!s.clock.every(60))
        return;
    const auto minute = static_cast<std::uint32_t>(s.clock.time_of_day() / 60);
    Draws draws(s.run, person_key(static_cast<std::uint32_t>(Population::place), s.clock.date().days_since_1970, minute), 0, Purpose::vandalism);
    const double graffiti = draws.uniform(), damage = draws.uniform();
    const auto happens = [&](Defect::Kind kind, EventKind event, double draw, double per_day) {
        if (draw >= per_day / 1440)
            return;
        const auto place = point_at_wall(s.site.ground(), draws);
        if (!place || !unseen(*place, draws.uniform(), s))
            return;
        s.environment.defects.add({kind, *place, s.clock.now()});
        s.events.push_back({s.clock.now(), event, {}, {}, *place, 0});
    };
    happens(Defect::Kind::graffiti, EventKind::graffiti, graffiti, parameters.graffiti_per_day);
    happens(Defect::Kind::damage, EventKind::damage, damage, parameters.damage_per_day);
}

} // namespace plattan
