#include "commands/commands.h"

#include "base/problems.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace plattan::commands {

namespace {

/// The viewer is a program of its own beside this one, so that this one needs no display libraries.
void start_viewer(const std::vector<std::string>& words)
{
    const auto here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    auto viewer = here / "plattan-view";
    if (!std::filesystem::exists(viewer))
        viewer = here.parent_path() / "visualize" / "plattan-view";
    if (!std::filesystem::exists(viewer))
        throw MachineError("plattan-view was not built; it needs SFML (see packages.txt)");
    std::vector<char*> arguments{const_cast<char*>("plattan-view")};
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(viewer.c_str(), arguments.data());
    throw std::runtime_error(fmt::format("cannot start {}: {}", viewer.string(), std::strerror(errno)));
}

} // namespace

void add_view(CLI::App& app, Call&)
{
    auto* command = app.add_subcommand("view", "Look at a run: people moving, day clock, density; or export a picture");
    command->prefix_command();
    command->set_help_flag(); // the viewer explains itself
    command->callback([command] { start_viewer(command->remaining()); });
}

} // namespace plattan::commands
