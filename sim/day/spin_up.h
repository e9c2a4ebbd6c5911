#pragma once

#include "day/simulation.h"

namespace plattan {

/// The slow state of a place (litter, what regulars think of it) after some days before the scenario's date that are
/// simulated and not recorded: one visitor in ten, who weighs ten in company, flow and litter. It follows from the
/// scenario, not from the seed. Empty where the scenario has no spin-up or its place no everyday visitors.
std::vector<std::uint8_t> spin_up(const Scenario& scenario, int threads, const std::function<void(const Simulation&)>& progress = {});

/// The same, kept in the user's cache for the next run of the same scenario by the same program.
std::vector<std::uint8_t> kept_spin_up(const Scenario& scenario, int threads, const std::function<void(const Simulation&)>& progress = {});

} // namespace plattan
