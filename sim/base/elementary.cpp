#include "base/elementary.h"

#include <bit>
#include <cmath>
#include <cstdint>

namespace plattan::elementary {

double exp(double x)
{
    if (x < -708)
        return 0;
    if (x > 709)
        x = 709;
    constexpr double ln2_high = 6.93147180369123816490e-01;
    constexpr double ln2_low = 1.90821492927058770002e-10;
    const double k = std::floor(x * 1.44269504088896338700 + 0.5);
    const double r = (x - k * ln2_high) - k * ln2_low; // |r| <= 0.35
    double sum = 1;
    for (int n = 14; n >= 1; --n)
        sum = 1 + sum * r / n;
    const auto exponent = static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52;
    return sum * std::bit_cast<double>(exponent);
}

double log(double x)
{
    constexpr double ln2_high = 6.93147180369123816490e-01;
    constexpr double ln2_low = 1.90821492927058770002e-10;
    auto bits = std::bit_cast<std::uint64_t>(x);
    std::int64_t exponent = 0;
    if ((bits >> 52) == 0) { // subnormal
        bits = std::bit_cast<std::uint64_t>(x * 18014398509481984.0);
        exponent = -54;
    }
    exponent += static_cast<std::int64_t>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (m > 1.41421356237309504880) {
        m /= 2;
        ++exponent;
    }
    const double f = (m - 1) / (m + 1); // |f| <= 0.1716
    const double f2 = f * f;
    double sum = 0;
    for (int n = 23; n >= 3; n -= 2)
        sum = (sum + 1.0 / n) * f2;
    const double k = static_cast<double>(exponent);
    return k * ln2_high + (2 * f + 2 * f * sum + k * ln2_low);
}

double pow(double base, double x) { return base > 0 ? exp(x * log(base)) : (x == 0 ? 1 : 0); }

namespace {

double sine_near_zero(double r) // |r| <= pi/4
{
    const double r2 = r * r;
    double sum = 1;
    for (int n = 18; n >= 2; n -= 2)
        sum = 1 - sum * r2 / (n * (n + 1));
    return r * sum;
}

double cosine_near_zero(double r)
{
    const double r2 = r * r;
    double sum = 1;
    for (int n = 17; n >= 1; n -= 2)
        sum = 1 - sum * r2 / (n * (n + 1));
    return sum;
}

/// Takes away the nearest multiple of pi/2 and says which one.
int reduce(double& x)
{
    constexpr double half_pi_1 = 1.57079632673412561417e+00; // 33 bits of pi/2, so that k * it is exact
    constexpr double half_pi_2 = 6.07710050630396597660e-11;
    constexpr double half_pi_3 = 2.02226624879595063154e-21;
    const double k = std::floor(x * 0.63661977236758134308 + 0.5);
    x = ((x - k * half_pi_1) - k * half_pi_2) - k * half_pi_3;
    return static_cast<int>(static_cast<std::int64_t>(k) & 3);
}

} // namespace

double sin(double radians)
{
    switch (reduce(radians)) {
    case 0:
        return sine_near_zero(radians);
    case 1:
        return cosine_near_zero(radians);
    case 2:
        return -sine_near_zero(radians);
    default:
        return -cosine_near_zero(radians);
    }
}

double cos(double radians)
{
    switch (reduce(radians)) {
    case 0:
        return cosine_near_zero(radians);
    case 1:
        return -sine_near_zero(radians);
    case 2:
        return -cosine_near_zero(radians);
    default:
        return sine_near_zero(radians);
    }
}

namespace {

double atan_positive(double x) // 0 <= x <= 1
{
    // Two halvings of the angle bring x below 0.199; then the series.
    x = x / (1 + std::sqrt(1 + x * x));
    x = x / (1 + std::sqrt(1 + x * x));
    const double x2 = x * x;
    double sum = 0;
    for (int n = 23; n >= 3; n -= 2)
        sum = x2 * (1.0 / n - sum);
    return 4 * (x - x * sum);
}

} // namespace

double atan2(double y, double x)
{
    const double ay = std::fabs(y);
    const double ax = std::fabs(x);
    if (ax == 0 && ay == 0)
        return 0;
    double angle = ay <= ax ? atan_positive(ay / ax) : pi / 2 - atan_positive(ax / ay);
    if (x < 0)
        angle = pi - angle;
    return y < 0 ? -angle : angle;
}

double asin(double x) { return atan2(x, std::sqrt((1 - x) * (1 + x))); }

double logistic(double x) { return 1 / (1 + exp(-x)); }

} // namespace plattan::elementary
