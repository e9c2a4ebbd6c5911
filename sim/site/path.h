#pragma once

#include "site/body_cells.h"

#include <optional>
#include <vector>

namespace plattan {

/// Ways between any two points, for the few who go to no gate: to a seat, an anchor, a heap of litter.
class Paths {
public:
    Paths() = default;
    explicit Paths(const Ground& ground);

    /// Corner points on the way, the goal last; empty where there is no way. A straight free line is one
    /// point; else A* on 1 m cells, and through what is too narrow for them over the cells of bodies; with corners cut where a straight line is free.
    std::vector<Vec2> find(const Ground& ground, const BodyCells& cells, Vec2 from, Vec2 to) const;

    /// Nearest point to `p` on which one can stand, within 3 m; `p` itself where there is none.
    Vec2 standable(const Ground& ground, Vec2 p) const;

private:
    /// Points from cell to cell, none where the ends lie in one; nothing where there is no way.
    std::optional<std::vector<Vec2>> over_cells(Vec2 from, Vec2 to) const;

    Raster<std::uint8_t> open; ///< 1: one can stand in the cell
    /// To which of the eight cells around one can go, a bit each, row by row from below.
    std::vector<std::uint8_t> ways;
};

} // namespace plattan
