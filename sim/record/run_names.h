#pragma once

#include <string>
#include <vector>

namespace plattan {

/// A role as the file knows it, so that readers need no list of roles.
struct RunRole {
    std::string name, label;
    std::string group; ///< visitor, scene, care, order, crowd
    bool on_duty = false, uniform = false;
};

/// Names that the numbers of a run's enumerations stand for.
struct RunNames {
    std::vector<RunRole> roles;            ///< in the order of their numbers
    std::vector<std::string> trip_classes; ///< letters of the demand file
    std::vector<std::string> gates;        ///< gates of the site
};

} // namespace plattan
