#pragma once

#include <cstddef>

namespace plattan {

/// Shares of equal size give 1, one share alone gives 0 (Shannon).
double evenness(const double* shares, std::size_t count);

} // namespace plattan
