#include "site/fast_marching.h"

#include "base/cell_lists.h"

#include <bit>

namespace plattan {

namespace {

/// Upwind solution of |grad T| = slowness from the smaller neighbour along each axis.
float solve(float a, float b, float step)
{
    if (a > b)
        std::swap(a, b);
    if (b - a >= step)
        return a + step;
    return (a + b + std::sqrt(2 * step * step - (a - b) * (a - b))) / 2;
}

} // namespace

const Raster<float>& FastMarching::to(const Finish& goal)
{
    std::fill(distances.values.begin(), distances.values.end(), unreachable);
    for (const Segment& line : goal.lines)
        start_around(line, goal.side);
    const auto width = static_cast<std::uint32_t>(steps.lattice.width);
    while (!front.empty()) {
        const float value = std::bit_cast<float>(static_cast<std::uint32_t>(front.top() >> 32));
        const auto index = static_cast<std::uint32_t>(front.top());
        front.pop();
        if (value > distances.values[index])
            continue; // taken in before, when it was nearer
        const std::uint8_t open = cells.open_sides(index);
        const auto go = [&](std::uint8_t side, std::uint32_t beside) {
            if ((open & side) != 0 && steps.values[beside] != 0 && distances.values[beside] > value)
                take_in(beside);
        };
        go(BodyCells::left, index - 1);
        go(BodyCells::right, index + 1);
        go(BodyCells::down, index - width);
        go(BodyCells::up, index + width);
    }
    return distances;
}

void FastMarching::start_around(const Segment& goal, Vec2 side)
{
    const Lattice& lattice = steps.lattice;
    const float reach = std::max(0.7F, 1.5F * lattice.cell);
    Box around;
    around.take_in(goal.from);
    around.take_in(goal.to);
    const CellRange range(lattice, {around.low - Vec2{reach, reach}, around.high + Vec2{reach, reach}});
    for (int row = range.bottom; row <= range.top; ++row)
        for (int column = range.left; column <= range.right; ++column) {
            const std::size_t i = lattice.index(column, row);
            const Vec2 p = lattice.centre(i);
            if (steps.values[i] <= 0)
                continue;
            const Vec2 nearest = nearest_point(goal, p);
            const float d = distance(nearest, p);
            constexpr float behind = 0.1F; // numerical: a step of the scheme, not of people
            if (d >= reach || d >= distances.values[i] || dot(p - nearest, side) < -behind || ground.wall_between(p, nearest))
                continue;
            distances.values[i] = d;
            push(d, static_cast<std::uint32_t>(i));
        }
}

void FastMarching::take_in(std::uint32_t index)
{
    const auto width = static_cast<std::uint32_t>(steps.lattice.width);
    auto& values = distances.values;
    const std::uint8_t open = cells.open_sides(index);
    const auto from = [&](std::uint8_t side, std::uint32_t beside) { return (open & side) != 0 ? values[beside] : unreachable; };
    const float value = solve(std::min(from(BodyCells::left, index - 1), from(BodyCells::right, index + 1)),
                              std::min(from(BodyCells::down, index - width), from(BodyCells::up, index + width)), steps.values[index]);
    if (value < values[index]) {
        values[index] = value;
        push(value, index);
    }
}

void FastMarching::push(float value, std::uint32_t index)
{
    front.push(static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(value)) << 32 | index);
}

} // namespace plattan
