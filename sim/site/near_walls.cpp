#include "site/near_walls.h"

#include <cmath>

namespace plattan {

namespace {

constexpr float cell = 1.5F; // numerical: side of a cell of the search (unit: m)

Box box_of(Vec2 a, Vec2 b)
{
    Box box;
    box.take_in(a);
    box.take_in(b);
    return box;
}

} // namespace

NearWalls::NearWalls(const std::vector<Segment>& walls, Box around)
{
    for (const Segment& wall : walls) {
        const int count = std::max(1, static_cast<int>(std::ceil(length(wall.to - wall.from) / cell)));
        const auto point = [&](int i) {
            return i == count ? wall.to : wall.from + (wall.to - wall.from) * (static_cast<float>(i) / static_cast<float>(count));
        };
        for (int i = 0; i < count; ++i)
            if (!(point(i) == point(i + 1)))
                pieces.push_back({point(i), point(i + 1)});
    }
    by_cell = CellLists(Lattice::covering(around.low, around.high, cell));
    by_cell.fill(pieces.size(), [&](std::size_t i) { return box_of(pieces[i].from, pieces[i].to); });
}

float NearWalls::distance(Vec2 p) const
{
    float least = reach, most_beside = -1, side = 1;
    const auto look = [&](float within) {
        for_near(p, within, [&](const Segment& wall) {
            const float away = plattan::distance(nearest_point(wall, p), p);
            // At a corner two walls are equally near; the one that is seen more from the side tells inside from outside.
            const float across = cross(wall.to - wall.from, p - wall.from) / length(wall.to - wall.from);
            constexpr float equal = 1e-5F; // numerical: two distances that differ by rounding (unit: m)
            if (away < least - equal || (away < least + equal && std::abs(across) > most_beside)) {
                least = std::min(least, away);
                most_beside = std::abs(across);
                side = across <= 0 ? 1.0F : -1.0F;
            }
        });
    };
    constexpr float often_enough = 0.5F; // numerical: between points that are looked at (unit: m)
    look(often_enough);
    if (least > often_enough)
        look(reach);
    return side * least;
}

bool NearWalls::crossed(Vec2 from, Vec2 to) const
{
    return by_cell.any(box_of(from, to), [&](std::uint32_t place) { return intersect(pieces[by_cell.all()[place]], {from, to}); });
}

} // namespace plattan
