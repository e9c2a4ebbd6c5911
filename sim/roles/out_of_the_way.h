#pragma once

#include "site/site.h"

namespace plattan {

/// Whether a point lies nearer than `reach` to where people pass through an opening.
/// @param reach (unit: m)
bool is_in_mouth(const Opening& opening, Vec2 point, float reach);

/// Whether somebody who stays at a point stands in nobody's way there: with room before walls, not in a fire lane, some steps from every gate.
/// @param wall_distance that is kept from walls (unit: m)
bool out_of_the_way(const Site& site, Vec2 point, float wall_distance);

} // namespace plattan
