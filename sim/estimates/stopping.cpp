#include "estimates/stopping.h"

#include "estimates/paired.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

bool has_to_be_narrow(const Samples& samples, const ComparedQuantity& one)
{
    const Sample& sample = samples.list()[one.sample];
    return !one.is_base && sample.indicator.headline && sample.is_whole() && !std::isnan(one.difference);
}

double half_width_of(const ComparedQuantity& one) { return (one.interval.high - one.interval.low) / 2; }

double wanted_half_width(const ComparedQuantity& one, double share) { return std::max(share * std::abs(one.level - one.difference), one.smallest); }

} // namespace

bool is_narrow_enough(const Samples& samples, const Comparison& comparison, double share)
{
    return std::none_of(comparison.quantities.begin(), comparison.quantities.end(), [&](const ComparedQuantity& one) {
        return has_to_be_narrow(samples, one) && (one.n < fewest_pairs || half_width_of(one) > wanted_half_width(one, share));
    });
}

int pairs_for_narrow_enough(const Samples& samples, const Comparison& comparison, double share)
{
    int pairs = fewest_pairs;
    for (const auto& one : comparison.quantities)
        if (const double wanted = wanted_half_width(one, share); has_to_be_narrow(samples, one) && one.n >= 2 && wanted > 0)
            pairs = std::max(pairs, pairs_for_half_width(deviation_of({one.difference, half_width_of(one), one.n}), wanted));
    return pairs;
}

} // namespace plattan
