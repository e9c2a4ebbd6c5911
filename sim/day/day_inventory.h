#pragma once

#include "environment/environment.h"
#include "record/day_inventory.h"

namespace plattan {

/// What stands on a site that has been furnished by the plan of a day.
/// @param day of the run, 0 is the first
DayInventory inventory_of(int day, const DayPlan& plan, const Site& site, const Environment& environment);

} // namespace plattan
