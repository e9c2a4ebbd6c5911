#include "visualize/model/layers/list.h"
#include "visualize/model/layers/uniformed.h"

#include <cmath>
#include <queue>

namespace plattan::view {

namespace {

constexpr float longest = 60; ///< that is looked for (unit: s)

/// Shortest ways over cells with ground, to eight neighbours, as far as somebody walks in a minute.
Field coverage_at(RunFile& run, const When& when)
{
    constexpr float walking_speed = 1.34F; // m/s
    if (!run.lattice())
        return Known::outside;
    const auto [known, places] = uniformed_at(run, when.time);
    if (known != Known::here)
        return known;
    const auto& lattice = *run.lattice();
    Cells seconds(lattice.size(), std::nanf(""));
    using Reached = std::pair<float, std::size_t>;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> next;
    for (const Vec2 place : places)
        next.emplace(0.0F, lattice.index(place));
    while (!next.empty()) {
        const auto [after, cell] = next.top();
        next.pop();
        if (!std::isnan(seconds[cell]))
            continue;
        seconds[cell] = after;
        const auto column = static_cast<int>(cell) % lattice.width, row = static_cast<int>(cell) / lattice.width;
        for (const auto& [x, y] : neighbours) {
            if (!lattice.contains(column + x, row + y))
                continue;
            const auto other = lattice.index(column + x, row + y);
            const float then = after + lattice.cell * (x != 0 && y != 0 ? 1.41421F : 1) / walking_speed;
            if (run.free_area()[other] > 0 && then < longest && std::isnan(seconds[other]))
                next.emplace(then, other);
        }
    }
    return seconds;
}

} // namespace

/// How soon somebody in a uniform can be there on foot (unit: s); nothing where it takes more than a minute. Beside a
/// run in which somebody is there, nobody within a minute counts as a minute: the sign of a difference is then right, and its size the least.
const Layer layers::coverage{"coverage", coverage_at, false, true, true, true, longest};

} // namespace plattan::view
