#include "estimates/bootstrap.h"

#include "base/random.h"
#include "statistics/mean.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace plattan {

namespace {

constexpr std::size_t resamples = 4000;

/// How much the spread changes with the mean: the skewness of what is left when one value is left out, divided by six.
double acceleration_of(const std::vector<double>& values, double whole)
{
    double squares = 0, cubes = 0;
    for (const double value : values) { // leaving out one value moves the mean by (whole - value) / (n - 1); the factor cancels
        const double d = value - whole;
        squares += d * d;
        cubes += d * d * d;
    }
    return squares > 0 ? cubes / (6 * squares * std::sqrt(squares)) : 0;
}

} // namespace

Bounds bca_of_mean(const std::vector<double>& values, double confidence)
{
    const std::size_t n = values.size();
    if (n < fewest_for_bootstrap)
        return {unknown, unknown};
    const double whole = mean(values);
    if (std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); }))
        return {whole, whole};
    std::vector<double> means(resamples);
    std::uint64_t count = 0;
    for (double& one : means) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i)
            sum += values[static_cast<std::size_t>(((mix(count++) >> 32) * n) >> 32)];
        one = sum / static_cast<double>(n);
    }
    std::sort(means.begin(), means.end());
    const auto below = static_cast<double>(std::lower_bound(means.begin(), means.end(), whole) - means.begin());
    const boost::math::normal normal;
    const double share =
        std::clamp(below / static_cast<double>(resamples), 0.5 / static_cast<double>(resamples), 1 - 0.5 / static_cast<double>(resamples));
    const double bias = boost::math::quantile(normal, share), acceleration = acceleration_of(values, whole);
    const auto end = [&](double tail) {
        const double z = bias + boost::math::quantile(normal, tail), corrected = bias + z / (1 - acceleration * z);
        return percentile(means, boost::math::cdf(normal, corrected));
    };
    return {end((1 - confidence) / 2), end((1 + confidence) / 2)};
}

} // namespace plattan
