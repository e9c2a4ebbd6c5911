#pragma once

#include "day/simulation.h"

namespace plattan {

/// What a run begins with: for which draws, and at which time of its first day it is recorded from.
struct SpinUpOrder {
    RunKey run;
    Seconds from = 0;
    int threads = 0;
};

/// The slow state of a place (litter, bins, damage, what regulars and dealers think of it) when a run begins, after the scenario's days of
/// spin-up and, of its first day, the hours before the run. They are simulated with the draws of the run and not recorded, with one visitor
/// in ten, who weighs ten in company, flow and litter. After the first of these days the ground alone lives through four weeks of such days,
/// so that litter and damage are those of a place that has been there for long. Empty where the scenario has no spin-up or its place no
/// everyday visitors.
std::vector<std::uint8_t> spin_up(const Scenario& scenario, const SpinUpOrder& order, const std::function<void(const Simulation&)>& progress = {});

/// The same, kept in the user's cache for the next run of the same scenario, seed and replication by the same program.
std::vector<std::uint8_t> kept_spin_up(const Scenario& scenario, const SpinUpOrder& order,
                                       const std::function<void(const Simulation&)>& progress = {});

} // namespace plattan
