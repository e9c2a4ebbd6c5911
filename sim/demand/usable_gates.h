#pragma once

#include "demand/demand.h"
#include "people/people.h"

namespace plattan {

/// By gate, the one through which people go who mean to go through it: itself while it is open; else the nearest open gate of the same end
/// of a trip; else the nearest open one. Invalid where none is open that one can walk to.
std::vector<GoalId> usable_gates(const Demand& demand, const Site& site, Date date, Seconds time_of_day);

/// The gate through which somebody goes now who means to go through `planned`: the usable one, and for staff, who have keys, the gate itself.
/// Invalid where none is planned, or none is open.
GoalId gate_now(const People& people, PersonId id, GoalId planned, const std::vector<GoalId>& usable);

} // namespace plattan
