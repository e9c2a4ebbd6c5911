#include "statistics/kolmogorov_smirnov.h"

#include "base/elementary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plattan {

double kolmogorov_smirnov(std::vector<double> sample, const std::function<double(double)>& distribution)
{
    if (sample.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double largest = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double expected = distribution(sample[i]);
        largest = std::max({largest, expected - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - expected});
    }
    const double t = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * largest;
    double p = 0;
    for (int k = 1; k < 100; ++k)
        p += (k % 2 == 1 ? 2 : -2) * elementary::exp(-2.0 * k * k * t * t);
    return std::clamp(p, 0.0, 1.0);
}

} // namespace plattan
