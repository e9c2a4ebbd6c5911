#pragma once

#include "visualize/session.h"

#include <string>

namespace plattan::view {

// What tests and measurements ask of the viewer. Each prints JSON.

/// Colours, classes, scales and words as the program has them.
std::string style_json();

/// Texts of one picture: height of capitals, box, whether it lies inside and apart from the others and is whole, and, found in the pixels,
/// contrast and the share of its letters that is seen.
std::string layout_json(Show& show, Picture& picture, unsigned width, unsigned height);

/// The same of a picture that is drawn already.
std::string texts_json(const Show& show, const Picture& picture, const sf::Image& image);

} // namespace plattan::view
