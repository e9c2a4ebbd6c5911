#include "estimates/paired.h"

#include "statistics/correlation.h"
#include "statistics/mean.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace plattan {

namespace {

double quantile_of_t(double degrees, double confidence)
{
    return boost::math::quantile(boost::math::complement(boost::math::students_t(degrees), (1 - confidence) / 2));
}

double two_sided_p(const Estimate& difference, double deviation)
{
    if (difference.n < 2)
        return unknown;
    if (deviation == 0)
        return difference.mean == 0 ? 1 : 0;
    const double t = std::abs(difference.mean) * std::sqrt(difference.n) / deviation;
    return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(difference.n - 1), t));
}

} // namespace

double half_width_of(double deviation, int n, double confidence)
{
    return n < 2 ? unknown : quantile_of_t(n - 1, confidence) * deviation / std::sqrt(n);
}

double deviation_of(const Estimate& estimate, double confidence)
{
    return estimate.n < 2 ? unknown : estimate.half_width * std::sqrt(estimate.n) / quantile_of_t(estimate.n - 1, confidence);
}

PairedDifference paired_difference(const std::vector<double>& base, const std::vector<double>& alternative, double confidence)
{
    std::vector<double> a, b, differences;
    for (std::size_t i = 0; i < std::min(base.size(), alternative.size()); ++i)
        if (!std::isnan(base[i]) && !std::isnan(alternative[i])) {
            a.push_back(base[i]);
            b.push_back(alternative[i]);
            differences.push_back(alternative[i] - base[i]);
        }
    PairedDifference result{estimate(a, confidence), estimate(b, confidence), estimate(differences, confidence), 0, pearson_correlation(a, b), 0};
    const double of_a = deviation_of(result.base, confidence), of_b = deviation_of(result.alternative, confidence),
                 of_pairs = deviation_of(result.difference, confidence);
    result.p = two_sided_p(result.difference, of_pairs);
    result.gain = of_pairs > 0 ? (of_a * of_a + of_b * of_b) / (of_pairs * of_pairs) : unknown;
    return result;
}

int pairs_for_half_width(double deviation, double half_width, double confidence)
{
    constexpr int most = 1'000'000;
    if (!(deviation >= 0) || !(half_width > 0))
        return 0;
    const auto reached = [&](int n) { return quantile_of_t(n - 1, confidence) * deviation / std::sqrt(n) <= half_width; };
    int low = 1, high = 2; // the half width falls with each pair
    while (high < most && !reached(high)) {
        low = high;
        high *= 2;
    }
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        (reached(middle) ? high : low) = middle;
    }
    return high;
}

} // namespace plattan
