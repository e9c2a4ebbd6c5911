#pragma once

#include "demand/crowd_plan.h"

namespace plattan {

/// Crowds from whose area there is no way to where they go; the site has been found to be without faults.
void check_ways_of_crowds(const std::vector<CrowdPlan>& plans, const Features& site, Problems& problems);

} // namespace plattan
