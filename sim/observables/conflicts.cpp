#include "observables/conflicts.h"

namespace plattan {

namespace {

constexpr float horizon = 1.5F; ///< (unit: s)
constexpr float reach = 7;      ///< nobody further off comes that near within the horizon (unit: m)

} // namespace

bool would_touch(Vec2 apart, Vec2 closing, float within)
{
    constexpr float touch = 2 * body_radius;
    const float speed = squared_length(closing);
    const float nearest = speed > 0 ? std::clamp(dot(apart, closing) / speed, 0.0F, within) : 0;
    return squared_length(apart - closing * nearest) < touch * touch;
}

void Conflicts::measure(const Moment& moment)
{
    if (!moment.clock.every(1))
        return;
    const People& people = moment.people;
    had_one.resize(people.size());
    walkers.clear();
    for (const PersonId id : people.present)
        if (people.activity[id.index] == Activity::walking && moment.site.ground().on_square(people.position[id.index]))
            walkers.push_back(id);
    if (const Lattice cells = Lattice::covering(moment.site.ground().low(), moment.site.ground().high(), reach); by_cell.lattice() != cells)
        by_cell = CellLists(cells);
    by_cell.fill_points(walkers.size(), [&](std::size_t i) { return people.position[walkers[i].index]; });
    const Vec2 around{reach, reach};
    for (const PersonId id : walkers) {
        const auto a = id.index;
        if (had_one[a] != 0)
            continue; // whoever has none yet finds this one
        const Vec2 here = people.position[a];
        by_cell.any({here - around, here + around}, [&](std::uint32_t place) {
            const auto b = walkers[by_cell.all()[place]].index;
            const Vec2 apart = people.position[b] - here;
            if (people.group[a] == people.group[b] || std::abs(apart.x) > reach || std::abs(apart.y) > reach ||
                !would_touch(apart, people.velocity[a] - people.velocity[b], horizon))
                return false;
            had_one[a] = had_one[b] = 1;
            return true;
        });
    }
}

void Conflicts::count_visits(const People& people, const PersonRows& rows)
{
    for (const std::uint32_t i : rows)
        if (people.traits[i].visitor && people.square_time[i] > 0) {
            ++counted;
            free += i >= had_one.size() || had_one[i] == 0;
        }
}

} // namespace plattan
