#pragma once

#include "base/problems.h"
#include "site/features.h"

#include <filesystem>
#include <string>

namespace plattan {

/// Reads a site from GeoJSON. Every fault is added to `problems`, with the line and column at which the
/// feature begins (of a fault in the JSON itself: where it stands).
Features parse_site(const std::string& text, const std::string& file, Problems& problems);

} // namespace plattan
