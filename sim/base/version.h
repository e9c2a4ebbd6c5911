#pragma once

namespace plattan {

struct Version {
    const char* program; ///< as in CHANGELOG.md
    const char* git;     ///< commit, "-dirty" where the tree was changed
    const char* sources; ///< hash of the sources of what is simulated and recorded: equal ones give equal results, whatever the commit
};

Version version();

} // namespace plattan
