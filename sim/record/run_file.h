#pragma once

#include "base/raster.h"
#include "observables/observables.h"
#include "parameters/parameter.h"
#include "record/declarations.h"
#include "record/trajectory_block.h"
#include "record/writer_thread.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace plattan {

/// What a run file says of itself.
struct RunHeader {
    std::string scenario_name, scenario_yaml, scenario_resolved, site_text, demand_text, date, command_line, started, crs;
    std::int64_t seed = 1, replication = 0, days = 1;
    double origin_x = 0, origin_y = 0;
    std::vector<ParameterInfo> parameters;
};

/// What there is since the midnight before: the rows of the table of people that were added, and those carried over, which may have
/// changed; and the events, minutes and frames.
struct FinishedRows {
    const People& people;
    const Events& events;
    const Observables& observables;
};

/// How far a file had come at the end of a day: rows of each group, and the trajectories not written yet.
struct RecordedSoFar {
    std::uint64_t people = 0, events = 0, minutes = 0, frames = 0;
    TrajectoryPosition trajectories;
};

/// Writes one run. While it is written the file is called NAME.part and says `complete` = 0. Everything that grows with
/// the run is appended day by day, so that memory does not.
class RunFile {
public:
    /// A new file. `observables` tells which series there will be.
    RunFile(const std::filesystem::path& path, const RunHeader& header, const RunNames& names, const Observables& observables,
            bool with_trajectories);
    /// Goes on with NAME.part as it was at the end of a day; what came after is cut off.
    RunFile(const std::filesystem::path& path, const Observables& observables, bool with_trajectories, const RecordedSoFar& so_far);
    ~RunFile();
    RunFile(const RunFile&) = delete;
    RunFile& operator=(const RunFile&) = delete;

    /// The trajectories of [60 b, 60 b + 60) s; blocks come in order, empty ones may be left out.
    void write_block(std::size_t b, TrajectoryBlock block);

    void append(const FinishedRows& rows);

    /// Flushes, and says how far the file has come.
    RecordedSoFar recorded();

    /// What only the end of a run knows.
    void write_summary(const Observables& observables);
    void write_screens(const std::vector<Screen>& screens);
    void write_grids(const Observables& observables, const std::vector<float>& lamps_at_night);

    /// Closes the file. Complete: takes its final name. Not: keeps .part.
    void close(bool complete);

    std::filesystem::path part_path() const;

private:
    struct Open;
    std::filesystem::path path;
    std::unique_ptr<Open> open;
    WriterThread writer;
};

} // namespace plattan
