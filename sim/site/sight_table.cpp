#include "site/sight_table.h"

namespace plattan {

SightTable::SightTable(const Ground& ground, const Sight& sight, const Workers& workers)
    : cells(Lattice::covering(ground.low(), ground.high(), cell)), bits(cells.size() * words)
{
    workers.for_items(cells.size(), 64, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Vec2 from = cells.centre(i);
            // Where only a corner of the cell is ground, its middle lies behind the wall: such cells see nobody but themselves.
            for (int row = -reach; row <= reach; ++row)
                for (int column = -reach; column <= reach; ++column) {
                    const Vec2 to = from + Vec2{static_cast<float>(column) * cell, static_cast<float>(row) * cell};
                    const bool same = row == 0 && column == 0;
                    if (!same && (!ground.walkable(from) || !ground.walkable(to) || distance(from, to) > range || !sight.free(from, to)))
                        continue;
                    const auto bit = static_cast<std::size_t>(row + reach) * width + static_cast<std::size_t>(column + reach);
                    bits[i * words + bit / 64] |= std::uint64_t{1} << (bit % 64);
                }
        }
    });
}

bool SightTable::free(Vec2 from, Vec2 to) const
{
    const int column = std::clamp(cells.column(from.x), 0, cells.width - 1), row = std::clamp(cells.row(from.y), 0, cells.height - 1);
    const int right = cells.column(to.x) - column + reach, up = cells.row(to.y) - row + reach;
    if (right < 0 || right >= width || up < 0 || up >= width)
        return false;
    const auto bit = static_cast<std::size_t>(up) * width + static_cast<std::size_t>(right);
    return (bits[cells.index(column, row) * words + bit / 64] >> (bit % 64) & 1) != 0;
}

} // namespace plattan
