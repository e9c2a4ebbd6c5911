#pragma once

namespace plattan {

struct Version {
    const char* program; ///< as in CHANGELOG.md
    const char* git;     ///< commit, "-dirty" where the tree was changed
};

Version version();

} // namespace plattan
