#pragma once

#include <vector>

namespace plattan {

/// Pearson's correlation of paired values; not a number for fewer than two pairs, and where one side does not vary.
double pearson_correlation(const std::vector<double>& a, const std::vector<double>& b);

} // namespace plattan
