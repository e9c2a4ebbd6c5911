#pragma once

#include <filesystem>
#include <string>

namespace plattan::commands {

/// The folder of the scenario library: here, beside the sources of the program, or where it was installed.
/// @param option the one by which the user can name it, for the message where it is not found
std::filesystem::path find_scenarios(const std::string& option);

/// The scenario that was named, or the baseline of the library where none was.
std::filesystem::path scenario_or_baseline(const std::string& named, const std::string& option);

} // namespace plattan::commands
