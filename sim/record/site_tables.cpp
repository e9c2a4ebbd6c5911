#include "record/site_tables.h"

#include "record/table_writer.h"

#include <cmath>
#include <limits>

namespace plattan {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct FeatureRow {
    std::string_view kind;
    std::string id, level, purpose;
    bool square = false, roofed = false, blocks_sight = false, step_free = false;
    double uphill_x = none, uphill_y = none, height = none, lumen = none, vehicles = none;
    std::string called = {}, leads_to = {};
    std::optional<Pattern> pattern = {};
};

struct OutlineRow {
    std::int32_t feature;
    bool closed, hole;
};

struct PointRow {
    std::int32_t outline;
    Vec2 at;
};

/// The rows of /site, feature by feature.
class SiteRows {
public:
    std::vector<FeatureRow> features;
    std::vector<OutlineRow> outlines;
    std::vector<PointRow> points;

    void area(FeatureRow row, const Shape& shape)
    {
        features.push_back(std::move(row));
        outline(shape.outer, true);
        for (const Ring& hole : shape.holes)
            outline(hole, true, true);
    }
    void line(FeatureRow row, const Ring& corners, bool closed = false)
    {
        features.push_back(std::move(row));
        outline(corners, closed);
    }

private:
    void outline(const Ring& corners, bool closed, bool hole = false)
    {
        outlines.push_back({static_cast<std::int32_t>(features.size()) - 1, closed, hole});
        for (const Vec2 p : corners)
            points.push_back({static_cast<std::int32_t>(outlines.size()) - 1, p});
    }
};

SiteRows rows_of(const Features& site)
{
    SiteRows rows;
    for (const auto& w : site.walkables) {
        FeatureRow row{.kind = "walkable", .id = w.id, .level = w.level, .purpose = {}, .square = w.square, .roofed = w.roofed};
        if (w.stairs) {
            row.step_free = w.stairs->step_free;
            row.uphill_x = static_cast<double>(w.stairs->up.x);
            row.uphill_y = static_cast<double>(w.stairs->up.y);
            row.height = w.stairs->rise;
        }
        rows.area(std::move(row), w.shape);
    }
    for (const auto& o : site.obstacles)
        rows.area({.kind = "obstacle", .id = o.id, .level = {}, .purpose = {}, .blocks_sight = o.blocks_sight}, o.shape);
    for (const auto& s : site.screens) {
        FeatureRow row{.kind = "screen", .id = s.id, .level = {}, .purpose = {}, .height = s.height};
        s.closed ? rows.area(std::move(row), {s.line, s.holes}) : rows.line(std::move(row), s.line);
    }
    for (const auto& g : site.gates)
        rows.line({.kind = "gate", .id = g.id, .level = {}, .purpose = g.opening_hours, .leads_to = g.leads_to}, {g.line.from, g.line.to});
    for (const auto& l : site.links)
        rows.line({.kind = "link", .id = l.id, .level = {}, .purpose = {}}, {l.line.from, l.line.to});
    for (const auto& z : site.zones)
        rows.area({.kind = "zone", .id = z.id, .level = {}, .purpose = z.rule}, z.shape);
    for (const auto& e : site.edges)
        rows.line({.kind = "edge", .id = e.id, .level = {}, .purpose = e.purpose}, e.points);
    for (const auto& r : site.routes)
        rows.line({.kind = "route", .id = r.id, .level = {}, .purpose = r.purpose}, r.points);
    for (const auto& t : site.traffic)
        rows.area({.kind = "traffic", .id = t.id, .level = {}, .purpose = {}, .vehicles = t.vehicles_per_hour}, t.shape);
    for (const auto& l : site.luminaires)
        rows.line({.kind = "luminaire", .id = l.id, .level = {}, .purpose = {}, .height = l.height, .lumen = l.lumen}, {l.position});
    for (const auto& d : site.decor) {
        FeatureRow row{.kind = "decor", .id = d.id, .level = {}, .purpose = d.landmark, .pattern = d.pattern};
        d.closed ? rows.area(std::move(row), d.shape) : rows.line(std::move(row), d.shape.outer);
    }
    for (auto& row : rows.features)
        row.called = site.name_of(row.id);
    return rows;
}

} // namespace

