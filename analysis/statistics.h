#pragma once

#include <vector>

namespace plattan {

/// Mean of paired differences with a two-sided confidence interval by Student's t.
struct Estimate {
    double mean = 0;
    double half_width = 0; ///< NaN below two values: nothing can be said of the spread
    int n = 0;
};

Estimate estimate(const std::vector<double>& values, double confidence = 0.95);

/// Correlation of two columns of equal length; NaN where one of them does not vary.
double correlation(const std::vector<double>& a, const std::vector<double>& b);

} // namespace plattan
