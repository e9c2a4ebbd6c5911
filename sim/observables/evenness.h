#pragma once

#include <span>

namespace plattan {

/// Shares of equal size give 1, one share alone gives 0 (Shannon).
double evenness(std::span<const double> shares);

} // namespace plattan
