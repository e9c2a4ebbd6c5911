#pragma once

#include <vector>

namespace plattan {

struct Bounds {
    double low = 0, high = 0;
};

/// From so many values on the interval below holds about as often as it says. With five values it holds in 83 % instead of 95 %.
inline constexpr std::size_t fewest_for_bootstrap = 20;

/// Interval of a mean by the bias-corrected and accelerated bootstrap (Efron 1987, `efron1987`), which asks for no shape of the distribution.
/// The resamples are the same whenever and wherever it is asked. Not a number below `fewest_for_bootstrap`.
Bounds bca_of_mean(const std::vector<double>& values, double confidence = 0.95);

} // namespace plattan
