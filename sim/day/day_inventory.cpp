#include "day/day_inventory.h"

namespace plattan {

DayInventory inventory_of(int day, const DayPlan& plan, const Site& site, const Environment& environment)
{
    DayInventory inventory{day, plan, site.features().screens, site.features().doors, environment.lost_of(plan.seats), {}};
    for (const auto& lamp : plan.luminaires)
        inventory.lamp_broken.push_back(environment.defects.lamp_broken(lamp.position));
    return inventory;
}

} // namespace plattan
