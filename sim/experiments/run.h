#pragma once

#include "base/interrupted.h"
#include "day/scenario.h"
#include "day/simulation.h"

#include <filesystem>
#include <functional>

namespace plattan {

struct RunOrder {
    SimulationOptions options; ///< sites and the state before the first day are made where they are not given
    std::filesystem::path output;
    bool trajectories = true;
    bool cache = true;                 ///< takes what comes before the first day from the user's cache, and keeps it there
    bool resume = false;               ///< goes on with NAME.part from its last finished day, where there is one
    bool force = false;                ///< may write over a finished result, and throw away the finished days of an interrupted run
    std::vector<std::string> settings; ///< what the command line set, `name=value`; the scenario has it already
    std::string command_line, started;
};

/// What is told how far a run is, and what may end it early.
struct RunWatch {
    std::function<void(const Simulation&)> spin_up;   ///< after every simulated minute before the first day; may be empty
    std::function<void(const Simulation&)> progress;  ///< after every simulated minute of the run; may be empty
    std::function<void(const FinishedRows&)> day;     ///< at each midnight but the last, before its minutes are forgotten; may be empty
    std::function<void(const Simulation&)> finished;  ///< once at the end; may be empty
    StopRequested stop;                               ///< asked after each tick; may be empty
    std::function<void(const std::string&)> remark{}; ///< what somebody should know who goes on with a run
};

enum class RunOutcome : std::uint8_t {
    simulated,
    was_complete, ///< to be resumed, but the file is this very run, finished
};

/// Simulates a scenario into a file, of which this process is the only writer meanwhile.
///
/// Throws InputError, before anything is touched, where the file is being written, is there already and may not be written over, or cannot be
/// gone on with; Interrupted after closing the file as .part. Other failures say what is kept and how to go on.
RunOutcome run_to_file(const Scenario& scenario, const RunOrder& order, const RunWatch& watch);

} // namespace plattan
