#pragma once

#include "base/interrupted.h"
#include "results/recording.h"

#include <filesystem>
#include <string>
#include <vector>

namespace plattan {

/// Writes every table of a run as tidy CSV: people, events, minutes, summary, parameters, density. Enumerations by name.
/// Throws InputError where the run is damaged, std::runtime_error where a file cannot be written.
/// @param stop asked between pieces of a table: true ends it, nothing is written then, and Interrupted is thrown
/// @return the files written
std::vector<std::string> export_csv(const Recording& run, const std::filesystem::path& folder, const StopRequested& stop);

} // namespace plattan
