#include "commands/python_program.h"

#include "base/analysis_program.h"
#include "base/problems.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <unistd.h>

namespace plattan::commands {

void become_python_program(const std::string& name, const std::vector<std::string>& words)
{
    std::vector<std::string> line{python, analysis_program(name).string()};
    line.insert(line.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (auto& word : line)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(python, arguments.data());
    throw MachineError(fmt::format("{} cannot be started: {}", python, std::strerror(errno)));
}

} // namespace plattan::commands
