#include "observables/evenness.h"

#include "base/elementary.h"

namespace plattan {

double evenness(const double* shares, std::size_t count)
{
    double sum = 0, entropy = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += shares[i];
    for (std::size_t i = 0; i < count; ++i)
        if (shares[i] > 0)
            entropy -= shares[i] / sum * elementary::log(shares[i] / sum);
    return count > 1 && sum > 0 ? entropy / elementary::log(static_cast<double>(count)) : 0;
}

} // namespace plattan
