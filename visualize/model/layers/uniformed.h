#pragma once

#include "visualize/model/run_file.h"

namespace plattan::view {

/// Where people in a uniform are now. Nothing where that is not known.
std::optional<std::vector<Vec2>> uniformed_at(RunFile& run, double time);

} // namespace plattan::view
