#pragma once

#include <string>
#include <vector>

namespace plattan::commands {

/// Becomes a Python program of analysis/, which has the same words as the command. Throws MachineError where it cannot be started.
[[noreturn]] void become_python_program(const std::string& name, const std::vector<std::string>& words);

} // namespace plattan::commands
