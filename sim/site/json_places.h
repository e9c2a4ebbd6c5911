#pragma once

#include "base/problems.h"

#include <string>
#include <vector>

namespace plattan {

// Boost.JSON does not keep positions; users want them.

/// Line and column of every element of the top-level "features" list.
std::vector<Place> places_of_features(const std::string& text, const std::string& file);

} // namespace plattan
