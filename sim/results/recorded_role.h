#pragma once

#include <string>

namespace plattan {

/// A role as the file knows it, so that readers need no list of roles.
struct RecordedRole {
    std::string name, label;
    std::string group; ///< visitor, scene, care, order, crowd
    bool on_duty = false, uniform = false;
};

} // namespace plattan
