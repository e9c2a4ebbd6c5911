#pragma once

#include "visualize/session.h"

#include <filesystem>

namespace plattan::view {

/// Plays a session written down as lines (docs/viewer.md): keys, characters, mouse, sizes, waits. Pictures and lists of texts go to a folder where
/// one is given. Throws InputError where a line says nothing or what it expects is not so.
void play_events(const std::filesystem::path& script, const std::filesystem::path& shots, Show& show, Picture& picture, Session& session);

} // namespace plattan::view
