#pragma once

#include "day/spin_up.h"

namespace plattan {

/// The spin-up of a run, kept in the user's cache by its identity for the next run that begins in the same state.
std::vector<std::uint8_t> kept_spin_up(const Scenario& scenario, const SpinUpOrder& order, const TickHooks& hooks = {});

} // namespace plattan
