#pragma once

#include "results/run_reader.h"

#include <string>
#include <utility>
#include <vector>

namespace plattan {

/// What two runs of the same scenario and seed have in common whatever the number of threads: /people, /events and the
/// minute hashes of the state, each by name, type and values. Only the columns that the layout declares to be part of it are hashed, so that a
/// column that is added later changes no digest.
struct Digest {
    std::vector<std::pair<std::string, std::string>> each; ///< dataset, hexadecimal
    std::string whole;
};

Digest digest_of(const RunReader& run);

} // namespace plattan
