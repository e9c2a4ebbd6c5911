#include "observables/conflicts.h"

#include "observables/figures.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr float horizon = conflict_figures.horizon;
constexpr float reach = 3; // numerical: nobody further off comes that near within the horizon (unit: m)

} // namespace

bool would_touch(Vec2 apart, Vec2 closing, float within)
{
    constexpr float touch = 2 * body_radius;
    const float approach = dot(apart, closing);
    if (!(approach > 0)) // they are nearest now
        return squared_length(apart) < touch * touch;
    const float nearest = std::min(approach / squared_length(closing), within);
    return squared_length(apart - closing * nearest) < touch * touch;
}

void Conflicts::measure(const Moment& moment)
{
    const People& people = moment.people;
    had_one.resize(people.size());
    closing_on.resize(people.size(), nobody);
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
            if (const Walker& one = walkers[i]; had_one[one.row] == 0) {
                const std::uint32_t other = about_to_touch(one);
                had_one[one.row] = other != nobody && other == closing_on[one.row];
                closing_on[one.row] = other;
            }
    });
}

/// The first one found, in the order of rows.
std::uint32_t Conflicts::about_to_touch(const Walker& one) const
{
    const Vec2 around{reach, reach};
    std::uint32_t found_row = nobody;
    by_cell.any({one.position - around, one.position + around}, [&](std::uint32_t place) {
        const Walker& other = walkers[place];
        const Vec2 apart = other.position - one.position;
        if (one.group != other.group && std::abs(apart.x) <= reach && std::abs(apart.y) <= reach &&
            would_touch(apart, one.velocity - other.velocity, horizon))
            found_row = std::min(found_row, other.row);
        return false;
    });
    return found_row;
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
