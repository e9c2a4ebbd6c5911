#include "results/recording.h"

#include "site/limits.h"
#include "site/ring_fault.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace plattan {

namespace {

/// Features and their outlines, put together from the three tables.
class SiteReader {
public:
    explicit SiteReader(const Recording& run) : run(run) {}

    Features read()
    {
        read_head();
        read_outlines();
        read_features();
        check();
        return std::move(site);
    }

private:
    struct Outline {
        Ring points;
        bool closed, hole;
    };

    double number(const char* name, double low, double high) const
    {
        const auto text = run.reader().attribute(std::string(layout::site_group), name);
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (text.empty() || *end != '\0' || !(value >= low && value <= high))
            run.damaged(fmt::format("the attribute '{}' of {} is no number from {} to {}", name, layout::site_group, low, high));
        return value;
    }

    void read_head()
    {
        site.file = run.file();
        site.crs = run.reader().attribute("/", "crs");
        site.longitude = number("longitude", -180, 180);
        site.latitude = number("latitude", -90, 90);
        site.utc_offset = number("utc_offset", -14, 14);
        site.summer_time = number("summer_time", 0, 1) > 0;
    }

    void read_outlines()
    {
        const RecordedTable points{run.reader(), layout::site_points};
        const RecordedTable outlines{run.reader(), layout::site_outlines};
        const RecordedTable features{run.reader(), layout::site_features};
        if (points.rows() > most_points || outlines.rows() > most_points || features.rows() > most_features)
            run.damaged("the plan of the place is larger than a site can be");
        outlines_of.resize(features.rows());
        const auto feature = outlines.column(layout::site_outlines.feature);
        const auto closed = outlines.column(layout::site_outlines.closed), hole = outlines.column(layout::site_outlines.hole);
        std::vector<std::pair<std::size_t, std::size_t>> where;
        for (std::size_t i = 0; i < feature.size(); ++i) {
            if (feature[i] < 0 || static_cast<std::uint64_t>(feature[i]) >= features.rows())
                run.damaged(fmt::format("row {} of {} belongs to no feature", i, layout::SiteOutlines::group));
            auto& list = outlines_of[static_cast<std::size_t>(feature[i])];
            where.emplace_back(static_cast<std::size_t>(feature[i]), list.size());
            list.push_back({{}, closed[i] != 0, hole[i] != 0});
        }
        const auto outline = points.column(layout::site_points.outline);
        const auto x = points.column(layout::site_points.x), y = points.column(layout::site_points.y);
        for (std::size_t i = 0; i < outline.size(); ++i) {
            if (outline[i] < 0 || static_cast<std::size_t>(outline[i]) >= where.size() || !(std::abs(x[i]) < 1e5F && std::abs(y[i]) < 1e5F))
                run.damaged(fmt::format("row {} of {} says what cannot be", i, layout::SitePoints::group));
            const auto [of, number] = where[static_cast<std::size_t>(outline[i])];
            outlines_of[of][number].points.push_back({x[i], y[i]});
        }
    }

    /// @param least points that an outline needs
    const Outline& first_outline(std::size_t feature, std::size_t least) const
    {
        if (outlines_of[feature].empty() || outlines_of[feature].front().points.size() < least)
            run.damaged(fmt::format("feature {} of {} has no outline", feature, layout::SiteFeatures::group));
        return outlines_of[feature].front();
    }

    Shape shape_of(std::size_t feature) const
    {
        Shape shape{first_outline(feature, 3).points, {}};
        for (const auto& outline : outlines_of[feature]) {
            if (outline.points.size() < 3 || outline.points.size() > most_corners_of_ring)
                run.damaged(fmt::format("feature {} of {} has a strange outline", feature, layout::SiteFeatures::group));
            if (outline.hole)
                shape.holes.push_back(outline.points);
        }
        return shape;
    }

    Segment segment_of(std::size_t feature) const
    {
        const auto& points = first_outline(feature, 2).points;
        return {points[0], points[1]};
    }

