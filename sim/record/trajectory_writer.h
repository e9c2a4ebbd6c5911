#pragma once

#include "record/enumeration_types.h"
#include "record/trajectory_block.h"
#include "results/hdf5.h"

namespace plattan {

/// The group /trajectories: blocks of 60 s, rows within a block by id, then time; appended in whole chunks that are
/// never rewritten, so that after a kill every flushed block can be read.
class TrajectoryWriter {
public:
    /// Makes the group in a new file.
    TrajectoryWriter(hid_t file, const EnumerationTypes& types);

    /// Goes on in a file that has the group as it was at this position.
    TrajectoryWriter(hid_t file, TrajectoryPosition position);

    const TrajectoryPosition& position() const { return at; }

    /// Blocks come in order, empty ones may be left out.
    void add_block(std::size_t b, const TrajectoryBlock& block);

    /// Writes what is held and the offsets of the blocks.
    void finish(hid_t file);

private:
    void open(hid_t file);
    void append_rows(std::size_t count);

    static constexpr hsize_t chunk_rows = 65'536;
    h5::Handle id, t, x, y, state, heading, state_type;
    TrajectoryPosition at;
};

} // namespace plattan
