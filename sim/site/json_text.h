#pragma once

#include "base/problems.h"

#include <boost/json.hpp>
#include <optional>
#include <string>

namespace plattan {

/// Parses the text of a file. Adds a problem with line and column, and returns nothing, where it is not UTF-8, no JSON, nested too deeply, or has
/// a key twice in one object.
std::optional<boost::json::value> parse_json(const std::string& text, const std::string& file, Problems& problems);

} // namespace plattan
