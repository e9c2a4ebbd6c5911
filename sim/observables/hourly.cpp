#include "observables/hourly.h"

#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

/// Walkable areas, then zones.
std::vector<Shape> parts_of(const Features& site)
{
    std::vector<Shape> shapes;
    for (const auto& walkable : site.walkables)
        shapes.push_back(walkable.shape);
    for (const auto& zone : site.zones)
        shapes.push_back({zone.outer, {}});
    return shapes;
}

double ratio(double a, double b) { return b > 0 ? a / b : std::nan(""); }

} // namespace

std::vector<std::string> hour_names()
{
    std::vector<std::string> names;
    for (int hour = 0; hour < 24; ++hour)
        names.push_back(fmt::format("{:02}", hour));
    return names;
}

std::vector<SummaryText> Hourly::table_texts() const
{
    return {{"hourly", "1", "the place by hour: means at full minutes, and counts a day"},
            {"visitors_by_zone", "1", "mean number of visitors in each walkable area and zone, by hour"},
            {"litter_by_zone", "1", "items of litter lying per 10 m2 of each walkable area and zone at the full hour"}};
}

Hourly::Row& Hourly::row(const Moment& moment) { return rows[static_cast<std::size_t>(moment.clock.time_of_day() / 3600) % hours]; }

void Hourly::begin_minute(const Moment& moment, double*)
{
    const People& people = moment.people;
    const auto parts = parts_of(moment.site.features());
    if (zones.empty()) {
        part_count = parts.size();
        zones.resize(hours * part_count);
    }
    Row& now = row(moment);
    Part* here = zones.data() + static_cast<std::size_t>(&now - rows.data()) * part_count;
    ++now.minutes;
    now.present += static_cast<double>(people.present.size());
    now.litter += moment.environment.litter.items_on_square();
    for (const PersonId id : people.present) {
        if (!people.traits[id.index].visitor)
            continue;
        const Vec2 p = people.position[id.index];
        ++now.visitors;
        now.staying += people.stationary_since[id.index] > 0;
        if (people.feeling[id.index].evaluations() > 0) {
            now.unsafe += static_cast<double>(people.feeling[id.index].unsafe);
            ++now.felt;
        }
        for (std::size_t part = 0; part < part_count; ++part)
            here[part].visitors += inside(parts[part], p);
    }
    if (!moment.clock.every(3600))
        return;
    const auto& raster = moment.environment.litter.raster();
    for (std::size_t part = 0; part < part_count; ++part) {
        const Box box = bounds(parts[part].outer);
        double items = 0, area = 0;
        for (int r = std::max(0, raster.lattice.row(box.low.y)); r <= std::min(raster.lattice.height - 1, raster.lattice.row(box.high.y)); ++r)
            for (int c = std::max(0, raster.lattice.column(box.low.x)); c <= std::min(raster.lattice.width - 1, raster.lattice.column(box.high.x));
                 ++c)
                if (inside(parts[part], raster.lattice.centre(raster.lattice.index(c, r)))) {
                    items += raster.at(c, r).items();
                    ++area;
                }
        here[part].litter += area > 0 ? 10 * items / area : 0;
        ++here[part].hours_seen;
    }
}

void Hourly::measure(const Moment& moment)
{
    Row& now = row(moment);
    now.entered += moment.entered;
    for (std::size_t i = moment.first_event; i < moment.events.size(); ++i) {
        const Event& event = moment.events[i];
        now.deals += event.kind == EventKind::deal;
        now.visible_deals += event.kind == EventKind::deal ? event.value : 0;
        now.displaced_deals += event.kind == EventKind::deal_elsewhere;
        now.dropped += event.kind == EventKind::litter_dropped;
        for (const EventKind offence : offences)
            now.offences += event.kind == offence;
    }
}

std::vector<Table> Hourly::tables(const Moment& moment) const
{
    const auto texts = table_texts();
    Table whole{texts[0],
                hour_names(),
                {"present", "visitors", "staying", "litter_items", "unsafe_share", "entered", "deals", "visible_deals", "displaced_deals",
                 "litter_dropped", "offences"},
                {}};
    for (const Row& r : rows) {
        const double days = r.minutes / 60; // counts are of a whole hour of a day
        for (const double value : {ratio(r.present, r.minutes), ratio(r.visitors, r.minutes), ratio(r.staying, r.minutes), ratio(r.litter, r.minutes),
                                   ratio(r.unsafe, r.felt), ratio(r.entered, days), ratio(r.deals, days), ratio(r.visible_deals, days),
                                   ratio(r.displaced_deals, days), ratio(r.dropped, days), ratio(r.offences, days)})
            whole.values.push_back(value);
    }
    std::vector<std::string> names;
    for (const auto& walkable : moment.site.features().walkables)
        names.push_back(walkable.id);
    for (const auto& zone : moment.site.features().zones)
        names.push_back(zone.id);
    Table visitors{texts[1], hour_names(), names, {}}, litter{texts[2], hour_names(), names, {}};
    for (std::size_t i = 0; i < hours * names.size(); ++i) {
        const Part part = i < zones.size() ? zones[i] : Part{};
        visitors.values.push_back(ratio(part.visitors, rows[i / names.size()].minutes));
        litter.values.push_back(ratio(part.litter, part.hours_seen));
    }
    return {std::move(whole), std::move(visitors), std::move(litter)};
}

} // namespace plattan
