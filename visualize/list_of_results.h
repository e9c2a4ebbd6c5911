#pragma once

#include "visualize/draw/type.h"
#include "visualize/model/presentation.h"

#include <filesystem>
#include <vector>

namespace plattan::view {

/// A list of the results of a folder, newest first, from which one or two are chosen. Nothing where somebody closes it.
std::vector<std::filesystem::path> choose_results(const std::vector<std::filesystem::path>& results, const Typeface& face, Language language);

/// Results of a folder, newest first.
std::vector<std::filesystem::path> results_in(const std::filesystem::path& folder);

} // namespace plattan::view
