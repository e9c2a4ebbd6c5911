#include "site/path.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace plattan {

namespace {

constexpr float margin = 0.25F; ///< ways keep this far from walls (unit: m)

struct Candidate {
    float estimate;
    std::uint32_t index;
    bool operator<(const Candidate& other) const { return estimate != other.estimate ? estimate > other.estimate : index > other.index; }
};

} // namespace

Paths::Paths(const Ground& ground)
{
    const Vec2 extent = ground.high() - ground.low();
    open = Raster<std::uint8_t>(Lattice::covering(ground.low(), ground.high(), std::max(extent.x, extent.y) < 40 ? 0.5F : 1.0F));
    for (std::size_t i = 0; i < open.lattice.size(); ++i)
        open.values[i] = ground.wall_distance(open.lattice.centre(i)) > margin + 0.1F;
}

Vec2 Paths::standable(const Ground& ground, Vec2 p) const
{
    if (ground.wall_distance(p) > margin)
        return p;
    Vec2 best = p;
    float least = 3;
    const auto& lattice = open.lattice;
    const int reach = static_cast<int>(3 / lattice.cell) + 1;
    for (int r = lattice.row(p.y) - reach; r <= lattice.row(p.y) + reach; ++r)
        for (int c = lattice.column(p.x) - reach; c <= lattice.column(p.x) + reach; ++c)
            if (lattice.contains(c, r) && open.values[lattice.index(c, r)]) {
                const Vec2 centre = lattice.centre(lattice.index(c, r));
                if (const float d = distance(centre, p); d < least) {
                    least = d;
                    best = centre;
                }
            }
    return best;
}

std::vector<Vec2> Paths::find(const Ground& ground, Vec2 from, Vec2 to) const
{
    if (ground.straight_way(from, to, margin))
        return {to};
    const auto& lattice = open.lattice;
    const auto start = lattice.index(standable(ground, from)), goal = lattice.index(standable(ground, to));
    std::vector<float> cost(lattice.size(), std::numeric_limits<float>::infinity());
    std::vector<std::uint32_t> parent(lattice.size());
    std::priority_queue<Candidate> queue;
    cost[start] = 0;
    queue.push({0, static_cast<std::uint32_t>(start)});
    while (!queue.empty() && queue.top().index != goal) {
        const std::size_t here = queue.top().index;
        const float estimate = queue.top().estimate;
        queue.pop();
        if (estimate > cost[here] + distance(lattice.centre(here), lattice.centre(goal)) + 1e-3F)
            continue;
        const int column = static_cast<int>(here) % lattice.width, row = static_cast<int>(here) / lattice.width;
        for (int dr = -1; dr <= 1; ++dr)
            for (int dc = -1; dc <= 1; ++dc) {
                if ((dc == 0 && dr == 0) || !lattice.contains(column + dc, row + dr))
                    continue;
                const auto there = lattice.index(column + dc, row + dr);
                if (!open.values[there] || !open.values[lattice.index(column + dc, row)] || !open.values[lattice.index(column, row + dr)])
                    continue;
                const float longer = cost[here] + lattice.cell * (dc != 0 && dr != 0 ? 1.41421356F : 1.0F);
                if (longer < cost[there]) {
                    cost[there] = longer;
                    parent[there] = static_cast<std::uint32_t>(here);
                    queue.push({longer + distance(lattice.centre(there), lattice.centre(goal)), static_cast<std::uint32_t>(there)});
                }
            }
    }
    if (queue.empty())
        return {};
    std::vector<Vec2> corners{to};
    for (std::size_t i = goal; i != start; i = parent[i])
        corners.push_back(lattice.centre(i));
    std::reverse(corners.begin(), corners.end());
    std::vector<Vec2> way;
    Vec2 at = from;
    for (std::size_t i = 0; i < corners.size();) {
        std::size_t far = i;
        while (far + 1 < corners.size() && ground.straight_way(at, corners[far + 1], margin))
            ++far;
        way.push_back(corners[far]);
        at = corners[far];
        i = far + 1;
    }
    return way;
}

} // namespace plattan
