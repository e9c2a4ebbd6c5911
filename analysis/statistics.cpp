#include "analysis/statistics.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>

namespace plattan {

namespace {

double mean_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); }

} // namespace

Estimate estimate(const std::vector<double>& values, double confidence)
{
    Estimate result;
    result.n = static_cast<int>(values.size());
    result.half_width = std::numeric_limits<double>::quiet_NaN();
    if (values.empty())
        return result;
    result.mean = mean_of(values);
    if (values.size() < 2)
        return result;
    double squares = 0;
    for (const double value : values)
        squares += (value - result.mean) * (value - result.mean);
    const double degrees = result.n - 1;
    const double deviation = std::sqrt(squares / degrees);
    const boost::math::students_t distribution(degrees);
    result.half_width = boost::math::quantile(boost::math::complement(distribution, (1 - confidence) / 2)) * deviation / std::sqrt(result.n);
    return result;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.size() != b.size() || a.size() < 2)
        return std::numeric_limits<double>::quiet_NaN();
    const double ma = mean_of(a), mb = mean_of(b);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - ma) * (b[i] - mb);
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace plattan
