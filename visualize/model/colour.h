#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plattan::view {

/// A colour of a screen (sRGB).
struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;

    friend bool operator==(const Colour&, const Colour&) = default;
    std::string text() const; ///< "#rrggbb"
};

/// "#rrggbb"; nothing where it is not so written.
std::optional<Colour> parse_colour(std::string_view text);

/// A colour between two, channel by channel. @param share 0: the first, 1: the second
Colour mixed(Colour first, Colour second, float share);

/// With every channel times a factor.
Colour shaded(Colour colour, float factor);

/// How people see colours: all of them, or without red, green or blue receptors.
enum class Eyes : std::uint8_t { normal, protan, deutan, tritan };

/// How a colour looks through such eyes, fully dichromatic (Machado, Oliveira and Fernandes 2009).
Colour seen_by(Eyes eyes, Colour colour);

/// How different two colours look: CIEDE2000 (CIE 142-2001). 1 is just noticed; 15 is told apart at a glance.
double difference(Colour a, Colour b);

/// Relative luminance, 0 black to 1 white (WCAG 2.1).
double luminance(Colour colour);

/// Ratio of luminances, 1 to 21 (WCAG 2.1); graphics need 3, text 4.5.
double contrast(Colour a, Colour b);

} // namespace plattan::view
