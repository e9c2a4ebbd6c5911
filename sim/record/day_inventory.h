#pragma once

#include "interventions/day_plan.h"
#include "site/features.h"

namespace plattan {

/// What stood there on a day of a run, who was on duty and what it cost: as it was planned, and what of it was lost or broken when the day began.
struct DayInventory {
    int day = 0;
    DayPlan plan;
    std::vector<Screen> screens;
    std::vector<Door> doors;
    std::vector<std::uint8_t> seat_lost, lamp_broken; ///< of the seats and luminaires of the plan
};

} // namespace plattan
