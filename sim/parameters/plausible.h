#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plattan {

/// How a range is divided evenly: by differences, or by ratios.
enum class Scale : std::uint8_t { linear, logarithmic };
using enum Scale;

constexpr std::string_view name_of(Scale scale) { return scale == linear ? "linear" : "logarithmic"; }

/// Between which values a figure of the world could well lie: narrower than what may be typed.
/// This is the range that a sensitivity analysis draws from.
struct Plausible {
    double low = 0;
    double high = 0;
    Scale scale = linear;
    std::string_view why;

    std::string text() const; ///< "20 to 60 (logarithmic): why"
};

constexpr Plausible plausible(double low, double high, Scale scale, std::string_view why) { return {low, high, scale, why}; }

} // namespace plattan
