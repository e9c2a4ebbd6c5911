#pragma once

#include "site/site.h"

#include <vector>

namespace plattan {

/// A camera and the hours in which somebody watches its picture.
struct WatchedCamera {
    Camera camera;
    std::vector<Span> watched;
    bool visible = true; ///< dealers can know of it
};

/// True where a point lies in the view of a camera (a quarter circle).
bool in_view_of(const Camera& camera, Vec2 p, const Site& site);

} // namespace plattan
