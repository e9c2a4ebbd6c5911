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

namespace {

/// The archive knows no text.
struct ArchivedState {
    std::vector<char> identity;
    std::int32_t days_done = 0;
    RecordedSoFar recorded;
    FileMark mark;
    std::vector<std::uint8_t> simulation;
};

} // namespace

void write_state(const std::filesystem::path& run_file, StoredState state)
{
    ArchivedState stored{
        {state.identity.begin(), state.identity.end()}, state.days_done, std::move(state.recorded), state.mark, std::move(state.simulation)};
    StateWriter body;
    body(stored);
    write_checked_file(state_path(run_file), body.bytes);
}

std::optional<StoredState> read_state(const std::filesystem::path& run_file)
{
    const auto path = state_path(run_file);
    if (!std::filesystem::exists(path))
        return std::nullopt;
    ArchivedState stored;
    try {
        const auto bytes = read_checked_file(path);
        if (!bytes)
            throw std::runtime_error("it is damaged");
        StateReader reader(*bytes);
        reader(stored);
    } catch (const std::runtime_error& error) {
        throw InputError(fmt::format("{}: the state of the interrupted run cannot be used: {}", path.string(), error.what()));
    }
    return StoredState{
        {stored.identity.begin(), stored.identity.end()}, stored.days_done, std::move(stored.recorded), stored.mark, std::move(stored.simulation)};
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
