#pragma once

#include "parameters/parameter.h"

#include <vector>

namespace plattan {

/// Every figure of the model that nobody can set, section by section; figures of one section may come in several pieces.
std::vector<ParameterInfo> describe_fixed_figures();

} // namespace plattan
