#pragma once

#include "base/interrupted.h"
#include "studies/row_file.h"
#include "studies/shard.h"
#include "studies/study_folder.h"

#include <chrono>
#include <functional>

namespace plattan {

struct WorkOrder {
    Shard shard;
    int threads = 0; ///< so many runs at a time; 0: one per processor
    bool stops_at_failure = false;
    std::chrono::seconds patience{120};         ///< another machine that claimed the shard and has been silent for so long is taken for dead
    std::string host, since;                    ///< of this process, for those who find the shard claimed
    std::function<double()> clock;              ///< seconds since some moment
    StopRequested stop;                         ///< asked after each tick
    std::string command_line = "plattan sweep"; ///< that files of runs say
    /// A file into which a run is written as well, where the study keeps none of it; may be empty, or give none.
    std::function<std::filesystem::path(const PlannedRun&)> also_to;
    std::function<void(std::size_t done, std::size_t all)> progress; ///< after each run, from one thread at a time; may be empty
};

struct WorkDone {
    std::size_t simulated = 0, failed = 0;
    std::size_t already = 0; ///< runs of the shard that had a row, or share one with another run
};

/// Simulates those runs of a shard that have no row yet; runs that failed are tried again. May be called again and again, also while other shards
/// are worked on elsewhere.
///
/// Throws InputError where another process works on this shard, Interrupted where it was asked to stop: the runs that had ended are kept.
WorkDone work(const StudyFolder& folder, const WorkOrder& order);

/// Simulates a scenario alone, as a run of a study would be. A file of the run is not written.
RunRow simulate_scenario(const Scenario& scenario, const SimulationOptions& options, Keep keep, int threads, const StopRequested& stop);

/// Simulates one run of a study. Does not look at the rows that are there.
RunRow simulate_run(const StudyFolder& folder, const PlannedRun& run, int threads, const StopRequested& stop);

} // namespace plattan
