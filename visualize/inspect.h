#pragma once

#include "visualize/session.h"

#include <filesystem>

namespace plattan::view {

// What tests and measurements ask of the viewer. Each prints JSON.

/// Colours, classes, scales and words as the program has them.
std::string style_json();

/// Texts of one picture: height of capitals, box, whether it lies inside and apart from the others and is whole, and, found in the pixels,
/// contrast and the share of its letters that is seen.
std::string layout_json(Show& show, Picture& picture, unsigned width, unsigned height);

/// Plays a session written down as lines (docs/viewer.md): keys, characters, mouse, sizes, waits. Pictures go to a folder where one is given.
/// Throws InputError where a line says nothing.
void play_events(const std::filesystem::path& script, const std::filesystem::path& shots, Show& show, Picture& picture, Session& session);

} // namespace plattan::view
