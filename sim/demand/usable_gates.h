#pragma once

#include "demand/demand.h"

namespace plattan {

/// By gate, the one through which people go who mean to go through it: itself while it is open; else the nearest open gate of the same end
/// of a trip; else the nearest open one. Invalid where none is open that one can walk to.
std::vector<GoalId> usable_gates(const Demand& demand, const Site& site, Date date, Seconds time_of_day);

} // namespace plattan
