#include "record/stored_state.h"

#include "base/archive.h"
#include "base/checked_file.h"
#include "base/problems.h"

#include <fmt/format.h>

namespace plattan {

std::filesystem::path state_path(const std::filesystem::path& run_file)
{
    auto path = run_file;
    path += ".part.state";
    return path;
}

void write_state(const std::filesystem::path& run_file, StoredState state)
{
    StateWriter body;
    body(state);
    write_checked_file(state_path(run_file), body.bytes);
}

std::optional<StoredState> read_state(const std::filesystem::path& run_file)
{
    const auto path = state_path(run_file);
    if (!std::filesystem::exists(path))
        return std::nullopt;
    StoredState state;
    try {
        const auto bytes = read_checked_file(path);
        if (!bytes)
            throw std::runtime_error("it is damaged");
        StateReader reader(*bytes);
        reader(state);
    } catch (const std::runtime_error& error) {
        throw InputError(fmt::format("{}: the state of the interrupted run cannot be used: {}", path.string(), error.what()));
    }
    return state;
}

void remove_state(const std::filesystem::path& run_file)
{
    const auto path = state_path(run_file);
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const std::string half_written = path.filename().string() + ".";
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (const auto name = entry.path().filename().string(); name.starts_with(half_written) && name.ends_with(".part"))
            std::filesystem::remove(entry.path(), ignored);
}

} // namespace plattan
