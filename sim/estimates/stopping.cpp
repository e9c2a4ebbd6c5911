#include "estimates/stopping.h"

#include <cmath>

namespace plattan {

bool is_narrow_enough(const Samples& samples, const Comparison& comparison, double share)
{
    for (const auto& one : comparison.quantities) {
        const Sample& sample = samples.list()[one.sample];
        if (one.is_base || !sample.indicator.headline || !sample.zone.empty() || !sample.part.empty() || sample.hour >= 0 ||
            std::isnan(one.difference))
            continue;
        if (one.n < fewest_pairs)
            return false;
        const double half_width = (one.interval.high - one.interval.low) / 2, base = one.level - one.difference;
        if (half_width > share * std::abs(base) && half_width > one.smallest)
            return false;
    }
    return true;
}

} // namespace plattan
