#include "observables/evenness.h"

#include "base/elementary.h"

namespace plattan {

double evenness(std::span<const double> shares)
{
    double sum = 0, entropy = 0;
    for (const double share : shares)
        sum += share;
    for (const double share : shares)
        if (share > 0)
            entropy -= share / sum * elementary::log(share / sum);
    return shares.size() > 1 && sum > 0 ? entropy / elementary::log(static_cast<double>(shares.size())) : 0;
}

} // namespace plattan
