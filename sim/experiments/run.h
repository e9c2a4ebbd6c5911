#pragma once

#include "day/scenario.h"
#include "day/simulation.h"

#include <filesystem>
#include <functional>

namespace plattan {

struct RunOrder {
    SimulationOptions options;
    std::filesystem::path output;
    bool trajectories = true;
    bool resume = false; ///< goes on with NAME.part from its last finished day, where there is one
    std::string command_line, started;
};

/// Simulates a scenario into a file. `progress` is called after every simulated minute, `finished` once at the end.
/// Throws Interrupted after closing the file as .part; the machine's failures pass through.
void run_to_file(const Scenario& scenario, const RunOrder& order, const std::function<void(const Simulation&)>& progress,
                 const std::function<void(const Simulation&)>& finished);

} // namespace plattan
