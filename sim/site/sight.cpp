#include "site/sight.h"

#include <algorithm>
#include <numeric>

namespace plattan {

namespace {

constexpr float cell_width = 8; ///< (unit: m)

/// Calls `each(cell)` for the cells that a box touches; what lies outside counts to the nearest. True as soon as a call is.
template <class Each> bool any_cell(const Lattice& cells, float left, float right, float bottom, float top, Each&& each)
{
    const auto column = [&](float x) { return std::clamp(cells.column(x), 0, cells.width - 1); };
    const auto row = [&](float y) { return std::clamp(cells.row(y), 0, cells.height - 1); };
    for (int r = row(bottom); r <= row(top); ++r)
        for (int c = column(left); c <= column(right); ++c)
            if (each(cells.index(c, r)))
                return true;
    return false;
}

} // namespace

Sight::Sight(std::vector<Segment> segments)
{
    Box all;
    for (const auto& s : segments) {
        walls.push_back({s, std::min(s.from.x, s.to.x), std::max(s.from.x, s.to.x), std::min(s.from.y, s.to.y), std::max(s.from.y, s.to.y)});
        all.take_in(s.from);
        all.take_in(s.to);
    }
    if (walls.empty())
        return;
    cells = Lattice::covering(all.low, all.high, cell_width);
    begin.assign(cells.size() + 2, 0);
    const auto for_cells_of = [&](const Wall& wall, auto&& act) {
        any_cell(cells, wall.left, wall.right, wall.bottom, wall.top, [&](std::size_t cell) { return act(cell), false; });
    };
    for (const Wall& wall : walls)
        for_cells_of(wall, [&](std::size_t cell) { ++begin[cell + 2]; });
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    in_cell.resize(begin.back());
    for (std::uint32_t i = 0; i < walls.size(); ++i)
        for_cells_of(walls[i], [&](std::size_t cell) { in_cell[begin[cell + 1]++] = i; });
}

bool Sight::free(Vec2 from, Vec2 to) const
{
    const Segment ray{from, to};
    const float left = std::min(from.x, to.x), right = std::max(from.x, to.x);
    const float bottom = std::min(from.y, to.y), top = std::max(from.y, to.y);
    // Where a wall cuts the ray, both lie in one cell.
    return walls.empty() || !any_cell(cells, left, right, bottom, top, [&](std::size_t cell) {
               for (std::uint32_t i = begin[cell]; i < begin[cell + 1]; ++i) {
                   const Wall& wall = walls[in_cell[i]];
                   if (wall.right >= left && wall.left <= right && wall.top >= bottom && wall.bottom <= top && intersect(ray, wall.line))
                       return true;
               }
               return false;
           });
}

} // namespace plattan
