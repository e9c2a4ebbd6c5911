#include "observables/hourly.h"

#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

double ratio(double a, double b) { return b > 0 ? a / b : std::nan(""); }

} // namespace

std::vector<std::string> hour_names()
{
    std::vector<std::string> names;
    for (int hour = 0; hour < 24; ++hour)
        names.push_back(fmt::format("{:02}", hour));
    return names;
}

std::vector<TableText> Hourly::table_texts() const
{
    return {{"hourly", "1", "the place by hour: means at full minutes, and counts a day"},
            {"visitors_by_zone", "1", "mean number of visitors in each walkable area and zone, by hour"},
            {"litter_by_zone", "1", "items of litter lying per 10 m2 of each walkable area and zone at the full hour"}};
}

Hourly::Row& Hourly::row(const Moment& moment) { return rows[static_cast<std::size_t>(moment.clock.time_of_day() / 3600) % hours]; }

void Hourly::list_parts(const Site& site)
{
    constexpr float cell = 10; // numerical: side of a cell of the table (unit: m)
    parts = parts_of(site.features());
    parts_near = CellLists(Lattice::covering(site.ground().low(), site.ground().high(), cell));
    parts_near.fill(parts.size(), [&](std::size_t part) { return bounds(parts[part].shape.outer); });
}

void Hourly::begin_minute(const Moment& moment, std::span<double>)
{
    const People& people = moment.people;
    if (parts.empty())
        list_parts(moment.site);
    zones.resize(hours * parts.size());
    Row& now = row(moment);
    InPart* here = zones.data() + static_cast<std::size_t>(&now - rows.data()) * parts.size();
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
        parts_near.any({p, p}, [&](std::uint32_t place) {
            const std::uint32_t part = parts_near.all()[place];
            here[part].visitors += inside(parts[part].shape, p);
            return false;
        });
    }
    if (!moment.clock.every(3600))
        return;
    const auto& raster = moment.environment.litter.raster();
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const Box box = bounds(parts[part].shape.outer);
        double items = 0, area = 0;
        for (int r = std::max(0, raster.lattice.row(box.low.y)); r <= std::min(raster.lattice.height - 1, raster.lattice.row(box.high.y)); ++r)
            for (int c = std::max(0, raster.lattice.column(box.low.x)); c <= std::min(raster.lattice.width - 1, raster.lattice.column(box.high.x));
                 ++c)
                if (inside(parts[part].shape, raster.lattice.centre(raster.lattice.index(c, r)))) {
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
    now.entered += moment.entered();
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
    for (const auto& part : parts_of(moment.site.features()))
        names.push_back(part.id);
    Table visitors{texts[1], hour_names(), names, {}}, litter{texts[2], hour_names(), names, {}};
    for (std::size_t i = 0; i < hours * names.size(); ++i) {
        const InPart part = i < zones.size() ? zones[i] : InPart{};
        visitors.values.push_back(ratio(part.visitors, rows[i / names.size()].minutes));
        litter.values.push_back(ratio(part.litter, part.hours_seen));
    }
    return {std::move(whole), std::move(visitors), std::move(litter)};
}

} // namespace plattan
