#pragma once

#include "base/ids.h"
#include "base/problems.h"
#include "site/features.h"

#include <string>

namespace plattan {

enum class GoalSort : std::uint8_t { gate, link };

/// The gate or link of a name; where there is none a problem that lists those there are, and no goal.
GoalId find_goal(const Features& site, GoalSort sort, const std::string& name, const Place& place, Problems& problems);

} // namespace plattan
