#pragma once

#include "statistics/interval.h"

#include <vector>

namespace plattan {

/// What pairs of runs tell of a difference. Not a number where there are too few pairs.
struct PairedDifference {
    Estimate base, alternative, difference; ///< with intervals of Student's t; the difference over pairs
    double p = 0;                           ///< of a difference as large as this by chance, were there none (two-sided t)
    double correlation = 0;                 ///< of the two runs of a pair
    double gain = 0;                        ///< how many times as many runs without pairs would tell as much
};

/// @param base, alternative values of the same replications; pairs in which one is not a number are left out
PairedDifference paired_difference(const std::vector<double>& base, const std::vector<double>& alternative, double confidence = 0.95);

/// How many pairs in all make the half width at most this, if they vary as those at hand do; 0 where it cannot be told.
/// @param deviation standard deviation of the differences
int pairs_for_half_width(double deviation, double half_width, double confidence = 0.95);

/// Half of the interval of a mean of so many values; not a number for fewer than two.
double half_width_of(double deviation, int n, double confidence = 0.95);

/// Standard deviation behind an estimate.
double deviation_of(const Estimate& estimate, double confidence = 0.95);

} // namespace plattan
