#pragma once

#include "statistics/mean.h"

#include <cmath>

namespace plattan {

/// Count, mean and squares of values that come one after the other (Welford 1962).
struct Moments {
    double n = 0, mean = 0;
    double squares = 0; ///< of the deviations from the mean, their sum

    void add(double value)
    {
        const double before = value - mean;
        mean += before / ++n;
        squares += before * (value - mean);
    }
    double mean_square() const { return n > 0 ? squares / n + mean * mean : unknown; }
    /// Of the values about their mean, with n - 1; unknown for fewer than two.
    double standard_deviation() const { return n < 2 ? unknown : std::sqrt(squares / (n - 1)); }
};

} // namespace plattan
