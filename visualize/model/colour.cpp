#include "visualize/model/colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace plattan::view {

namespace {

using Triple = std::array<double, 3>;

double to_linear(std::uint8_t channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t from_linear(double c)
{
    c = std::clamp(c, 0.0, 1.0);
    return static_cast<std::uint8_t>(std::lround(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055)));
}

/// CIE L*a*b*, D65.
Triple lab(Colour colour)
{
    const double r = to_linear(colour.r), g = to_linear(colour.g), b = to_linear(colour.b);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047), y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b),
                 z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

} // namespace

std::string Colour::text() const { return fmt::format("#{:02X}{:02X}{:02X}", r, g, b); }

std::optional<Colour> parse_colour(std::string_view text)
{
    if (text.size() != 7 || text[0] != '#' || text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string_view::npos)
        return std::nullopt;
    const auto number = std::stoul(std::string(text.substr(1)), nullptr, 16);
    return Colour{static_cast<std::uint8_t>(number >> 16U), static_cast<std::uint8_t>((number >> 8U) & 255U),
                  static_cast<std::uint8_t>(number & 255U)};
}

Colour mixed(Colour first, Colour second, float share)
{
    const auto mix = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(static_cast<float>(a) * (1 - share) + static_cast<float>(b) * share));
    };
    return {mix(first.r, second.r), mix(first.g, second.g), mix(first.b, second.b), mix(first.a, second.a)};
}

Colour shaded(Colour colour, float factor)
{
    const auto shade = [factor](std::uint8_t c) {
        return static_cast<std::uint8_t>(std::clamp(std::lround(static_cast<float>(c) * factor), 0L, 255L));
    };
    return {shade(colour.r), shade(colour.g), shade(colour.b), colour.a};
}

Colour seen_by(Eyes eyes, Colour colour)
{
    constexpr std::array<std::array<Triple, 3>, 4> of_eyes{{
        {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
        {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
    }};
    const auto& matrix = of_eyes.at(static_cast<std::size_t>(eyes));
    const Triple given{to_linear(colour.r), to_linear(colour.g), to_linear(colour.b)};
    const auto row = [&](std::size_t i) { return from_linear(matrix[i][0] * given[0] + matrix[i][1] * given[1] + matrix[i][2] * given[2]); };
    return {row(0), row(1), row(2), colour.a};
}

double difference(Colour first, Colour second)
{
    constexpr double pi = std::numbers::pi, far = 6103515625.0; // 25 to the seventh
    const auto [l1, a1, b1] = lab(first);
    const auto [l2, a2, b2] = lab(second);
    const auto seventh = [](double x) { return std::pow(x, 7); };
    const double mean_chroma = (std::hypot(a1, b1) + std::hypot(a2, b2)) / 2;
    const double stretch = 1.5 - 0.5 * std::sqrt(seventh(mean_chroma) / (seventh(mean_chroma) + far));
    const double x1 = a1 * stretch, x2 = a2 * stretch, c1 = std::hypot(x1, b1), c2 = std::hypot(x2, b2);
    const auto hue = [&](double x, double y) {
        const double angle = x == 0 && y == 0 ? 0 : std::atan2(y, x);
        return angle < 0 ? angle + 2 * pi : angle;
    };
    const double h1 = hue(x1, b1), h2 = hue(x2, b2);
    double turn = c1 * c2 == 0 ? 0 : h2 - h1;
    if (std::abs(turn) > pi)
        turn += turn > 0 ? -2 * pi : 2 * pi;
    double mean_hue = h1 + h2;
    if (c1 * c2 != 0)
        mean_hue = std::abs(h1 - h2) <= pi ? mean_hue / 2 : mean_hue < 2 * pi ? mean_hue / 2 + pi : mean_hue / 2 - pi;
    const double l = (l1 + l2) / 2, c = (c1 + c2) / 2, by_hue = 2 * std::sqrt(c1 * c2) * std::sin(turn / 2), degree = pi / 180;
    const double t = 1 - 0.17 * std::cos(mean_hue - 30 * degree) + 0.24 * std::cos(2 * mean_hue) + 0.32 * std::cos(3 * mean_hue + 6 * degree) -
                     0.2 * std::cos(4 * mean_hue - 63 * degree);
    const double by_lightness = (l2 - l1) / (1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50)));
    const double by_chroma = (c2 - c1) / (1 + 0.045 * c), scaled_hue = by_hue / (1 + 0.015 * c * t);
    const double around_blue = (mean_hue / degree - 275) / 25;
    const double rotation = -2 * std::sqrt(seventh(c) / (seventh(c) + far)) * std::sin(60 * degree * std::exp(-around_blue * around_blue));
    return std::sqrt(by_lightness * by_lightness + by_chroma * by_chroma + scaled_hue * scaled_hue + rotation * by_chroma * scaled_hue);
}

double luminance(Colour colour) { return 0.2126 * to_linear(colour.r) + 0.7152 * to_linear(colour.g) + 0.0722 * to_linear(colour.b); }

double contrast(Colour a, Colour b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace plattan::view
