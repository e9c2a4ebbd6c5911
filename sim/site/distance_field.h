#pragma once

#include "base/raster.h"
#include "site/ground.h"

namespace plattan {

/// The walking distance to a goal from everywhere, by fast marching (Sethian 1996, `sethian1996`), and the way to it.
///
/// Stairs count as longer than they are and strips along walls as slightly longer, so that the
/// paths people take keep off the walls.
class DistanceField {
public:
    DistanceField() = default;
    DistanceField(const Ground& ground, const Segment& goal);

    /// Walking distance with the weights above; infinity where the goal cannot be reached (unit: m)
    float distance(Vec2 p) const { return values.at(p); }
    bool reachable(Vec2 p) const;

    /// Unit vector down the field, or (0, 0) where there is no way.
    Vec2 direction(Vec2 p) const;

    /// Cells are 0.5 m, or smaller where the whole site is small.
    static Lattice lattice_for(const Ground& ground);

private:
    void march(const Ground& ground, const Segment& goal);
    void find_directions();

    Raster<float> values;
    Raster<Vec2> directions;
};

} // namespace plattan
