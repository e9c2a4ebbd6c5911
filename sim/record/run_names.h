#pragma once

#include "results/recorded_role.h"

#include <string>
#include <vector>

namespace plattan {

/// Names that the numbers of a run's enumerations stand for.
struct RunNames {
    std::vector<RecordedRole> roles;       ///< in the order of their numbers
    std::vector<std::string> trip_classes; ///< letters of the demand file
    std::vector<std::string> gates;        ///< gates of the site
};

} // namespace plattan
