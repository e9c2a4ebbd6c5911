#include "site/opening.h"

#include "site/body_cells.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

bool meets(const Obstacle& obstacle, Vec2 from, Vec2 to)
{
    const Ring& ring = obstacle.shape.outer;
    for (std::size_t i = 0; i < ring.size(); ++i)
        if (intersect({ring[i], ring[(i + 1) % ring.size()]}, {from, to}))
            return true;
    return inside(obstacle.shape, from);
}

std::vector<const Obstacle*> obstacles_near(const Segment& line, const Features& features)
{
    constexpr float reach = 1; // numerical: of the search for the ground beside a gate (unit: m)
    std::vector<const Obstacle*> near;
    for (const Obstacle& obstacle : features.obstacles) {
        const Box box = bounds(obstacle.shape.outer);
        if (std::max(line.from.x, line.to.x) > box.low.x - reach && std::min(line.from.x, line.to.x) < box.high.x + reach &&
            std::max(line.from.y, line.to.y) > box.low.y - reach && std::min(line.from.y, line.to.y) < box.high.y + reach)
            near.push_back(&obstacle);
    }
    return near;
}

} // namespace

Opening::Opening(const Segment& line, const Ground& ground, const Features& features) : middle((line.from + line.to) * 0.5F)
{
    const Vec2 along = normalised(line.to - line.from);
    const float whole = plattan::length(line.to - line.from);
    const auto near = obstacles_near(line, features);
    // The ground lies on one side of nearly all gates; where an obstacle stands before the middle, other points tell which.
    const Vec2 left{-along.y, along.x};
    float difference = 0;
    constexpr float step_inside = 0.4F; // numerical: of a probe from the gate's line onto the ground (unit: m)
    for (const float share : {0.5F, 0.1F, 0.9F, 0.3F, 0.7F}) {
        const Vec2 p = line.from + along * (whole * share);
        difference = ground.wall_distance(p + left * step_inside) - ground.wall_distance(p - left * step_inside);
        if (std::max(ground.wall_distance(p + left * step_inside), ground.wall_distance(p - left * step_inside)) > 0)
            break;
    }
    inside = difference >= 0 ? left : left * -1;

    const float first = std::min(half_body, whole / 2), last = whole - first;
    if (whole < body_width - 2 * body_rounding)
        return;
    // Steps so short that even a gap just as wide as a body is met.
    const int steps = std::max(1, static_cast<int>(std::ceil((last - first) / (2 * body_rounding))));
    const auto at = [&](int i) { return line.from + along * (first + (last - first) * static_cast<float>(i) / static_cast<float>(steps)); };
    int begin = -1;
    for (int i = 0; i <= steps + 1; ++i) {
        const bool free = i <= steps && passable(at(i), ground, near);
        if (free && begin < 0)
            begin = i;
        if (!free && begin >= 0) {
            stretches.push_back({at(begin), at(i - 1)});
            middle_length += distance(at(begin), at(i - 1));
            open_width += distance(at(begin), at(i - 1)) + body_width;
            begin = -1;
        }
    }
}

/// A body just inside stands clear of walls other than that of the gate, which lies behind it, and nothing stands between.
bool Opening::passable(Vec2 p, const Ground& ground, const std::vector<const Obstacle*>& near) const
{
    constexpr float off_the_edge = 0.3F; // numerical: so far outside of the ground a gate may be drawn (unit: m)
    for (float depth = half_body; depth <= half_body + off_the_edge; depth += 0.05F) {
        const Vec2 there = p + inside * depth;
        if (ground.wall_distance(there) >= half_body - body_rounding)
            return std::none_of(near.begin(), near.end(), [&](const Obstacle* obstacle) { return meets(*obstacle, p, there); });
    }
    return false;
}

Vec2 Opening::entry(const Ground& ground, float share) const
{
    float along = std::clamp(share, 0.0F, 1.0F) * middle_length;
    Vec2 p = closed() ? middle : stretches.back().to;
    for (const Segment& stretch : stretches) {
        const float own = distance(stretch.from, stretch.to);
        if (along <= own) {
            p = stretch.from + normalised(stretch.to - stretch.from) * along;
            break;
        }
        along -= own;
    }
    for (const float depth : {0.4F, half_body, 0.55F, 0.7F}) // a gate may be drawn a little off the edge
        if (ground.wall_distance(p + inside * depth) >= half_body - body_rounding)
            return p + inside * depth;
    return p + inside * 0.4F;
}

bool Opening::before(Vec2 p, float reach) const
{
    constexpr float beside = 0.1F; // numerical: of the stretch; bodies give way a little (unit: m)
    for (const Segment& stretch : stretches) {
        const Vec2 apart = p - nearest_point(stretch, p);
        const float depth = dot(apart, inside);
        if (depth > -beside && depth < reach && std::abs(cross(apart, inside)) < beside)
            return true;
    }
    return false;
}

} // namespace plattan
