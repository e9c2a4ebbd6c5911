#include "site/distance_field.h"

#include "site/figures.h"

#include <algorithm>
#include <array>

namespace plattan {

namespace {

constexpr float full = 32767; // numerical: length of a unit vector in a Heading

/// True where the step to one of the eight neighbours leads through open sides only.
bool open_towards(const BodyCells& cells, int column, int row, int right, int up)
{
    const auto through = [&](int c, int r, int dc, int dr) {
        const std::uint8_t side = dc < 0 ? BodyCells::left : dc > 0 ? BodyCells::right : dr < 0 ? BodyCells::down : BodyCells::up;
        return (cells.open_sides(c, r) & side) != 0;
    };
    if (right == 0 || up == 0)
        return through(column, row, right, up);
    return through(column, row, right, 0) && through(column + right, row, 0, up) && through(column, row, 0, up) &&
           through(column, row + up, right, 0);
}

} // namespace

Steps DistanceField::steps(const Ground& ground, const std::shared_ptr<const BodyCells>& cells, const Manner& manner)
{
    Raster<float> step(cells->cells());
    for (std::size_t i = 0; i < step.values.size(); ++i) {
        if (!cells->stands(i))
            continue;
        const Vec2 p = step.lattice.centre(i);
        const Stairs* stairs = ground.stairs(p);
        if (manner.avoids_stairs && stairs != nullptr && !stairs->step_free)
            continue;
        step.values[i] = step.lattice.cell * (stairs != nullptr ? *site_figures.stairs_weight : 1.0F) *
                         (ground.wall_distance(p) < site_figures.wall_strip ? *site_figures.wall_weight : 1.0F);
        if (manner.factor)
            step.values[i] *= manner.factor(p);
    }
    return {std::move(step), cells};
}

DistanceField::DistanceField(const Raster<float>& walked, const std::shared_ptr<const BodyCells>& cells, bool of_few)
    : sides(cells->has_closed_sides() ? cells : nullptr), distances(walked)
{
    if (!of_few)
        headings = TiledRaster<Heading>(walked.lattice, [&](int column, int row) { return direction_down(walked, sides.get(), column, row); });
}

template <class Distances> DistanceField::Heading DistanceField::direction_down(const Distances& distances, const BodyCells* sides, int c, int r)
{
    const float here = distances.at(c, r);
    if (here == unreachable)
        return {};
    const auto heading = [](Vec2 unit) {
        return Heading{static_cast<std::int16_t>(std::lround(unit.x * full)), static_cast<std::int16_t>(std::lround(unit.y * full))};
    };
    const auto blocked = [&](const auto& side) {
        return distances.at(c + side[0], r + side[1]) == unreachable || (sides != nullptr && !open_towards(*sides, c, r, side[0], side[1]));
    };
    // Down the gradient where all around is ground, which it is not on the border; elsewhere to the steepest of the eight neighbours.
    if (std::none_of(neighbours.begin(), neighbours.end(), blocked)) {
        const Vec2 gradient{distances.at(c - 1, r) - distances.at(c + 1, r), distances.at(c, r - 1) - distances.at(c, r + 1)};
        if (squared_length(gradient) > 1e-6F)
            return heading(normalised(gradient));
    }
    Vec2 best;
    float steepest = 0;
    for (const auto& side : neighbours) {
        const Vec2 step{static_cast<float>(side[0]), static_cast<float>(side[1])};
        const float slope = (here - distances.at(c + side[0], r + side[1])) / length(step);
        if (slope > steepest && !(sides != nullptr && blocked(side))) {
            steepest = slope;
            best = normalised(step);
        }
    }
    return heading(best);
}

float DistanceField::distance(Vec2 p) const
{
    const Lattice& lattice = distances.cells();
    const int column = std::clamp(lattice.column(p.x), 1, lattice.width - 2), row = std::clamp(lattice.row(p.y), 1, lattice.height - 2);
    const float here = distances.at(column, row);
    if (here != unreachable)
        return here;
    // Beside a wall the middle of the cell may lie in it, or too near to it for a body.
    float least = unreachable;
    for (const auto& side : neighbours)
        least = std::min(least, distances.at(column + side[0], row + side[1]));
    return least;
}

Vec2 DistanceField::direction(Vec2 p) const
{
    const auto vector = [](Heading heading) { return Vec2{static_cast<float>(heading.x), static_cast<float>(heading.y)}; };
    if (!headings.empty())
        return normalised(headings.blend(p, vector));
    const Lattice& lattice = distances.cells();
    return normalised(blend_at(lattice, p).of([&](int column, int row) { return vector(direction_down(distances, sides.get(), column, row)); }));
}

float DistanceField::cost_of_a_metre(Vec2 from, Vec2 to) const
{
    constexpr float stride = 1; // numerical: as fine as what is known of the ground (unit: m)
    const Lattice& lattice = distances.cells();
    // What a cell costs, as fast marching has it from the nearer neighbours.
    const auto cost_at = [&](Vec2 p) {
        const int column = std::clamp(lattice.column(p.x), 1, lattice.width - 2), row = std::clamp(lattice.row(p.y), 1, lattice.height - 2);
        const float here = distances.at(column, row);
        if (here == unreachable)
            return unreachable;
        const float across = std::max(0.0F, here - std::min(distances.at(column - 1, row), distances.at(column + 1, row)));
        const float along = std::max(0.0F, here - std::min(distances.at(column, row - 1), distances.at(column, row + 1)));
        return std::sqrt(across * across + along * along) / lattice.cell;
    };
    const float whole = plattan::distance(from, to);
    float sum = 0;
    int strides = 0;
    for (float walked = stride / 2; walked < whole; walked += stride, ++strides)
        sum += cost_at(from + (to - from) * (walked / whole));
    return strides == 0 ? 1 : sum / static_cast<float>(strides);
}

} // namespace plattan
