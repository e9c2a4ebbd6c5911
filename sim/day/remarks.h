#pragma once

#include "day/scenario.h"

#include <string>
#include <vector>

namespace plattan {

/// What a scenario says that changes nothing, or that may be meant otherwise; a sentence each, for people who are about to use it.
/// @param days of the run, which the command line may have said otherwise than the scenario
std::vector<std::string> remarks_on(const Scenario& scenario, int days);

} // namespace plattan
