#include "day/day_setup.h"

#include "day/day_inventory.h"
#include "demand/usable_gates.h"

#include <algorithm>

namespace plattan {

namespace {

/// Screens, counters and gates of the date: another place where they differ from those that stand there. Numbers of gates and links stay what
/// they are; counters and seats are known by where they stand.
void change_site(World& world, const DayPlan& plan)
{
    if (plan.changes == world.changed)
        return;
    world.changed = plan.changes;
    world.site = world.site_with(world.changed);
    Counters counters(*world.site);
    counters.keep_lines(world.environment.counters);
    world.environment.counters = std::move(counters);
    StateWriter kept;
    kept(world.locomotion);
    world.locomotion = Locomotion(world.site->ground(), world.scenario.parameters.walking, world.instructions);
    StateReader reader(kept.bytes);
    reader.limits.people = world.people.size();
    reader(world.locomotion);
}

/// Pays for what stands there again.
void replace_seats(World& world, DayPlan& plan, Seconds day_start)
{
    for (const auto& replacement : plan.seats_replaced) {
        const auto replaced = std::erase_if(world.environment.lost_seats, [&](const LostSeat& seat) {
            return seat.since < day_start - replacement.after * seconds_per_day && replacement.replaces(seat.at);
        });
        if (replaced > 0)
            plan.pay_for_replaced(replacement, replaced);
    }
}

void furnish(World& world, const DayPlan& plan)
{
    Environment& environment = world.environment;
    const Site& site = *world.site;
    People& people = world.people;
    std::vector<Luminaire> working;
    for (const auto& lamp : plan.luminaires)
        if (!environment.defects.lamp_broken(lamp.position))
            working.push_back(lamp);
    environment.light = Light(site, working, world.scenario.parameters.light, world.workers);
    const Bins bins_before = std::exchange(environment.bins, Bins(plan.bins));
    environment.bins.fill_as(bins_before);
    environment.light.follow_sun(site, world.clock);
    environment.cameras = plan.cameras;
    environment.gatherings = plan.gatherings;
    environment.seats_away = plan.seats_away;
    environment.seats = Seats(site, plan.seats, environment.lost_of(plan.seats), environment.seats);
    for (const PersonId id : people.present)
        if (PlaceId& place = people.seat[id.index]; place.valid() && environment.seats.places()[place.index].gone)
            place = {};
}

/// Ways of people who avoid at night where people have felt unsafe.
void find_careful_ways(World& world)
{
    const UnsafeMap& known = world.safety.known();
    if (!known.knows())
        return;
    const auto weight = static_cast<float>(*world.scenario.parameters.of<Visitor>().detour_weight);
    world.careful_ways = world.site->ways({.avoids_stairs = false, .factor = [&](Vec2 p) { return 1 + weight * known.at(p); }}, world.workers);
}

} // namespace

DayPlan plan_of(const World& world, const DayOfRun& day)
{
    return plan_date(world.scenario, *world.site, world.run, day.date, day.start, world.workers);
}

void set_up_day(World& world, const DayOfRun& day)
{
    DayPlan plan = plan_of(world, day);
    replace_seats(world, plan, day.start);
    change_site(world, plan);
    mend_and_fail(world, plan, day);
    furnish(world, plan);
    world.information.begin_day(plan.office);
    add_people(world, plan, day);
    find_careful_ways(world);
    world.cost_by_minute = plan.cost_by_minute;
    world.inventory = std::make_shared<const DayInventory>(inventory_of(day.number, plan, *world.site, world.environment));
}

void stand_as_on(World& world, const DayOfRun& day) { change_site(world, plan_of(world, day)); }

void follow_opening_hours(World& world)
{
    Environment& environment = world.environment;
    const Clock& clock = world.clock;
    const Demand& demand = world.scenario.demand;
    const Site& site = *world.site;
    if (!clock.every(60) && !environment.open_shops.empty())
        return;
    const Features& features = site.features();
    environment.open_shops.resize(features.gates.size());
    for (std::size_t gate = 0; gate < features.gates.size(); ++gate)
        environment.open_shops[gate] =
            features.gates[gate].shop && demand.gate_open(site, {static_cast<std::uint32_t>(gate)}, clock.date(), clock.time_of_day());
    environment.usable_gates = usable_gates(demand, site, clock.date(), clock.time_of_day());
    environment.open_counters.clear();
    for (const auto& door : features.doors)
        if (door.service_time > 0)
            environment.open_counters.push_back(demand.door_open(door, clock.date(), clock.time_of_day()));
}

void mend_and_fail(World& world, const DayPlan& plan, const DayOfRun& day)
{
    Defects& defects = world.environment.defects;
    const auto& upkeep = world.scenario.parameters.upkeep;
    if (const int mended = defects.mend_before(day.start - upkeep.repaired_after * seconds_per_day); mended > 0)
        world.events.push_back({world.clock.now(), EventKind::repaired, {}, {}, {}, static_cast<float>(mended)});
    if (plan.lamps_mended_after)
        defects.mend_lamps_before(day.start - *plan.lamps_mended_after * seconds_per_day);
    for (std::size_t i = 0; i < plan.luminaires.size(); ++i) {
        const Vec2 lamp = plan.luminaires[i].position;
        Draws draws(world.run, person_key(static_cast<std::uint32_t>(Population::place), day.date.days_since_1970, static_cast<std::uint32_t>(i)), 0,
                    Purpose::lamp_failure);
        if (draws.chance(upkeep.lamp_failures) && !defects.lamp_broken(lamp)) {
            defects.add({Defect::Kind::broken_lamp, lamp, std::min(world.clock.now(), day.start)});
            world.events.push_back({world.clock.now(), EventKind::lamp_failed, {}, {}, lamp, 0});
        }
    }
}

} // namespace plattan
