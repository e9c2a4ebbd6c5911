#pragma once

#include <vector>

namespace plattan {

// What cannot be told from the values at hand is not a number (NaN), in every function of this module: the mean of no values, the spread and the
// interval of fewer than two, a correlation where one side does not vary.

/// Mean of independent values with its two-sided confidence interval by Student's t.
struct Estimate {
    double mean = 0;
    double half_width = 0; ///< of the interval
    int n = 0;
};

Estimate estimate(const std::vector<double>& values, double confidence = 0.95);

/// Quotient of two means of paired values, with the interval of Fieller (1954, `fieller1954`).
struct Quotient {
    double value = 0;
    double low = 0, high = 0; ///< infinite where the lower mean cannot be told from nothing
};
Quotient quotient(const std::vector<double>& upper, const std::vector<double>& lower, double confidence = 0.95);

} // namespace plattan
