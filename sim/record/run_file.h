#pragma once

#include "base/raster.h"
#include "observables/observables.h"
#include "parameters/parameter.h"
#include "record/finished_rows.h"
#include "record/restorable_file.h"
#include "record/run_names.h"
#include "record/trajectory_block.h"
#include "record/writer_thread.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace plattan {

/// What a run file says of itself.
struct RunHeader {
    std::string scenario_name, scenario_yaml, scenario_resolved, site_text, demand_text, date, command_line, started, crs;
    std::string identity;      ///< what makes this run the run it is, one `name: value` a line
    std::string identity_hash; ///< of that
    std::string settings;      ///< what the command line set, one `name=value` a line
    std::int64_t seed = 1, replication = 0, days = 1, spin_up = 0;
    Seconds from = 0, until = seconds_per_day; ///< of the first day, and of the last
    double origin_x = 0, origin_y = 0;
    std::vector<ParameterInfo> parameters;
    const Features* site = nullptr; ///< as the site file has it
};

/// How far a file had come at the end of a day: rows of each group, and the trajectories not written yet.
struct RecordedSoFar {
    std::uint64_t people = 0, events = 0, minutes = 0, frames = 0;
    TrajectoryPosition trajectories;
};

/// What the ground is like, by cell of the grids: layout::Cells says what each is.
struct CellFigures {
    std::vector<float> free_area, lamps_at_night;
};

/// Writes one run. While it is written the file is called NAME.part and says `complete` = 0. Everything that grows with
/// the run is appended day by day, so that memory does not. What cannot be written is thrown as WriteFailure; nothing reaches the disk
/// from then on, so that the file can be put back to its last midnight.
class RunFile {
public:
    /// A new file. `observables` tells which series there will be.
    RunFile(const std::filesystem::path& path, const RunHeader& header, const RunNames& names, const Observables& observables,
            bool with_trajectories);
    /// Goes on with NAME.part, which is put back to what it was at the end of a day. Throws InputError, and changes nothing, where that
    /// cannot be had.
    RunFile(const std::filesystem::path& path, bool with_trajectories, const RecordedSoFar& so_far, const FileMark& mark);
    /// A file that was not closed is left as it is: what is not written yet will not be.
    ~RunFile();
    RunFile(const RunFile&) = delete;
    RunFile& operator=(const RunFile&) = delete;

    /// The trajectories of [60 b, 60 b + 60) s; blocks come in order, empty ones may be left out.
    void write_block(std::size_t b, TrajectoryBlock block);

    void append(const FinishedRows& rows);

    /// The file can be put back to what it is now once `store` has returned, which must keep how far it has come and the mark. Until then it
    /// can be put back to the day before.
    /// @param day counts up
    void end_day(int day, const std::function<void(const RecordedSoFar&, const FileMark&)>& store);

    /// What only the end of a run knows.
    void write_summary(const Observables& observables);
    void write_grids(const Observables& observables, const CellFigures& cells);

    /// Closes the file, with everything on the disk. Complete: says so and takes its final name. Not: keeps .part.
    void close(bool complete);

    static std::filesystem::path part_path(const std::filesystem::path& path);

private:
    struct Open;

    void finish_datasets();
    void say_complete();
    void close_file();
    void take_final_name();

    std::filesystem::path path;
    std::unique_ptr<Open> open;
    WriterThread writer;
};

} // namespace plattan
