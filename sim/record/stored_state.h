#pragma once

#include "record/run_file.h"

#include <optional>

namespace plattan {

/// Everything needed to go on with a run at a midnight; a file beside NAME.part while the run is not complete.
struct StoredState {
    std::string identity; ///< of the run, as text
    std::int32_t days_done = 0;
    RecordedSoFar recorded;
    FileMark mark;                        ///< of NAME.part at this midnight
    std::vector<std::uint8_t> simulation; ///< as the simulation stored itself
};

std::filesystem::path state_path(const std::filesystem::path& run_file);

/// The one before stays whole until this one is. Throws WriteFailure.
void write_state(const std::filesystem::path& run_file, StoredState state);

/// Throws InputError where there is such a file but it is damaged; nothing where there is none.
std::optional<StoredState> read_state(const std::filesystem::path& run_file);

/// Removes it, with what was left of attempts to write it.
void remove_state(const std::filesystem::path& run_file);

} // namespace plattan
