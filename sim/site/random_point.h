#pragma once

#include "base/geometry.h"
#include "base/random.h"

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

} // namespace plattan
