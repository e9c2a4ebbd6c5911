#pragma once

#include "visualize/draw/ground_order.h"
#include "visualize/draw/shapes.h"

namespace plattan::view {

/// What stands on the ground at a moment: fronts, seats, bins with their filling, lamps, cameras, stages, arrows on stairs, and what is broken.
void draw_standing(sf::RenderTarget& target, const GroundOrder& order);

} // namespace plattan::view
