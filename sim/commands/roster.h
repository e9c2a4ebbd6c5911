#pragma once

#include "day/scenario.h"

#include <string>

namespace plattan::commands {

/// Who works when on the days of a scenario, with hours and kronor by role and payer, as a table. Consecutive days with the
/// same plan are told once.
std::string roster_text(const Scenario& scenario, bool each_day);

} // namespace plattan::commands
