#include "observables/conflicts.h"

#include <algorithm>

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
    std::sort(walkers.begin(), walkers.end(), [&](PersonId a, PersonId b) {
        const float xa = people.position[a.index].x, xb = people.position[b.index].x;
        return xa != xb ? xa < xb : a < b;
    });
    for (std::size_t i = 0; i < walkers.size(); ++i)
        for (std::size_t j = i + 1; j < walkers.size(); ++j) {
            const auto a = walkers[i].index, b = walkers[j].index;
            const Vec2 apart = people.position[b] - people.position[a];
            if (apart.x > reach)
                break;
            if (people.group[a] == people.group[b] || std::abs(apart.y) > reach || (had_one[a] != 0 && had_one[b] != 0))
                continue;
            if (would_touch(apart, people.velocity[a] - people.velocity[b], horizon))
                had_one[a] = had_one[b] = 1;
        }
}

void Conflicts::count_visits(const People& people, std::size_t first, std::size_t last)
{
    for (std::size_t i = first; i < last; ++i)
        if (people.traits[i].visitor && people.square_time[i] > 0) {
            ++counted;
            free += i >= had_one.size() || had_one[i] == 0;
        }
    had_one.drop_before(last);
}

} // namespace plattan
