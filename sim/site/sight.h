#pragma once

#include "base/cell_lists.h"

#include <vector>

namespace plattan {

/// Free lines of sight in plan. People do not block sight; differences in level are not modelled.
class Sight {
public:
    Sight() = default;
    explicit Sight(const std::vector<Segment>& walls);

    /// True where no wall, pillar or high screen lies between two points.
    bool free(Vec2 from, Vec2 to) const;

private:
    struct Wall {
        Segment line;
        Box box;
    };
    std::vector<Wall> walls;
    CellLists by_cell; ///< numbers of walls
};

} // namespace plattan