    void read_features()
    {
        const auto& c = layout::site_features;
        const RecordedTable table{run.reader(), c};
        const auto kind = table.column(c.kind), id = table.column(c.id), level = table.column(c.level), purpose = table.column(c.purpose);
        const auto square = table.column(c.square), roofed = table.column(c.roofed), blocks_sight = table.column(c.blocks_sight),
                   step_free = table.column(c.step_free);
        const auto uphill_x = table.column(c.uphill_x), uphill_y = table.column(c.uphill_y);
        const auto height = table.column(c.height), lumen = table.column(c.lumen), vehicles = table.column(c.vehicles);
        // Files of the first days of this format know no names and no paving.
        const bool has_names = run.reader().has(layout::path_of(c, c.called));
        const std::vector<std::string> no_texts(has_names ? 0 : kind.size());
        const std::vector<double> no_numbers(has_names ? 0 : kind.size(), std::numeric_limits<double>::quiet_NaN());
        const auto called = has_names ? table.column(c.called) : no_texts, pattern = has_names ? table.column(c.pattern) : no_texts;
        const auto width = has_names ? table.column(c.pattern_width) : no_numbers, tall = has_names ? table.column(c.pattern_height) : no_numbers,
                   angle = has_names ? table.column(c.pattern_angle) : no_numbers;
        const auto leads_to =
            run.reader().has(layout::path_of(c, c.leads_to)) ? table.column(c.leads_to) : std::vector<std::string>(kind.size()); // since later still
        const Place place{run.file()};
        for (std::size_t i = 0; i < kind.size(); ++i) {
            if (!called[i].empty())
                site.names.push_back({id[i], called[i]});
            if (kind[i] == "walkable") {
                Walkable made{id[i], level[i], roofed[i] != 0, square[i] != 0, {}, shape_of(i), place};
                if (!std::isnan(uphill_x[i]))
                    made.stairs = Stairs{height[i], {uphill_x[i], uphill_y[i]}, step_free[i] != 0};
                site.walkables.push_back(std::move(made));
            } else if (kind[i] == "obstacle")
                site.obstacles.push_back({id[i], blocks_sight[i] != 0, shape_of(i), place});
            else if (kind[i] == "screen") {
                const bool closed = first_outline(i, 2).closed;
                const Shape shape = closed ? shape_of(i) : Shape{first_outline(i, 2).points, {}};
                site.screens.push_back({id[i], height[i], shape.outer, shape.holes, closed, place});
            } else if (kind[i] == "gate") {
                Gate gate;
                gate.id = id[i];
                gate.opening_hours = purpose[i];
                gate.leads_to = leads_to[i];
                gate.line = segment_of(i);
                gate.place = place;
                site.gates.push_back(std::move(gate));
            } else if (kind[i] == "link")
                site.links.push_back({id[i], segment_of(i), place});
            else if (kind[i] == "zone")
                site.zones.push_back({id[i], purpose[i], shape_of(i), place});
            else if (kind[i] == "edge")
                site.edges.push_back({id[i], purpose[i], first_outline(i, 2).points, place});
            else if (kind[i] == "route")
                site.routes.push_back({id[i], purpose[i], first_outline(i, 2).points, place});
            else if (kind[i] == "traffic")
                site.traffic.push_back({id[i], vehicles[i], shape_of(i), place});
            else if (kind[i] == "luminaire") {
                Luminaire lamp;
                lamp.id = id[i];
                lamp.position = first_outline(i, 1).points[0];
                lamp.height = height[i];
                lamp.lumen = lumen[i];
                lamp.place = place;
                site.luminaires.push_back(std::move(lamp));
            } else if (kind[i] == "decor") {
                Decor made{id[i], purpose[i], {}, first_outline(i, 1).closed, std::nullopt, place};
                made.shape = made.closed ? shape_of(i) : Shape{first_outline(i, 1).points, {}};
                if (!pattern[i].empty()) {
                    if (!(width[i] > 0.1 && width[i] < 1000 && tall[i] > 0.1 && tall[i] < 1000 && std::isfinite(angle[i])))
                        run.damaged(fmt::format("row {} of {} has a pattern without a size", i, layout::SiteFeatures::group));
                    made.pattern = Pattern{pattern[i], width[i], tall[i], angle[i]};
                }
                site.decor.push_back(std::move(made));
            } else
                run.damaged(fmt::format("row {} of {} is of no kind that there is", i, layout::SiteFeatures::group));
        }
    }

    /// As a site file is held against its limits: ground and lines of sight are made of it.
    void check() const
    {
        Problems problems;
        check_limits(site, problems);
        if (!problems.empty())
            run.damaged("the plan of the place is none: " + problems.sorted().front().message);
        const auto check_shapes = [&](const auto& list) {
            for (const auto& one : list)
                if (const auto fault = ring_fault(one.shape); !fault.empty())
                    run.damaged(fmt::format("'{}' of the plan of the place: {}", one.id, fault));
        };
        check_shapes(site.walkables);
        check_shapes(site.obstacles);
        check_shapes(site.zones);
        check_shapes(site.traffic);
        if (site.walkables.empty())
            run.damaged("the plan of the place has no ground");
    }

