#pragma once

#include "results/run_reader.h"

#include <optional>
#include <string>

namespace plattan {

/// Where two runs part: the first minute in which the states differ, and the first dataset and row.
struct Difference {
    std::optional<std::string> minute; ///< "day 1 17:32"; nothing where all minute hashes agree
    std::string dataset;
    std::uint64_t row = 0;
    std::string a, b; ///< the values there
};

/// Nothing where everything that enters the digest is equal.
std::optional<Difference> first_difference(const RunReader& a, const RunReader& b);

} // namespace plattan
