#pragma once

#include "base/parallel.h"
#include "base/random.h"
#include "base/units.h"
#include "day/shared_sites.h"
#include "locomotion/kernels.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plattan {

struct SimulationOptions {
    RunKey run;
    Seconds from = 0;             ///< recorded from here on; the half hour before is simulated as well
    std::optional<Seconds> until; ///< time of the last day; 24:00 where it is not given
    std::optional<int> days;      ///< instead of the scenario's
    int threads = 0;
    Workers::Order order = Workers::Order::straight;
    InstructionSet instructions = best_instruction_set();
    double visitor_weight = 1; ///< ordinary visitors each of those simulated stands for; so many times fewer come

    /// Sites of the scenario that others use as well; nothing: the simulation makes its own.
    SharedSites* sites = nullptr;

    /// What `store_slow_state()` gave; nothing or empty: the place begins as the scenario's parameters say.
    const std::vector<std::uint8_t>* slow_state = nullptr;

    /// Goes on from what `store()` gave at the end of so many days, instead of beginning.
    const std::vector<std::uint8_t>* stored = nullptr;
    int days_done = 0;
};

} // namespace plattan
