#pragma once

#include "base/random.h"
#include "site/ground.h"

#include <optional>

namespace plattan {

/// A point of a rectangle drawn again until it is accepted; nothing where none of `tries` was.
template <class Accept> std::optional<Vec2> random_point(Vec2 low, Vec2 high, Draws& draws, int tries, Accept&& accept)
{
    for (int i = 0; i < tries; ++i) {
        const Vec2 p{static_cast<float>(draws.uniform(low.x, high.x)), static_cast<float>(draws.uniform(low.y, high.y))};
        if (accept(p))
            return p;
    }
    return std::nullopt;
}

/// The same of the square. Cells that touch it are drawn, not its bounding box: how seldom a point is found must not depend on how much
/// of the site is something else.
template <class Accept> std::optional<Vec2> random_point_on_square(const Ground& ground, Draws& draws, int tries, Accept&& accept)
{
    const auto& cells = ground.square_cells();
    for (int i = 0; i < tries && !cells.empty(); ++i) {
        const Vec2 low = cells[draws.below(static_cast<std::uint32_t>(cells.size()))];
        const Vec2 p = low + Vec2{static_cast<float>(draws.uniform()), static_cast<float>(draws.uniform())} * Ground::square_cell;
        if (ground.on_square(p) && accept(p))
            return p;
    }
    return std::nullopt;
}

} // namespace plattan
