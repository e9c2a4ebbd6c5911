#pragma once

#include <limits>
#include <vector>

namespace plattan {

/// What too few values cannot tell.
inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Unknown for no values.
double mean(const std::vector<double>& values);

/// A mean that needs no list.
struct RunningMean {
    double value = std::numeric_limits<double>::quiet_NaN(); ///< not a number for no samples
    double count = 0;

    void add(double sample) { value = ++count == 1 ? sample : value + (sample - value) / count; }
};

/// Mean of the means, each weighing the same.
double mean(const std::vector<RunningMean>& means);

/// The value below which a share of the values lies, linear between neighbours; not a number for no values.
/// @param share 0 to 1
double percentile(std::vector<double> values, double share);

} // namespace plattan
