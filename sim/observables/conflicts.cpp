#include "observables/conflicts.h"

#include "observables/figures.h"

namespace plattan {

namespace {

constexpr float horizon = conflict_figures.horizon;
constexpr float reach = 7; // numerical: nobody further off comes that near within the horizon (unit: m)

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
    found.clear();
    for (const PersonId id : people.present)
        if (people.activity[id.index] == Activity::walking && moment.site.ground().on_square(people.position[id.index]))
            found.push_back(id);
    if (const Lattice cells = Lattice::covering(moment.site.ground().low(), moment.site.ground().high(), reach); by_cell.lattice() != cells)
        by_cell = CellLists(cells);
    by_cell.fill_points(found.size(), [&](std::size_t i) { return people.position[found[i].index]; });
    walkers.clear();
    for (const std::uint32_t i : by_cell.all()) {
        const std::uint32_t row = found[i].index;
        walkers.push_back({people.position[row], people.velocity[row], row, people.group[row]});
    }
    constexpr std::size_t block = 64;
    moment.workers.for_items(walkers.size(), block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (const Walker& one = walkers[i]; had_one[one.row] == 0 && has_one(one))
                had_one[one.row] = 1;
    });
}

bool Conflicts::has_one(const Walker& one) const
{
    const Vec2 around{reach, reach};
    return by_cell.any({one.position - around, one.position + around}, [&](std::uint32_t place) {
        const Walker& other = walkers[place];
        const Vec2 apart = other.position - one.position;
        return one.group != other.group && std::abs(apart.x) <= reach && std::abs(apart.y) <= reach &&
               would_touch(apart, one.velocity - other.velocity, horizon);
    });
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
