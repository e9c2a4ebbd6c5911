#pragma once

#include "site/site.h"

namespace plattan {

/// Whether a point lies nearer than `reach` to where people pass through an opening.
/// @param reach (unit: m)
bool is_in_mouth(const Opening& opening, Vec2 point, float reach);

/// Whether a point lies so far from all gates that who stays there does not stand in front of one.
bool is_off_gates(const Site& site, Vec2 point);

/// Whether somebody who stays at a point stands in nobody's way there: with room before walls, not in a fire lane, some steps from every gate.
/// @param wall_distance that is kept from walls (unit: m)
bool out_of_the_way(const Site& site, Vec2 point, float wall_distance);

} // namespace plattan
