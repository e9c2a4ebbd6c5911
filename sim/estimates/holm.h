#pragma once

#include <vector>

namespace plattan {

/// P-values of several tests, adjusted so that the chance to find anything where there is nothing stays what a single test's is (Holm 1979,
/// `holm1979`). What is not a number is no test and stays so.
std::vector<double> holm(const std::vector<double>& p);

} // namespace plattan
