#pragma once

#include "demand/crowd_plan.h"

namespace plattan {

/// Reads the map `crowds` of a demand file.
std::vector<CrowdPlan> read_crowds(const Node& node, const Features& site, Problems& problems);

} // namespace plattan
