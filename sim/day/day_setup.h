#pragma once

#include "day/population.h"

namespace plattan {

/// What is planned for a date: works on the site, staff, costs.
DayPlan plan_of(const World& world, const DayOfRun& day);

/// 00:00: makes the place what it is on a date, and adds everybody who is to come. The world is that of the end of the day before.
void set_up_day(World& world, const DayOfRun& day);

/// The site as it stood on a date, for a world that goes on from what was stored at the end of that day.
void stand_as_on(World& world, const DayOfRun& day);

/// Once a minute: which gates, shops and counters are open.
void follow_opening_hours(World& world);

/// What the owner's contractor mends on a date, and which lamps have failed since the day before.
void mend_and_fail(World& world, const DayPlan& plan, const DayOfRun& day);

} // namespace plattan
