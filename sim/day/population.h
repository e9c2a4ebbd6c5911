#pragma once

#include "day/world.h"

namespace plattan {

/// One day of a run.
struct DayOfRun {
    int number; ///< 0 for the first
    Date date;
    Seconds start; ///< 00:00 of it, since 00:00 of the first day
};

/// Adds everybody who is to come on a date, in rows of their own: ordinary visitors in order of arrival, then the scene, then staff, so that
/// adding staff moves no visitor. Who would have come before the clock's time is there already, or does not come.
void add_people(World& world, const DayPlan& plan, const DayOfRun& day);

/// True where each person has come for something that is written down, and in the list that its role reads.
bool all_are_assigned(const World& world);

/// Rows that are still needed after midnight: of people who are here or will come again, of the others of their groups, and of those who left a
/// moment ago, because somebody may still look for them.
KeptRows rows_in_use(const World& world);

/// Rows of people who are not here and will not come any more, those who left a moment ago among them.
PersonRows rows_of_past_visits(const World& world);

/// What is recorded is of the time from now on alone: who was here before and has left is as somebody who never came, and hours worked count from
/// now on. The visits of those who are here, or will be back, count whole.
void forget_past_visits(World& world);

} // namespace plattan
