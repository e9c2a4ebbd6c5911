#include "site/fire_lanes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace plattan {

namespace {

constexpr float section_every = 1;  // numerical: along the lane (unit: m)
constexpr float probe_every = 0.1F; // numerical: across the lane (unit: m)

/// Widest run of probes that are free (unit: m)
template <class Free> float widest_run(int probes, Free&& free)
{
    int widest = 0, run = 0; // in probes: sums of tenths would fall short of the lane's width
    for (int i = 0; i < probes; ++i) {
        run = free(i) ? run + 1 : 0;
        widest = std::max(widest, run);
    }
    return static_cast<float>(widest) * probe_every;
}

} // namespace

FireLanes::FireLanes(const Features& features, const Ground& ground)
{
    for (const auto& zone : features.zones)
        if (zone.rule == "keep_clear") {
            lanes.push_back(lane_along_narrowest_side(zone.shape.outer));
            lanes.back().cut(zone.shape, ground);
        }
}

int FireLanes::Lane::probes() const { return static_cast<int>(std::lround(width() / probe_every)); }

Vec2 FireLanes::Lane::probe(float along, int which) const { return on_site({along, box.low.y + (static_cast<float>(which) + 0.5F) * probe_every}); }

FireLanes::Lane FireLanes::lane_along_narrowest_side(const Ring& zone)
{
    Lane narrowest;
    bool found = false;
    for (std::size_t i = 0; i < zone.size(); ++i) {
        const Vec2 side = zone[(i + 1) % zone.size()] - zone[i];
        if (side == Vec2{})
            continue; // a corner written twice has no direction
        Lane lane;
        lane.axis = normalised(side);
        for (const Vec2 p : zone)
            lane.box.take_in(lane.seen_along(p));
        if (!found || lane.width() < narrowest.width())
            narrowest = lane;
        found = true;
    }
    return narrowest;
}

void FireLanes::Lane::cut(const Shape& zone, const Ground& ground)
{
    const int across = probes();
    for (float along = box.low.x + section_every / 2; along < box.high.x; along += section_every) {
        std::vector<std::uint8_t> free(static_cast<std::size_t>(across));
        const auto is_free = [&](int i) { return free[static_cast<std::size_t>(i)] != 0; };
        for (int i = 0; i < across; ++i)
            free[static_cast<std::size_t>(i)] = inside(zone, probe(along, i));
        // A lane that ends slantwise or in a point is narrow there as drawn, and yet wide enough for who drives in along it.
        const bool near_end = std::min(along - box.low.x, box.high.x - along) < width();
        if (near_end && widest_run(across, is_free) < width() - 2 * probe_every)
            continue;
        for (int i = 0; i < across; ++i)
            free[static_cast<std::size_t>(i)] = is_free(i) && ground.walkable(probe(along, i));
        const float widest = widest_run(across, is_free);
        sections.push_back({along, std::move(free), widest});
    }
}

double FireLanes::clearance(const std::vector<Vec2>& centres, float radius) const
{
    double narrowest = std::numeric_limits<double>::quiet_NaN();
    std::vector<Vec2> in_lane, in_section;
    for (const Lane& lane : lanes) {
        in_lane.clear();
        std::copy_if(centres.begin(), centres.end(), std::back_inserter(in_lane), [&](Vec2 centre) {
            const Vec2 p = lane.seen_along(centre);
            return p.y > lane.box.low.y - radius && p.y < lane.box.high.y + radius;
        });
        for (const Section& section : lane.sections) {
            in_section.clear();
            std::copy_if(in_lane.begin(), in_lane.end(), std::back_inserter(in_section),
                         [&](Vec2 centre) { return std::fabs(lane.seen_along(centre).x - section.along) < radius; });
            const float width = in_section.empty() ? section.width : widest_run(static_cast<int>(section.free.size()), [&](int which) {
                const Vec2 p = lane.probe(section.along, which);
                return section.free[static_cast<std::size_t>(which)] != 0 &&
                       std::none_of(in_section.begin(), in_section.end(), [&](Vec2 centre) { return distance(centre, p) < radius; });
            });
            narrowest = std::fmin(narrowest, width);
        }
    }
    return narrowest;
}

} // namespace plattan
