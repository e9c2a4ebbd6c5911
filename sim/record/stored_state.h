#pragma once

#include "record/run_file.h"

#include <optional>

namespace plattan {

/// Everything needed to go on with a run at a midnight; a file beside NAME.part while the run is not complete.
struct StoredState {
    std::uint64_t identity = 0; ///< of the run and of what was asked to be recorded
    std::int32_t days_done = 0;
    RecordedSoFar recorded;
    std::vector<std::uint8_t> simulation; ///< as the simulation stored itself
};

std::filesystem::path state_path(const std::filesystem::path& run_file);

void write_state(const std::filesystem::path& run_file, StoredState state);

/// Throws InputError where there is such a file but it is damaged; nothing where there is none.
std::optional<StoredState> read_state(const std::filesystem::path& run_file);

} // namespace plattan
