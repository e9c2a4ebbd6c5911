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
    static constexpr std::uint8_t stands = 1, right = 2, up = 4; ///< one can stand in a cell; no wall is between it and the one on that side

    /// Points from cell to cell, none where the ends lie in one; nothing where there is no way.
    std::optional<std::vector<Vec2>> over_cells(Vec2 from, Vec2 to) const;
    bool through(int column, int row, int dc, int dr) const;

    Raster<std::uint8_t> open;
};

} // namespace plattan
