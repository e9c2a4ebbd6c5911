#include "site/distance_field.h"

#include <array>
#include <limits>
#include <queue>

namespace plattan {

namespace {

constexpr float unreachable = std::numeric_limits<float>::infinity();
constexpr float full = 32767;          ///< length of a unit vector in a Heading
constexpr float body = 0.2F;           ///< centres of bodies keep this far from walls (unit: m)
constexpr float narrow = 0.35F;        ///< nearer to a wall than this nobody likes to walk (unit: m)
constexpr float wall_weight = 1.3F;    ///< a wider strip or more weight would draw the crowd of a corridor into its middle
constexpr float stairs_weight = 1.65F; ///< 1 / mean of the stair speed factors up and down
constexpr std::array<std::array<int, 2>, 4> sides{{{-1, 0}, {1, 0}, {0, -1}, {0, 1}}};

struct Front {
    float value;
    std::uint32_t index;
    /// Nearest first; equal values in order of index, so that the order is total.
    bool operator<(const Front& other) const { return value != other.value ? value > other.value : index > other.index; }
};

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

Lattice DistanceField::lattice_for(const Ground& ground)
{
    const Vec2 extent = ground.high() - ground.low();
    const float longest = std::max(extent.x, extent.y);
    const float cell = longest < 20 ? 0.1F : longest < 40 ? 0.25F : 0.5F;
    return Lattice::covering(ground.low(), ground.high(), cell);
}

DistanceField::DistanceField(const Ground& ground, const Segment& goal, const Manner& manner)
{
    const Raster<float> marched = march(ground, goal, manner);
    distances = {marched, unreachable};
    headings = {directions_down(marched), Heading{}};
}

Raster<float> DistanceField::march(const Ground& ground, const Segment& goal, const Manner& manner)
{
    const auto lattice = lattice_for(ground);
    Raster<float> values(lattice, unreachable);
    std::vector<float> step(lattice.size()); // 0: no ground
    std::vector<std::uint8_t> final(lattice.size());
    std::priority_queue<Front> front;
    for (std::size_t i = 0; i < lattice.size(); ++i) {
        const Vec2 p = lattice.centre(i);
        const float clearance = ground.wall_distance(p);
        if (clearance < body)
            continue;
        const Stairs* stairs = ground.stairs(p);
        if (manner.avoids_stairs && stairs != nullptr && !stairs->step_free)
            continue;
        step[i] = lattice.cell * (stairs != nullptr ? stairs_weight : 1.0F) * (clearance < narrow ? wall_weight : 1.0F);
        if (manner.factor)
            step[i] *= manner.factor(p);
        const Vec2 nearest = nearest_point(goal, p);
        if (const float d = plattan::distance(nearest, p); d < std::max(0.7F, 1.5F * lattice.cell)) {
            values.values[i] = d;
            front.push({d, static_cast<std::uint32_t>(i)});
        }
    }
    const auto known = [&](int c, int r) { return lattice.contains(c, r) ? values.values[lattice.index(c, r)] : unreachable; };
    while (!front.empty()) {
        const Front nearest = front.top();
        front.pop();
        if (final[nearest.index])
            continue;
        final[nearest.index] = 1;
        const int column = static_cast<int>(nearest.index) % lattice.width, row = static_cast<int>(nearest.index) / lattice.width;
        for (const auto& side : sides) {
            const int c = column + side[0], r = row + side[1];
            if (!lattice.contains(c, r))
                continue;
            const auto i = lattice.index(c, r);
            if (final[i] || step[i] == 0)
                continue;
            const float value = solve(std::min(known(c - 1, r), known(c + 1, r)), std::min(known(c, r - 1), known(c, r + 1)), step[i]);
            if (value < values.values[i]) {
                values.values[i] = value;
                front.push({value, static_cast<std::uint32_t>(i)});
            }
        }
    }
    return values;
}

Raster<DistanceField::Heading> DistanceField::directions_down(const Raster<float>& values)
{
    const auto& lattice = values.lattice;
    Raster<Heading> directions(lattice);
    for (int r = 0; r < lattice.height; ++r)
        for (int c = 0; c < lattice.width; ++c) {
            const auto i = lattice.index(c, r);
            const float here = values.values[i];
            if (here == unreachable)
                continue;
            // Steepest of the eight neighbours first; refined by the gradient where all four sides are ground.
            Vec2 best;
            float steepest = 0;
            bool open = true;
            for (int dr = -1; dr <= 1; ++dr)
                for (int dc = -1; dc <= 1; ++dc) {
                    if (!lattice.contains(c + dc, r + dr) || (dc == 0 && dr == 0))
                        continue;
                    const float there = values.values[lattice.index(c + dc, r + dr)];
                    if (there == unreachable) {
                        open = false;
                        continue;
                    }
                    const Vec2 step{static_cast<float>(dc), static_cast<float>(dr)};
                    if (const float slope = (here - there) / length(step); slope > steepest) {
                        steepest = slope;
                        best = normalised(step);
                    }
                }
            if (open && lattice.contains(c - 1, r - 1) && lattice.contains(c + 1, r + 1)) {
                const Vec2 gradient{values.values[i - 1] - values.values[i + 1], values.values[i - static_cast<std::size_t>(lattice.width)] -
                                                                                     values.values[i + static_cast<std::size_t>(lattice.width)]};
                if (squared_length(gradient) > 1e-6F)
                    best = normalised(gradient);
            }
            directions.values[i] = {static_cast<std::int16_t>(std::lround(best.x * full)), static_cast<std::int16_t>(std::lround(best.y * full))};
        }
    return directions;
}

bool DistanceField::reachable(Vec2 p) const { return distances.at(p) != unreachable; }

Vec2 DistanceField::direction(Vec2 p) const
{
    return normalised(blend_at(headings.cells(), p).of([&](int column, int row) {
        const Heading heading = headings.at(column, row);
        return Vec2{static_cast<float>(heading.x), static_cast<float>(heading.y)};
    }));
}

} // namespace plattan
