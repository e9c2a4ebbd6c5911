#pragma once

#include <cstddef>
#include <cstdint>

namespace plattan::view {

struct Colour {
    std::uint8_t r, g, b;
};

/// Colours that colour-blind people tell apart (Okabe and Ito 2008), by the number of the role; beyond those, hues apart from each other.
Colour colour_of(std::size_t role);

/// Of who walks in a crowd: the quarter of the compass it heads for, so that lanes can be seen.
/// @param turns counter-clockwise from x
Colour colour_of_heading(float turns);

/// A perceptually even ramp from pale to dark (0 to 1), readable in grey.
Colour heat(float share);

/// The density that has the darkest colour; fixed, so that two runs and two hours can be compared (unit: people per m2)
inline constexpr float densest = 0.4F;

} // namespace plattan::view
