#include "site/features.h"

#include "site/polygons.h"
#include "site/sun.h"

#include <boost/geometry/algorithms/point_on_surface.hpp>
#include <cmath>
#include <limits>

namespace plattan {

namespace {

template <class T> const T* by_id(const std::vector<T>& list, std::string_view id)
{
    for (const auto& item : list)
        if (item.id == id)
            return &item;
    return nullptr;
}

} // namespace

const Zone* Features::zone(std::string_view id) const { return by_id(zones, id); }
const Walkable* Features::walkable(std::string_view id) const { return by_id(walkables, id); }
const Line* Features::route(std::string_view id) const { return by_id(routes, id); }

std::string_view Features::name_of(std::string_view id) const
{
    const auto found = std::find_if(names.begin(), names.end(), [&](const Name& one) { return one.id == id; });
    return found == names.end() ? std::string_view() : std::string_view(found->text);
}

bool Features::in_fire_lane(Vec2 p) const
{
    for (const auto& zone : zones)
        if (zone.rule == "keep_clear" && inside(zone.shape, p))
            return true;
    return false;
}

bool inside(const Ring& ring, Vec2 p)
{
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Vec2 a = ring[i], b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            in = !in;
    }
    return in;
}

float distance_to_border(const Ring& ring, Vec2 p)
{
    float least = std::numeric_limits<float>::max();
    for (std::size_t i = 0; i < ring.size(); ++i)
        least = std::min(least, distance(nearest_point({ring[i], ring[(i + 1) % ring.size()]}, p), p));
    return least;
}

float distance_to_border(const Shape& shape, Vec2 p)
{
    float least = distance_to_border(shape.outer, p);
    for (const Ring& hole : shape.holes)
        least = std::min(least, distance_to_border(hole, p));
    return least;
}

float distance_to(const Shape& shape, Vec2 p) { return inside(shape, p) ? 0 : distance_to_border(shape, p); }

namespace {

void append_sides(const Ring& ring, bool closed, std::vector<Segment>& sides)
{
    for (std::size_t i = 0; i + (closed ? 0 : 1) < ring.size(); ++i)
        sides.push_back({ring[i], ring[(i + 1) % ring.size()]});
}

} // namespace

std::vector<Segment> sides_of(const Shape& shape)
{
    std::vector<Segment> sides;
    append_sides(shape.outer, true, sides);
    for (const Ring& hole : shape.holes)
        append_sides(hole, true, sides);
    return sides;
}

std::vector<Segment> sides_of(const Screen& screen)
{
    std::vector<Segment> sides;
    append_sides(screen.line, screen.closed, sides);
    for (const Ring& hole : screen.holes)
        append_sides(hole, true, sides);
    return sides;
}

Vec2 middle(const Shape& shape)
{
    constexpr std::size_t least_of_ring = 3;
    Vec2 sum;
    for (const Vec2 p : shape.outer)
        sum = sum + p;
    const Vec2 mean = sum * (1 / static_cast<float>(shape.outer.size()));
    if (shape.outer.size() < least_of_ring || inside(shape, mean)) // decor may be a point or a line
        return mean;
    boost::geometry::model::d2::point_xy<double> within;
    boost::geometry::point_on_surface(polygon_of(shape), within);
    return {static_cast<float>(within.x()), static_cast<float>(within.y())};
}

bool inside(const Shape& shape, Vec2 p)
{
    if (!inside(shape.outer, p))
        return false;
    for (const auto& hole : shape.holes)
        if (inside(hole, p))
            return false;
    return true;
}

Box bounds(const Ring& ring)
{
    Box box;
    for (const Vec2 p : ring)
        box.take_in(p);
    return box;
}

Box bounds(const Features& features)
{
    Box box;
    for (const auto& walkable : features.walkables)
        for (const Vec2 p : walkable.shape.outer)
            box.take_in(p);
    return box;
}

double area(const Ring& ring)
{
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        twice += static_cast<double>(ring[j].x) * ring[i].y - static_cast<double>(ring[i].x) * ring[j].y;
    return twice / 2;
}

double area(const Shape& shape)
{
    double sum = std::fabs(area(shape.outer));
    for (const Ring& hole : shape.holes)
        sum -= std::fabs(area(hole));
    return sum;
}

std::vector<Part> parts_of(const Features& features)
{
    std::vector<Part> parts;
    for (const auto& walkable : features.walkables)
        parts.push_back({walkable.id, walkable.shape});
    for (const auto& zone : features.zones)
        parts.push_back({zone.id, zone.shape});
    return parts;
}

double sun_altitude_at(const Features& site, Date date, Seconds time_of_day)
{
    const double offset = site.utc_offset + (site.summer_time && is_summer_time(date) ? 1 : 0);
    return sun_altitude(date, time_of_day, site.latitude, site.longitude, offset);
}

} // namespace plattan
