#include "observables/lane_clearance.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace plattan {

namespace {

constexpr float section_every = 1;  ///< along the lane (unit: m)
constexpr float probe_every = 0.1F; ///< across it (unit: m)

/// A lane seen along: x along it, y across.
struct Lane {
    const Zone& zone;
    Vec2 axis; ///< unit vector
    Box box;   ///< along and across

    Lane(const Zone& zone, Vec2 axis) : zone(zone), axis(axis)
    {
        for (const Vec2 p : zone.outer)
            box.take_in(seen_along(p));
    }

    Vec2 seen_along(Vec2 p) const { return {dot(axis, p), cross(axis, p)}; }
    Vec2 on_site(Vec2 p) const { return {axis.x * p.x - axis.y * p.y, axis.y * p.x + axis.x * p.y}; }
    float width() const { return box.high.y - box.low.y; }
};

/// Along the side of its ring along which it is narrowest.
Lane lane_of(const Zone& zone)
{
    std::optional<Lane> narrowest;
    for (std::size_t i = 0; i < zone.outer.size(); ++i) {
        const Vec2 side = zone.outer[(i + 1) % zone.outer.size()] - zone.outer[i];
        if (side == Vec2{})
            continue; // a corner written twice has no direction
        if (Lane lane(zone, normalised(side)); !narrowest || lane.width() < narrowest->width())
            narrowest.emplace(lane);
    }
    return *narrowest;
}

/// Widest run across a lane at one place of points that are free.
template <class Free> float widest_run(const Lane& lane, float along, Free&& free)
{
    int widest = 0, run = 0; // in probes: sums of tenths would fall short of the lane's width
    const int probes = static_cast<int>(std::lround(lane.width() / probe_every));
    for (int i = 0; i < probes; ++i) {
        const Vec2 p = lane.on_site({along, lane.box.low.y + (static_cast<float>(i) + 0.5F) * probe_every});
        run = inside(lane.zone.outer, p) && free(p) ? run + 1 : 0;
        widest = std::max(widest, run);
    }
    return static_cast<float>(widest) * probe_every;
}

/// A lane that ends slantwise or in a point is narrow there as drawn, and yet wide enough for who drives in along it.
bool cut_off_by_the_end(const Lane& lane, float along)
{
    const bool near_end = std::min(along - lane.box.low.x, lane.box.high.x - along) < lane.width();
    return near_end && widest_run(lane, along, [](Vec2) { return true; }) < lane.width() - 2 * probe_every;
}

} // namespace

double lane_clearance(const Site& site, const People& people)
{
    double narrowest = std::numeric_limits<double>::quiet_NaN();
    for (const auto& zone : site.features().zones) {
        if (zone.rule != "keep_clear")
            continue;
        const Lane lane = lane_of(zone);
        for (float at = lane.box.low.x + section_every / 2; at < lane.box.high.x; at += section_every) {
            if (cut_off_by_the_end(lane, at))
                continue;
            std::vector<Vec2> standing;
            for (const PersonId id : people.present) {
                const Vec2 p = people.position[id.index];
                if (people.activity[id.index] != Activity::walking && std::fabs(lane.seen_along(p).x - at) < body_radius)
                    standing.push_back(p);
            }
            const double width = widest_run(lane, at, [&](Vec2 p) {
                return site.ground().walkable(p) &&
                       std::none_of(standing.begin(), standing.end(), [&](Vec2 person) { return distance(person, p) < body_radius; });
            });
            narrowest = std::isnan(narrowest) ? width : std::min(narrowest, width);
        }
    }
    return narrowest;
}

bool lane_is_clear(const Site& site, const People& people)
{
    constexpr double needed = 4; ///< (unit: m)
    return !(lane_clearance(site, people) < needed);
}

std::vector<SeriesText> LaneClearance::series() const
{
    return {{"lane_clearance", "m", "narrowest free width of a fire lane; NaN: there is none", false}};
}

std::vector<SummaryText> LaneClearance::summaries() const
{
    return {{"least_lane_clearance", "m", "narrowest free width of a fire lane at any minute"}};
}

void LaneClearance::begin_minute(const Moment& moment, double* values)
{
    values[0] = lane_clearance(moment.site, moment.people);
    narrowest = std::fmin(narrowest, values[0]);
}

void LaneClearance::summarise(const Moment&, double* values) const { values[0] = narrowest; }

} // namespace plattan
