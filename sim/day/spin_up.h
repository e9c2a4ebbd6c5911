#pragma once

#include "day/simulation.h"
#include "day/ticks.h"

namespace plattan {

/// What a run begins with: for which draws, and at which time of its first day it is recorded from.
struct SpinUpOrder {
    RunKey run;
    Seconds from = 0;
    int threads = 0;
    SharedSites* sites = nullptr; ///< as of SimulationOptions
};

/// False where the scenario asks for no days before, or its place has no everyday visitors who would bring a state.
bool has_spin_up(const Scenario& scenario);

/// The slow state of a place (litter, bins, damage, what regulars and dealers think of it) when a run begins, after the scenario's days of
/// spin-up and, of its first day, the hours before the run. They are simulated with the draws of the run and not recorded, with one visitor
/// in ten, who weighs ten in company, flow and litter. After the first of these days the ground alone lives through four weeks of such days,
/// so that litter and damage are those of a place that has been there for long. Empty where there is no spin-up. Throws Interrupted where the hooks
/// ask to stop.
std::vector<std::uint8_t> spin_up(const Scenario& scenario, const SpinUpOrder& order, const TickHooks& hooks = {});

/// How much of the first day the spin-up simulates for a run that is recorded from that time on (unit: s)
Seconds hours_before(Seconds from);

/// The part of a scenario from which its spin-up follows: without crowds, and without interventions that hold on none of the dates before a run
/// from that time on. Scenarios that are equal in this begin in the same state.
Scenario what_counts_before(const Scenario& scenario, Seconds from);

} // namespace plattan
