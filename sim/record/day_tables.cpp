#include "record/day_tables.h"

#include "record/table_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>

namespace plattan {

namespace {

std::string hours_away(const Seat& seat, const std::vector<SeatsAway>& away)
{
    std::vector<Span> hours;
    for (const auto& some : away)
        if (some.concerns(seat.position, seat.loose))
            hours.insert(hours.end(), some.hours.begin(), some.hours.end());
    return spans_text(hours);
}

/// A table of a day: every row has the day, and what is said of the thing.
template <class Table, class Thing> class DayTable {
public:
    DayTable(hid_t file, const Table& table, const std::vector<Thing>& things, int day) : append(file, table, things)
    {
        append(table.day, [day](const Thing&) { return day; });
    }
    template <class T, class F> void operator()(const layout::Column<T>& column, F value) const { append(column, value); }

    /// Both parts of a point or direction.
    /// @param at at(thing), or a member of the thing
    template <class F> void vector(const layout::Column<float>& x, const layout::Column<float>& y, F at) const
    {
        append(x, [&](const Thing& thing) { return Vec2(std::invoke(at, thing)).x; });
        append(y, [&](const Thing& thing) { return Vec2(std::invoke(at, thing)).y; });
    }

private:
    TableAppender<Table, Thing> append;
};

/// A thing, and whether it was lost or broken when the day began.
template <class Thing> struct Worn : Thing {
    bool worn;
};

template <class Thing> std::vector<Worn<Thing>> worn(const std::vector<Thing>& things, const std::vector<std::uint8_t>& which)
{
    std::vector<Worn<Thing>> list;
    for (std::size_t i = 0; i < things.size(); ++i)
        list.push_back({things[i], i < which.size() && which[i] != 0});
    return list;
}

void append_seats(hid_t file, const DayInventory& inventory)
{
    using S = Worn<Seat>;
    const auto& c = layout::day_seats;
    const auto seats = worn(inventory.plan.seats, inventory.seat_lost);
    const DayTable<layout::DaySeats, S> table(file, c, seats, inventory.day);
    table(c.id, &S::id);
    table(c.kind, [&](const S& s) {
        const auto known = inventory.plan.kinds_of_seats.find(s.id);
        return known == inventory.plan.kinds_of_seats.end() ? "fixed" : known->second;
    });
    table.vector(c.x, c.y, &S::position);
    table.vector(c.along_x, c.along_y, &S::along);
    table(c.places, &S::places);
    table(c.spacing, &S::spacing);
    table(c.comfort, &S::comfort);
    table(c.loose, &S::loose);
    table(c.lost, &S::worn);
    table(c.put_away, [&](const S& s) { return hours_away(s, inventory.plan.seats_away); });
}

void append_luminaires(hid_t file, const DayInventory& inventory)
{
    using L = Worn<Luminaire>;
    const auto& c = layout::day_luminaires;
    const auto lamps = worn(inventory.plan.luminaires, inventory.lamp_broken);
    const DayTable<layout::DayLuminaires, L> table(file, c, lamps, inventory.day);
    table(c.id, &L::id);
    table.vector(c.x, c.y, &L::position);
    table(c.lumen, &L::lumen);
    table(c.height, &L::height);
    table(c.always_on, &L::always_on);
    table(c.broken, &L::worn);
    table(c.hours, [](const L& l) { return l.hours ? spans_text(*l.hours) : std::string(); });
}

void append_bins(hid_t file, const DayInventory& inventory)
{
    const auto& c = layout::day_bins;
    const DayTable<layout::DayBins, Bin> table(file, c, inventory.plan.bins, inventory.day);
    table(c.id, &Bin::id);
    table.vector(c.x, c.y, &Bin::position);
    table(c.capacity, &Bin::capacity);
    table(c.ash, &Bin::ash);
}

void append_cameras(hid_t file, const DayInventory& inventory)
{
    using W = WatchedCamera;
    const auto& c = layout::day_cameras;
    const DayTable<layout::DayCameras, W> table(file, c, inventory.plan.cameras, inventory.day);
    table(c.id, [](const W& w) { return w.camera.id; });
    table.vector(c.x, c.y, [](const W& w) { return w.camera.position; });
    table(c.range, [](const W& w) { return w.camera.range; });
    table(c.bearing, [](const W& w) { return w.camera.bearing; });
    table(c.visible, &W::visible);
    table(c.watched, [](const W& w) { return spans_text(w.watched); });
}

void append_screens(hid_t file, const DayInventory& inventory)
{
    struct Side {
        std::string id;
        Segment line;
        double height;
    };
    std::vector<Side> sides;
    for (const auto& screen : inventory.screens)
        for (const Segment& line : sides_of(screen))
            sides.push_back({screen.id, line, screen.height});
    const auto& c = layout::day_screens;
    const DayTable<layout::DayScreens, Side> table(file, c, sides, inventory.day);
    table(c.id, &Side::id);
    table.vector(c.from_x, c.from_y, [](const Side& s) { return s.line.from; });
    table.vector(c.to_x, c.to_y, [](const Side& s) { return s.line.to; });
    table(c.height, &Side::height);
}

void append_counters(hid_t file, const DayInventory& inventory)
{
    std::vector<Door> counters;
    std::copy_if(inventory.doors.begin(), inventory.doors.end(), std::back_inserter(counters), [](const Door& d) { return d.service_time > 0; });
    const auto& c = layout::day_counters;
    const DayTable<layout::DayCounters, Door> table(file, c, counters, inventory.day);
    table(c.id, &Door::id);
    table.vector(c.x, c.y, &Door::position);
    table(c.service_time, &Door::service_time);
    table(c.hours, [](const Door& d) { return d.hours ? spans_text(*d.hours) : d.opening_hours; });
}

void append_gatherings(hid_t file, const DayInventory& inventory)
{
    using G = Gathering;
    const auto& c = layout::day_gatherings;
    const DayTable<layout::DayGatherings, G> table(file, c, inventory.plan.gatherings, inventory.day);
    table.vector(c.x, c.y, &G::middle);
    table(c.area, [](const G& g) { return area(g.area); });
    table(c.begins, [](const G& g) { return g.hours.from; });
    table(c.ends, [](const G& g) { return g.hours.until; });
    table(c.audience, &G::audience);
    table(c.appeal, &G::appeal);
}

void append_duties(hid_t file, const DayInventory& inventory)
{
    const auto& c = layout::day_duties;
    const Seconds midnight = inventory.day * seconds_per_day;
    const auto roles = h5::type_of(h5::open_dataset(file, layout::path_of(c, c.role)));
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    const DayTable<layout::DayDuties, Duty> table(file, c, inventory.plan.duties, inventory.day);
    table(c.role, [&](const Duty& d) { return h5::value_of<std::uint8_t>(roles, d.role); });
    table(c.intervention, &Duty::entry);
    table(c.line, &Duty::line);
    table(c.shift, &Duty::shift);
    table(c.person, &Duty::place);
    table(c.begins, [&](const Duty& d) { return d.starts_at - midnight; });
    table(c.ends, [&](const Duty& d) { return d.orders.ends_at - midnight; });
    table(c.gate, [](const Duty& d) { return d.gate.valid() ? static_cast<int>(d.gate.index) : -1; });
    table.vector(c.post_x, c.post_y, [](const Duty& d) { return d.orders.posted ? d.orders.post : Vec2{none, none}; });

    struct Corner {
        std::size_t duty;
        Vec2 at;
    };
    std::vector<Corner> corners;
    for (std::size_t i = 0; i < inventory.plan.duties.size(); ++i)
        for (const Vec2 p : inventory.plan.duties[i].orders.route)
            corners.push_back({i, p});
    const auto& b = layout::day_beats;
    const DayTable<layout::DayBeats, Corner> beats(file, b, corners, inventory.day);
    beats(b.duty, &Corner::duty);
    beats.vector(b.x, b.y, &Corner::at);
}

void append_gates(hid_t file, const DayInventory& inventory)
{
    std::vector<ChangedHours> changed;
    for (const auto& change : inventory.plan.changes.gate_hours)
        if (change.of_date)
            changed.push_back(change);
    const auto& c = layout::day_gates;
    const DayTable<layout::DayGates, ChangedHours> table(file, c, changed, inventory.day);
    table(c.gate, [](const ChangedHours& change) { return static_cast<int>(change.gate.index); });
    table(c.hours, [](const ChangedHours& change) { return spans_text(*change.of_date); });
}

void append_costs(hid_t file, const DayInventory& inventory)
{
    const auto& c = layout::day_costs;
    const DayTable<layout::DayCosts, CostLine> table(file, c, inventory.plan.costs, inventory.day);
    table(c.what, &CostLine::what);
    table(c.payer, [](const CostLine& line) { return name_of(line.payer); });
    table(c.intervention, &CostLine::entry);
    table(c.hours, &CostLine::hours);
    table(c.cost, &CostLine::kronor);
    table(c.outlay, &CostLine::outlay);
}

} // namespace

void create_day_tables(hid_t file, const EnumerationTypes& types)
{
    h5::create_group(file, "/days");
    constexpr h5::Storage some_rows{512, 4};
    layout::for_each_day_table([&](const auto& table) { create_table(file, table, types, some_rows); });
}

void append_day(hid_t file, const DayInventory& inventory)
{
    append_seats(file, inventory);
    append_luminaires(file, inventory);
    append_bins(file, inventory);
    append_cameras(file, inventory);
    append_screens(file, inventory);
    append_counters(file, inventory);
    append_gatherings(file, inventory);
    append_duties(file, inventory);
    append_gates(file, inventory);
    append_costs(file, inventory);
}

} // namespace plattan