void write_site(hid_t file, const Features& site)
{
    const auto rows = rows_of(site);
    const auto group = h5::create_group(file, std::string(layout::site_group));
    h5::set_attribute(group, "longitude", site.longitude);
    h5::set_attribute(group, "latitude", site.latitude);
    h5::set_attribute(group, "utc_offset", site.utc_offset);
    h5::set_attribute(group, "summer_time", std::int64_t{site.summer_time});
    const auto& f = layout::site_features;
    const TableWriter features(file, f, rows.features);
    features(f.kind, &FeatureRow::kind);
    features(f.id, &FeatureRow::id);
    features(f.level, &FeatureRow::level);
    features(f.purpose, &FeatureRow::purpose);
    features(f.square, &FeatureRow::square);
    features(f.roofed, &FeatureRow::roofed);
    features(f.blocks_sight, &FeatureRow::blocks_sight);
    features(f.step_free, &FeatureRow::step_free);
    features(f.uphill_x, &FeatureRow::uphill_x);
    features(f.uphill_y, &FeatureRow::uphill_y);
    features(f.height, &FeatureRow::height);
    features(f.lumen, &FeatureRow::lumen);
    features(f.vehicles, &FeatureRow::vehicles);
    features(f.called, &FeatureRow::called);
    features(f.leads_to, &FeatureRow::leads_to);
    const auto of_pattern = [](auto member) {
        return [member](const FeatureRow& row) { return row.pattern ? std::invoke(member, *row.pattern) : none; };
    };
    features(f.pattern, [](const FeatureRow& row) { return row.pattern ? row.pattern->form : std::string(); });
    features(f.pattern_width, of_pattern(&Pattern::width));
    features(f.pattern_height, of_pattern(&Pattern::height));
    features(f.pattern_angle, of_pattern(&Pattern::angle));
    const auto& o = layout::site_outlines;
    const TableWriter outlines(file, o, rows.outlines);
    outlines(o.feature, &OutlineRow::feature);
    outlines(o.closed, &OutlineRow::closed);
    outlines(o.hole, &OutlineRow::hole);
    const auto& p = layout::site_points;
    const TableWriter points(file, p, rows.points);
    points(p.outline, &PointRow::outline);
    points(p.x, [](const PointRow& row) { return row.at.x; });
    points(p.y, [](const PointRow& row) { return row.at.y; });
}

void write_roles(hid_t file, const std::vector<RecordedRole>& roles)
{
    const auto& r = layout::roles;
    const TableWriter table(file, r, roles);
    table(r.name, &RecordedRole::name);
    table(r.label, &RecordedRole::label);
    table(r.role_group, &RecordedRole::group);
    table(r.on_duty, &RecordedRole::on_duty);
    table(r.uniform, &RecordedRole::uniform);
}

void write_parameters(hid_t file, const std::vector<ParameterInfo>& list)
{
    const auto& p = layout::parameters;
    const TableWriter table(file, p, list);
    table(p.section, &ParameterInfo::section);
    table(p.name, &ParameterInfo::name);
    table(p.value, &ParameterInfo::value);
    table(p.number, [](const ParameterInfo& info) { return number_of(info); });
    table(p.unit, &ParameterInfo::unit);
    table(p.default_value, &ParameterInfo::default_value);
    table(p.range, &ParameterInfo::allowed);
    table(p.plausible_low, [](const ParameterInfo& info) { return info.plausible ? info.plausible->low : none; });
    table(p.plausible_high, [](const ParameterInfo& info) { return info.plausible ? info.plausible->high : none; });
    table(p.plausible_scale, [](const ParameterInfo& info) { return std::string(info.plausible ? name_of(info.plausible->scale) : ""); });
    table(p.source, [](const ParameterInfo& info) { return info.source_kind + ": " + info.source; });
    table(p.certainty, [](const ParameterInfo& info) { return std::string(1, info.certainty); });
    table(p.text, &ParameterInfo::text);
    table(p.given_in, &ParameterInfo::given_in);
}

} // namespace plattan