    const Recording& run;
    Features site;
    std::vector<std::vector<Outline>> outlines_of; ///< by feature
};

/// Puts what stood there on a day into a plan.
class ThingsOfDay {
public:
    ThingsOfDay(const Recording& run, int day, Features& site) : run(run), day(day), site(site) {}

    void seats() const
    {
        const auto& c = layout::day_seats;
        const auto table = run.on_days(c);
        const auto id = table.column(c.id);
        const auto x = table.column(c.x), y = table.column(c.y), along_x = table.column(c.along_x), along_y = table.column(c.along_y);
        const auto places = table.column(c.places);
        const auto spacing = table.column(c.spacing), comfort = table.column(c.comfort);
        const auto loose = table.column(c.loose), lost = table.column(c.lost);
        for_rows(table, c, [&](std::size_t i) {
            if (lost[i] != 0)
                return;
            if (!(spacing[i] >= 0 && spacing[i] < 100))
                run.damaged(fmt::format("row {} of {} has a spacing of {}", i, layout::DaySeats::group, spacing[i]));
            Seat seat{id[i], at(x[i], y[i]), at(along_x[i], along_y[i]), std::clamp(places[i], 0, 1000), spacing[i], comfort[i], {}};
            seat.loose = loose[i] != 0;
            site.seats.push_back(std::move(seat));
        });
    }

    void bins() const
    {
        const auto& c = layout::day_bins;
        const auto table = run.on_days(c);
        const auto id = table.column(c.id);
        const auto x = table.column(c.x), y = table.column(c.y);
        const auto capacity = table.column(c.capacity);
        const auto ash = table.column(c.ash);
        for_rows(table, c, [&](std::size_t i) { site.bins.push_back({id[i], at(x[i], y[i]), capacity[i], ash[i] != 0, {}}); });
    }

    void luminaires() const
    {
        const auto& c = layout::day_luminaires;
        const auto table = run.on_days(c);
        const auto id = table.column(c.id);
        const auto x = table.column(c.x), y = table.column(c.y);
        const auto lumen = table.column(c.lumen), height = table.column(c.height);
        const auto always_on = table.column(c.always_on), broken = table.column(c.broken);
        site.luminaires.clear();
        for_rows(table, c, [&](std::size_t i) {
            site.luminaires.push_back({id[i], at(x[i], y[i]), broken[i] != 0 ? 0 : lumen[i], height[i], always_on[i] != 0, {}, std::nullopt});
        });
    }

    void screens() const
    {
        const auto& c = layout::day_screens;
        const auto table = run.on_days(c);
        const auto id = table.column(c.id);
        const auto from_x = table.column(c.from_x), from_y = table.column(c.from_y), to_x = table.column(c.to_x), to_y = table.column(c.to_y);
        const auto height = table.column(c.height);
        site.screens.clear();
        for_rows(table, c, [&](std::size_t i) {
            if (!(height[i] >= 0 && height[i] < 1000))
                run.damaged(fmt::format("row {} of {} has a height of {}", i, layout::DayScreens::group, height[i]));
            Screen side;
            side.id = id[i];
            side.height = height[i];
            side.line = {at(from_x[i], from_y[i]), at(to_x[i], to_y[i])};
            site.screens.push_back(std::move(side));
        });
    }

    void cameras() const
    {
        const auto& c = layout::day_cameras;
        const auto table = run.on_days(c);
        const auto id = table.column(c.id);
        const auto x = table.column(c.x), y = table.column(c.y);
        const auto range = table.column(c.range), bearing = table.column(c.bearing);
        for_rows(table, c, [&](std::size_t i) { site.cameras.push_back({id[i], at(x[i], y[i]), range[i], bearing[i], {}}); });
    }

private:
    Vec2 at(float x, float y) const
    {
        if (!(std::abs(x) < 1e5F && std::abs(y) < 1e5F))
            run.damaged("something in /days stands nowhere");
        return {x, y};
    }

    /// Calls make(row) for the rows of the day.
    template <class Table, class F> void for_rows(const RecordedTable<Table>& table, const Table& columns, F&& make) const
    {
        const auto days = table.column(columns.day);
        for (std::size_t i = 0; i < days.size(); ++i)
            if (days[i] == day)
                make(i);
    }

    const Recording& run;
    int day;
    Features& site;
};

} // namespace

const Features& Recording::site() const
{
    if (!known_site)
        known_site = SiteReader(*this).read();
    return *known_site;
}

Features Recording::site_on(int day) const
{
    Features on_day = site();
    const ThingsOfDay things(*this, day, on_day);
    things.seats();
    things.bins();
    things.luminaires();
    things.screens();
    things.cameras();
    return on_day;
}

} // namespace plattan
