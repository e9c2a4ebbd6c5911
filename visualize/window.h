#pragma once

#include "visualize/session.h"

namespace plattan::view {

/// Shows until somebody closes the window.
void show_in_window(Session& session, Show& show, Picture& picture, bool full_screen);

/// A list of the results of a folder, newest first, from which one or two are chosen. Nothing where somebody closes it.
std::vector<std::filesystem::path> choose_results(const std::vector<std::filesystem::path>& results, const Typeface& face, Language language);

/// Results of a folder, newest first.
std::vector<std::filesystem::path> results_in(const std::filesystem::path& folder);

} // namespace plattan::view
