#include "site/sight.h"

namespace plattan {

namespace {

constexpr float cell_width = 8; // numerical: side of a cell of the search (unit: m)

Box box_of(const Segment& line)
{
    Box box;
    box.take_in(line.from);
    box.take_in(line.to);
    return box;
}

} // namespace

Sight::Sight(const std::vector<Segment>& segments)
{
    Box all;
    for (const auto& s : segments) {
        walls.push_back({s, box_of(s)});
        all.take_in(s.from);
        all.take_in(s.to);
    }
    if (walls.empty())
        return;
    by_cell = CellLists(Lattice::covering(all.low, all.high, cell_width));
    by_cell.fill(walls.size(), [&](std::size_t i) { return walls[i].box; });
}

bool Sight::free(Vec2 from, Vec2 to) const
{
    if (walls.empty())
        return true;
    const Segment ray{from, to};
    const Box box = box_of(ray);
    // Where a wall cuts the ray, both lie in one cell.
    return !by_cell.any(box, [&](std::uint32_t place) {
        const Wall& wall = walls[by_cell.all()[place]];
        return wall.box.high.x >= box.low.x && wall.box.low.x <= box.high.x && wall.box.high.y >= box.low.y && wall.box.low.y <= box.high.y &&
               intersect(ray, wall.line);
    });
}

} // namespace plattan
