#include "results/recording.h"

#include "site/limits.h"
#include "site/ring_fault.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

/// The rows of a table of which every column has as many.
template <class Table> class WholeTable {
public:
    WholeTable(const Recording& run, const Table& layout) : run(run), layout(layout), table(run.reader(), layout), count(table.rows()) {}

    std::uint64_t rows() const { return count; }

    template <class T> auto operator()(const layout::Column<T>& column) const
    {
        auto values = table.column(column);
        if (values.size() != count)
            run.damaged(fmt::format("{} has {} rows; the other columns have {}", layout::path_of(layout, column), values.size(), count));
        return values;
    }

private:
    const Recording& run;
    const Table& layout;
    RecordedTable<Table> table;
    std::uint64_t count;
};

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
        const WholeTable points(run, layout::site_points);
        const WholeTable outlines(run, layout::site_outlines);
        const WholeTable features(run, layout::site_features);
        if (points.rows() > most_points || outlines.rows() > most_points || features.rows() > most_features)
            run.damaged("the plan of the place is larger than a site can be");
        outlines_of.resize(features.rows());
        const auto feature = outlines(layout::site_outlines.feature);
        const auto closed = outlines(layout::site_outlines.closed), hole = outlines(layout::site_outlines.hole);
        std::vector<std::pair<std::size_t, std::size_t>> where;
        for (std::size_t i = 0; i < feature.size(); ++i) {
            if (feature[i] < 0 || static_cast<std::uint64_t>(feature[i]) >= features.rows())
                run.damaged(fmt::format("row {} of {} belongs to no feature", i, layout::SiteOutlines::group));
            auto& list = outlines_of[static_cast<std::size_t>(feature[i])];
            where.emplace_back(static_cast<std::size_t>(feature[i]), list.size());
            list.push_back({{}, closed[i] != 0, hole[i] != 0});
        }
        const auto outline = points(layout::site_points.outline);
        const auto x = points(layout::site_points.x), y = points(layout::site_points.y);
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
        const WholeTable table(run, c);
        const auto kind = table(c.kind), id = table(c.id), level = table(c.level), purpose = table(c.purpose);
        const auto square = table(c.square), roofed = table(c.roofed), blocks_sight = table(c.blocks_sight), step_free = table(c.step_free);
        const auto uphill_x = table(c.uphill_x), uphill_y = table(c.uphill_y);
        const auto height = table(c.height), lumen = table(c.lumen), vehicles = table(c.vehicles);
        const Place place{run.file()};
        for (std::size_t i = 0; i < kind.size(); ++i) {
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

/// Calls make(row) for the rows of a day of a table.
template <class Table, class F> void for_rows_of_day(const WholeTable<Table>& table, const Table& layout, int day, F&& make)
{
    const auto days = table(layout.day);
    for (std::size_t i = 0; i < days.size(); ++i)
        if (days[i] == day)
            make(i);
}

} // namespace

Features Recording::site() const { return SiteReader(*this).read(); }

Features Recording::site_on(int day) const
{
    Features site = this->site();
    const auto at = [&](float x, float y) {
        if (!(std::abs(x) < 1e5F && std::abs(y) < 1e5F))
            damaged("something in /days stands nowhere");
        return Vec2{x, y};
    };
    {
        const auto& c = layout::day_seats;
        const WholeTable table(*this, c);
        const auto id = table(c.id);
        const auto x = table(c.x), y = table(c.y), along_x = table(c.along_x), along_y = table(c.along_y);
        const auto places = table(c.places);
        const auto spacing = table(c.spacing), comfort = table(c.comfort);
        const auto loose = table(c.loose), lost = table(c.lost);
        for_rows_of_day(table, c, day, [&](std::size_t i) {
            if (lost[i] != 0)
                return;
            if (!(spacing[i] >= 0 && spacing[i] < 100))
                damaged(fmt::format("row {} of {} has a spacing of {}", i, layout::DaySeats::group, spacing[i]));
            Seat seat{id[i], at(x[i], y[i]), at(along_x[i], along_y[i]), std::clamp(places[i], 0, 1000), spacing[i], comfort[i], {}};
            seat.loose = loose[i] != 0;
            site.seats.push_back(std::move(seat));
        });
    }
    {
        const auto& c = layout::day_bins;
        const WholeTable table(*this, c);
        const auto id = table(c.id);
        const auto x = table(c.x), y = table(c.y);
        const auto capacity = table(c.capacity);
        const auto ash = table(c.ash);
        for_rows_of_day(table, c, day, [&](std::size_t i) { site.bins.push_back({id[i], at(x[i], y[i]), capacity[i], ash[i] != 0, {}}); });
    }
    {
        const auto& c = layout::day_luminaires;
        const WholeTable table(*this, c);
        const auto id = table(c.id);
        const auto x = table(c.x), y = table(c.y);
        const auto lumen = table(c.lumen), height = table(c.height);
        const auto always_on = table(c.always_on), broken = table(c.broken);
        site.luminaires.clear();
        for_rows_of_day(table, c, day, [&](std::size_t i) {
            site.luminaires.push_back({id[i], at(x[i], y[i]), broken[i] != 0 ? 0 : lumen[i], height[i], always_on[i] != 0, {}, std::nullopt});
        });
    }
    {
        const auto& c = layout::day_screens;
        const WholeTable table(*this, c);
        const auto id = table(c.id);
        const auto from_x = table(c.from_x), from_y = table(c.from_y), to_x = table(c.to_x), to_y = table(c.to_y);
        const auto height = table(c.height);
        site.screens.clear();
        for_rows_of_day(table, c, day, [&](std::size_t i) {
            if (!(height[i] >= 0 && height[i] < 1000))
                damaged(fmt::format("row {} of {} has a height of {}", i, layout::DayScreens::group, height[i]));
            Screen side;
            side.id = id[i];
            side.height = height[i];
            side.line = {at(from_x[i], from_y[i]), at(to_x[i], to_y[i])};
            site.screens.push_back(std::move(side));
        });
    }
    {
        const auto& c = layout::day_cameras;
        const WholeTable table(*this, c);
        const auto id = table(c.id);
        const auto x = table(c.x), y = table(c.y);
        const auto range = table(c.range), bearing = table(c.bearing);
        for_rows_of_day(table, c, day, [&](std::size_t i) { site.cameras.push_back({id[i], at(x[i], y[i]), range[i], bearing[i], {}}); });
    }
    return site;
}

} // namespace plattan
