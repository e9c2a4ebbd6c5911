#include "day/day_inventory.h"

#include <algorithm>

namespace plattan {

DayInventory inventory_of(int day, const DayPlan& plan, const Site& site, const Environment& environment)
{
    DayInventory inventory{day, plan, site.features().screens, site.features().doors, {}, {}};
    const auto& lost = environment.lost_seats;
    for (const auto& seat : plan.seats)
        inventory.seat_lost.push_back(seat.loose &&
                                      std::any_of(lost.begin(), lost.end(), [&](const LostSeat& one) { return one.at == seat.position; }));
    for (const auto& lamp : plan.luminaires)
        inventory.lamp_broken.push_back(environment.defects.lamp_broken(lamp.position));
    return inventory;
}

} // namespace plattan
