#pragma once

#include "base/cell_lists.h"

#include <vector>

namespace plattan {

/// The walls themselves, for places where a raster of distances is too coarse: narrow passages and thin walls.
class NearWalls {
public:
    static constexpr float reach = 1.25F; // numerical: distances are known up to here (unit: m)

    NearWalls() = default;
    /// @param walls sides of rings; the ground lies on the right of each
    NearWalls(const std::vector<Segment>& walls, Box around);

    /// Distance to the nearest wall, at most `reach`, negative outside of the ground (unit: m)
    float distance(Vec2 p) const;

    /// True where the straight line between two points meets a wall.
    bool crossed(Vec2 from, Vec2 to) const;

    /// Calls with each piece of a wall that may come so near to a point.
    template <class Each> void for_near(Vec2 p, float within, Each&& each) const
    {
        by_cell.any({p - Vec2{within, within}, p + Vec2{within, within}},
                    [&](std::uint32_t place) { return each(pieces[by_cell.all()[place]]), false; });
    }

private:
    std::vector<Segment> pieces; ///< of the walls, each no longer than a cell
    CellLists by_cell;
};

} // namespace plattan
