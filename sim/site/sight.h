#pragma once

#include "base/raster.h"

#include <cstdint>
#include <vector>

namespace plattan {

/// Free lines of sight in plan. People do not block sight; differences in level are not modelled.
class Sight {
public:
    Sight() = default;
    explicit Sight(std::vector<Segment> walls);

    /// True where no wall, pillar or high screen lies between two points.
    bool free(Vec2 from, Vec2 to) const;

private:
    struct Wall {
        Segment line;
        float left, right, bottom, top;
    };
    std::vector<Wall> walls;
    Lattice cells;
    std::vector<std::uint32_t> begin, in_cell; ///< by cell: numbers of the walls whose box touches it
};

} // namespace plattan
