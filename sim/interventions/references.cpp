#include "interventions/references.h"

#include "parameters/allowed.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

template <class List> void check_id(const List& list, std::string_view what, const std::string& id, const Place& place, Problems& problems)
{
    std::vector<std::string> known;
    for (const auto& item : list) {
        if (item.id == id)
            return;
        known.push_back(item.id);
    }
    problems.add(place, unknown_word(what, id, known));
}

} // namespace

void check_route(const Features& site, const std::string& id, const Place& place, Problems& problems)
{
    if (id != default_route || site.route(id) != nullptr)
        return check_id(site.routes, "route", id, place, problems);
    std::vector<std::string> known;
    for (const auto& route : site.routes)
        known.push_back(route.id);
    problems.add(place, fmt::format("the site has no route '{}', which is walked where 'route' names no other; the site's routes: {}", id,
                                    known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", "))));
}

void check_zone(const Features& site, const std::string& id, const Place& place, Problems& problems)
{
    check_id(site.zones, "zone", id, place, problems);
}

void check_gate(const Features& site, const std::string& id, const Place& place, Problems& problems)
{
    check_id(site.gates, "gate", id, place, problems);
}

void check_area(const Features& site, const std::string& id, const Place& place, Problems& problems)
{
    if (site.walkable(id) == nullptr && site.zone(id) == nullptr) {
        std::vector<std::string> known;
        for (const auto& walkable : site.walkables)
            known.push_back(walkable.id);
        for (const auto& zone : site.zones)
            known.push_back(zone.id);
        problems.add(place, unknown_word("area", id, known));
    }
}

Shape area_shape(const Features& site, const std::string& id)
{
    if (const auto* walkable = site.walkable(id); walkable != nullptr)
        return walkable->shape;
    return site.zone(id)->shape;
}

Vec2 read_point(const Node::Entry& entry, Problems& problems)
{
    std::vector<double> point;
    const auto allowed = between(-1e4, 1e4);
    read_value(entry.value, point, {"m", allowed, problems});
    if (point.size() == 2)
        return point_of(point);
    problems.add(entry.place, "expected [x, y] in metres of the site");
    return {};
}

Vec2 point_of(const std::vector<double>& coordinates, std::size_t first)
{
    return {static_cast<float>(coordinates[first]), static_cast<float>(coordinates[first + 1])};
}

void check_point(const Features& site, std::string_view kind, const std::vector<double>& at, const Place& place, Problems& problems)
{
    if (at.size() != 2)
        problems.add(place, fmt::format("{} needs 'at': [x, y] in metres of the site", kind));
    else
        check_on_ground(site, point_of(at), place, problems);
}

bool check_clear_of_fire_lanes(const Features& site, std::string_view what, Vec2 p, const Place& place, Problems& problems)
{
    const bool in_lane = site.in_fire_lane(p);
    if (in_lane)
        problems.add(place, fmt::format("{} would stand in a fire lane, which is kept clear, at ({:.1f}, {:.1f})", what, p.x, p.y));
    return in_lane;
}

void check_on_ground(const Features& site, Vec2 p, const Place& place, Problems& problems)
{
    for (const auto& walkable : site.walkables)
        if (inside(walkable.shape, p))
            return;
    problems.add(place, fmt::format("({:.1f}, {:.1f}) lies on no walkable area", p.x, p.y));
}

} // namespace plattan
