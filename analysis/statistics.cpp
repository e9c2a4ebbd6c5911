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

Quotient quotient(const std::vector<double>& upper, const std::vector<double>& lower, double confidence)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const double n = static_cast<double>(upper.size()), a = mean_of(upper), b = mean_of(lower);
    Quotient result{a / b, -infinite, infinite};
    if (upper.size() < 2 || b == 0)
        return result;
    double aa = 0, ab = 0, bb = 0;
    for (std::size_t i = 0; i < upper.size(); ++i) {
        aa += (upper[i] - a) * (upper[i] - a) / (n - 1) / n;
        ab += (upper[i] - a) * (lower[i] - b) / (n - 1) / n;
        bb += (lower[i] - b) * (lower[i] - b) / (n - 1) / n;
    }
    const double t = boost::math::quantile(boost::math::complement(boost::math::students_t(n - 1), (1 - confidence) / 2));
    // The quotients q for which a - q b cannot be told from 0: (b2 - t2 bb) q2 - 2 (a b - t2 ab) q + (a2 - t2 aa) <= 0.
    const double p = b * b - t * t * bb, q = a * b - t * t * ab, r = a * a - t * t * aa;
    if (p <= 0)
        return result; // the lower mean may be 0
    const double root = std::sqrt(std::max(0.0, q * q - p * r));
    result.low = (q - root) / p;
    result.high = (q + root) / p;
    return result;
}

} // namespace plattan
