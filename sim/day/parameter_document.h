#pragma once

#include <string>

namespace plattan {

// Every parameter of the model and every key of the interventions, from the declarations.

std::string parameters_as_table();    ///< for the terminal
std::string parameters_as_markdown(); ///< docs/parameters.md
std::string parameters_as_yaml();     ///< a `parameters:` block with all defaults
std::string scenario_schema();        ///< JSON schema of a scenario, for completion in editors

} // namespace plattan
