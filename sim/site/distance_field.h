#pragma once

#include "base/tiled_raster.h"
#include "site/fast_marching.h"

#include <functional>

namespace plattan {

/// The walking distance to a goal from everywhere, and the way to it.
///
/// Stairs count as longer than they are and strips along walls as slightly longer, so that the
/// paths people take keep off the walls.
class DistanceField {
public:
    DistanceField() = default;

    /// What makes ground slower to cross than it is.
    struct Manner {
        bool avoids_stairs = false;                  ///< of people who cannot use them
        std::function<float(Vec2)> factor = nullptr; ///< on the walking distance, at least 1
        bool of_few = false;                         ///< directions are worked out whenever one is asked for: slower, half the memory
    };

    /// What it takes to cross each of the cells of the ground in which a body can stand.
    static Steps steps(const Ground& ground, const std::shared_ptr<const BodyCells>& cells, const Manner& manner);

    /// @param walked distance of every cell from the goal, as FastMarching finds it over steps
    /// @param cells those of the steps
    DistanceField(const Raster<float>& walked, const std::shared_ptr<const BodyCells>& cells, bool of_few = false);

    /// Walking distance with the weights above; infinity where the goal cannot be reached (unit: m)
    float distance(Vec2 p) const;
    bool reachable(Vec2 p) const { return std::isfinite(distance(p)); }

    /// How much longer than it is the ground on a straight line seems, 1: no longer; infinite where it leaves the ground.
    float cost_of_a_metre(Vec2 from, Vec2 to) const;

    /// Unit vector down the field, or (0, 0) where there is no way.
    Vec2 direction(Vec2 p) const;

private:
    /// A direction in four bytes, because a large site has many goals and people everywhere look theirs up; (0, 0): none.
    struct Heading {
        std::int16_t x = 0, y = 0;
        friend bool operator==(Heading, Heading) = default;
    };

    /// The way down at one cell. `Distances` is a raster of them or the like.
    /// @param sides of the cells; none: all are open
    template <class Distances> static Heading direction_down(const Distances& distances, const BodyCells* sides, int column, int row);

    std::shared_ptr<const BodyCells> sides; ///< none: all are open
    TiledRaster<float> distances;
    TiledRaster<Heading> headings; ///< empty if `of_few`
};

} // namespace plattan
