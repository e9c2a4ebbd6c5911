#pragma once

#include "base/interrupted.h"
#include "day/simulation.h"

#include <functional>

namespace plattan {

/// What is called while a simulation runs; each may be empty.
struct TickHooks {
    std::function<void(Simulation&)> before{};       ///< before each tick
    std::function<bool(const Simulation&)> after{};  ///< after each tick; false: enough has been seen, the run ends here
    std::function<void(const Simulation&)> minute{}; ///< after each simulated minute
    StopRequested stop{};                            ///< asked after each tick
};

enum class TicksEnded : std::uint8_t {
    done,    ///< the simulation is at its end
    enough,  ///< `after` said so
    stopped, ///< `stop` said so
};

/// Runs the ticks of a simulation; the loop that everything that simulates goes through. Does not call finish().
TicksEnded run_ticks(Simulation& simulation, const TickHooks& hooks = {});

} // namespace plattan
