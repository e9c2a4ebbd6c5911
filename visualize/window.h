#pragma once

#include "visualize/session.h"

namespace plattan::view {

/// Shows until somebody closes the window.
void show_in_window(Session& session, Show& show, Picture& picture, bool full_screen);

/// Makes the window anew, in the usual size or over the whole screen.
void open_window(sf::RenderWindow& window, bool full_screen);

} // namespace plattan::view
