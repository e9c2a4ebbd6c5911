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
        throw InputError(fmt::format("{}: the state of the interrupted run cannot be used: {}; run without --resume", path.string(), error.what()));
    }
    return state;
}

} // namespace plattan
