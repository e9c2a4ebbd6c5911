#include "base/random.h"

#include "base/elementary.h"

#include <Random123/philox.h>
#include <cmath>

namespace plattan {

std::uint64_t Draws::bits()
{
    if (n % 2 == 0) {
        const r123::Philox4x32::ctr_type counter{
            {static_cast<std::uint32_t>(person), static_cast<std::uint32_t>(person >> 32), tick, purpose | (n / 2)}};
        const r123::Philox4x32::key_type key{{run.seed, run.replication}};
        const auto drawn = r123::Philox4x32{}(counter, key);
        block = {drawn[0], drawn[1], drawn[2], drawn[3]};
    }
    const std::size_t half = n % 2 * 2;
    ++n;
    return (static_cast<std::uint64_t>(block[half]) << 32) | block[half + 1];
}

double Draws::uniform() { return (static_cast<double>(bits() >> 11) + 0.5) * 0x1p-53; }

std::uint32_t Draws::below(std::uint32_t count) { return static_cast<std::uint32_t>(((bits() >> 32) * count) >> 32); }

double Draws::normal(double mean, double deviation)
{
    // Box and Muller; one value per two uniforms keeps the count of draws the same for everybody.
    const double radius = std::sqrt(-2 * elementary::log(uniform()));
    return mean + deviation * radius * elementary::cos(2 * elementary::pi * uniform());
}

double Draws::exponential(double mean) { return -mean * elementary::log(uniform()); }

double Draws::log_normal(double median, double sigma) { return median * elementary::exp(normal(0, sigma)); }
double Draws::log_normal_of_mean(double mean, double sigma) { return log_normal(mean * elementary::exp(-sigma * sigma / 2), sigma); }

int Draws::poisson(double mean)
{
    const double u = uniform();
    double probability = elementary::exp(-mean);
    double sum = probability;
    int count = 0;
    while (u > sum && count < 10'000) {
        ++count;
        probability *= mean / count;
        sum += probability;
    }
    return count;
}

} // namespace plattan
