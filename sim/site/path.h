#pragma once

#include "site/ground.h"

#include <vector>

namespace plattan {

/// Ways between any two points, for the few who go to no gate: to a seat, an anchor, a heap of litter.
class Paths {
public:
    Paths() = default;
    explicit Paths(const Ground& ground);

    /// Corner points on the way, the goal last; empty where there is no way. A straight free line is one
    /// point; else A* on 1 m cells, with corners cut where a straight line is free.
    std::vector<Vec2> find(const Ground& ground, Vec2 from, Vec2 to) const;

    /// Nearest point to `p` on which one can stand, within 3 m; `p` itself where there is none.
    Vec2 standable(const Ground& ground, Vec2 p) const;

private:
    Raster<std::uint8_t> open;
};

} // namespace plattan
