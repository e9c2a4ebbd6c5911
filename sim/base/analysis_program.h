#pragma once

#include <filesystem>
#include <string_view>

namespace plattan {

/// The interpreter that knows Debian's packages; another one first in PATH does not.
inline constexpr const char* python = "/usr/bin/python3";

/// A Python program of analysis/, in the tree of the sources or where plattan is installed. Throws MachineError where it is in neither.
std::filesystem::path analysis_program(std::string_view name);

} // namespace plattan
