#pragma once

#include "base/raster.h"

#include <algorithm>

namespace plattan {

/// Points in cells as wide as the distance asked about: whoever is near a point lies in its cell or in one of the
/// eight around it.
class PointCells {
public:
    /// @param reach the distance asked about (unit: m)
    PointCells(Vec2 low, Vec2 high, float reach)
        : reach(reach), lattice(Lattice::covering(low, high + Vec2{reach, reach}, reach)), cells(lattice.size())
    {
    }

    void add(Vec2 p) { cells[lattice.index(p)].push_back(p); }

    /// Number of points nearer than `reach`; p itself too if it was added.
    std::size_t near(Vec2 p) const
    {
        std::size_t count = 0;
        const int c = lattice.column(p.x), r = lattice.row(p.y);
        for (int row = std::max(0, r - 1); row <= std::min(lattice.height - 1, r + 1); ++row)
            for (int column = std::max(0, c - 1); column <= std::min(lattice.width - 1, c + 1); ++column)
                for (const Vec2 other : cells[lattice.index(column, row)])
                    count += distance(other, p) < reach;
        return count;
    }

private:
    float reach;
    Lattice lattice;
    std::vector<std::vector<Vec2>> cells;
};

} // namespace plattan
