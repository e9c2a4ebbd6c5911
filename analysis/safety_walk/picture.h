#pragma once

#include "analysis/safety_walk/inspect.h"

#include <string>

namespace plattan {

/// A map of the walk with its spots as numbered marks, as SVG.
std::string picture_of(const RecordedPlace& place, const Line& route, const std::vector<Spot>& spots, const std::string& title);

} // namespace plattan
