#pragma once

#include <functional>
#include <vector>

namespace plattan {

/// P-value of the Kolmogorov-Smirnov test of a sample against a distribution function (asymptotic); not a number for an empty sample.
double kolmogorov_smirnov(std::vector<double> sample, const std::function<double(double)>& distribution);

} // namespace plattan
