#include "observables/lane_clearance.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

constexpr float section_every = 1;  ///< along the lane (unit: m)
constexpr float probe_every = 0.1F; ///< across it (unit: m)

/// Widest free run across a lane at one place. The lane lies along the longer side of its box.
float free_width(const Zone& lane, const Box& box, bool along_x, float at, const Site& site, const std::vector<Vec2>& standing)
{
    const float low = along_x ? box.low.y : box.low.x, high = along_x ? box.high.y : box.high.x;
    int widest = 0, run = 0; // in probes: sums of tenths would fall short of the lane's width
    const int probes = static_cast<int>(std::lround((high - low) / probe_every));
    for (int i = 0; i < probes; ++i) {
        const float across = low + (static_cast<float>(i) + 0.5F) * probe_every;
        const Vec2 p = along_x ? Vec2{at, across} : Vec2{across, at};
        const bool taken = std::any_of(standing.begin(), standing.end(), [&](Vec2 person) { return distance(person, p) < body_radius; });
        const bool free = inside(lane.outer, p) && site.ground().walkable(p) && !taken;
        run = free ? run + 1 : 0;
        widest = std::max(widest, run);
    }
    return static_cast<float>(widest) * probe_every;
}

} // namespace

double lane_clearance(const Site& site, const People& people)
{
    double narrowest = std::numeric_limits<double>::quiet_NaN();
    for (const auto& lane : site.features().zones) {
        if (lane.rule != "keep_clear")
            continue;
        const Box box = bounds(lane.outer);
        const bool along_x = box.high.x - box.low.x >= box.high.y - box.low.y;
        const float begin = along_x ? box.low.x : box.low.y, end = along_x ? box.high.x : box.high.y;
        for (float at = begin + section_every / 2; at < end; at += section_every) {
            std::vector<Vec2> standing;
            for (const PersonId id : people.present) {
                const Vec2 p = people.position[id.index];
                if (people.activity[id.index] != Activity::walking && std::fabs((along_x ? p.x : p.y) - at) < body_radius)
                    standing.push_back(p);
            }
            const double width = free_width(lane, box, along_x, at, site, standing);
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
