#pragma once

#include "base/tiled_raster.h"
#include "site/ground.h"

#include <functional>

namespace plattan {

/// The walking distance to a goal from everywhere, by fast marching (Sethian 1996, `sethian1996`), and the way to it.
///
/// Stairs count as longer than they are and strips along walls as slightly longer, so that the
/// paths people take keep off the walls.
class DistanceField {
public:
    DistanceField() = default;

    /// What makes ground slower to cross than it is.
    struct Manner {
        bool avoids_stairs = false;                  ///< of who cannot use them
        std::function<float(Vec2)> factor = nullptr; ///< on the walking distance, at least 1
    };
    DistanceField(const Ground& ground, const Segment& goal, const Manner& manner);

    /// Walking distance with the weights above; infinity where the goal cannot be reached (unit: m)
    float distance(Vec2 p) const { return distances.at(p); }
    bool reachable(Vec2 p) const;

    /// Unit vector down the field, or (0, 0) where there is no way.
    Vec2 direction(Vec2 p) const;

    /// Cells are 0.5 m, or smaller where the whole site is small.
    static Lattice lattice_for(const Ground& ground);

private:
    /// A direction in four bytes, because a large site has many goals and people everywhere look theirs up; (0, 0): none.
    struct Heading {
        std::int16_t x = 0, y = 0;
        friend bool operator==(Heading, Heading) = default;
    };

    static Raster<float> march(const Ground& ground, const Segment& goal, const Manner& manner);
    static Raster<Heading> directions_down(const Raster<float>& distances);

    TiledRaster<float> distances;
    TiledRaster<Heading> headings;
};

} // namespace plattan
