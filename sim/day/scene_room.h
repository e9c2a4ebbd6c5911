#pragma once

#include "site/site.h"

#include <vector>

namespace plattan {

/// Zones of the scene in which nobody of the scene finds a point to stand at: all of them lie before gates, in fire lanes or against walls.
/// The zones are those of `site.features()`, which has to live on.
std::vector<const Zone*> scene_zones_without_room(const Site& site);

} // namespace plattan
