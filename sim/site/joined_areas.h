#pragma once

#include "site/features.h"

namespace plattan {

/// The walkable areas of a site, in its order, with what nearly touches made to touch: corners of different areas that lie within
/// `joining_reach` become one point, and a side that a corner of another area nearly lies on goes through it. Coordinates
/// are rounded when they are written; without this a side that should be common would be a crack, which is a wall.
std::vector<Shape> joined_areas(const Features& features);

inline constexpr float joining_reach = 0.1F; // numerical: so far apart two roundings to six digits of a degree lie at most (unit: m)

} // namespace plattan
