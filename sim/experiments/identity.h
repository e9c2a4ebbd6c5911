#pragma once

#include "day/scenario.h"
#include "day/simulation.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plattan {

/// What makes a run the run it is, by contents and not by paths: scenario with all it extends, settings, contents of site and demand, seed,
/// replication, days, window, what is recorded, program. Runs of equal identity hold equal results; the number of threads is no part of it.
class RunIdentity {
public:
    RunIdentity(const Scenario& scenario, const SimulationOptions& options, bool trajectories);

    /// Reads what `text` wrote.
    static RunIdentity parse(std::string_view text);

    std::string text() const; ///< one `name: value` a line

    /// One sentence with each part that differs; empty where none does.
    /// @param there what it is compared with, a file
    std::string differences_from(const RunIdentity& there) const;

private:
    RunIdentity() = default;

    std::vector<std::pair<std::string, std::string>> parts;
};

} // namespace plattan
