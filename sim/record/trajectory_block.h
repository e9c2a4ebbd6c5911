#pragma once

#include <cstdint>
#include <vector>

namespace plattan {

/// A minute of trajectories, in the order of recording (by time, then id).
struct TrajectoryBlock {
    std::vector<std::uint32_t> id, t;
    std::vector<std::int16_t> x, y;
    std::vector<std::uint8_t> state, heading;

    void resize(std::size_t rows)
    {
        id.resize(rows), t.resize(rows);
        x.resize(rows), y.resize(rows);
        state.resize(rows), heading.resize(rows);
    }
};

/// How far trajectories have been written: where a run that goes on continues.
struct TrajectoryPosition {
    TrajectoryBlock held; ///< rows that do not fill a chunk yet
    std::vector<std::uint64_t> offsets{0};
    std::uint64_t rows = 0;
};

} // namespace plattan
