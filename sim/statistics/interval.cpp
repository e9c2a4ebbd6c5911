#include "statistics/interval.h"

#include "base/expects.h"
#include "statistics/mean.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace plattan {

namespace {

/// How many standard errors the interval reaches to each side.
double reach_of(double degrees_of_freedom, double confidence)
{
    const boost::math::students_t distribution(degrees_of_freedom);
    return boost::math::quantile(boost::math::complement(distribution, (1 - confidence) / 2));
}

} // namespace

Estimate estimate(const std::vector<double>& values, double confidence)
{
    Estimate result{mean(values), unknown, static_cast<int>(values.size())};
    if (values.size() < 2)
        return result;
    double squares = 0;
    for (const double value : values)
        squares += (value - result.mean) * (value - result.mean);
    const double degrees = result.n - 1;
    result.half_width = reach_of(degrees, confidence) * std::sqrt(squares / degrees) / std::sqrt(result.n);
    return result;
}

Quotient quotient(const std::vector<double>& upper, const std::vector<double>& lower, double confidence)
{
    expects(upper.size() == lower.size(), "both sides of pairs are of one length");
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const double n = static_cast<double>(upper.size()), a = mean(upper), b = mean(lower);
    if (upper.size() < 2)
        return {a / b, unknown, unknown};
    Quotient result{a / b, -infinite, infinite};
    if (b == 0)
        return result;
    double aa = 0, ab = 0, bb = 0;
    for (std::size_t i = 0; i < upper.size(); ++i) {
        aa += (upper[i] - a) * (upper[i] - a) / (n - 1) / n;
        ab += (upper[i] - a) * (lower[i] - b) / (n - 1) / n;
        bb += (lower[i] - b) * (lower[i] - b) / (n - 1) / n;
    }
    const double t = reach_of(n - 1, confidence);
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
