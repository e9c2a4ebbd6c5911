#include "site/path.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace plattan {

namespace {

constexpr float margin = 0.25F; // numerical: ways keep a body's radius from walls (unit: m)

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
    const Lattice& lattice = open.lattice;
    for (std::size_t i = 0; i < lattice.size(); ++i)
        open.values[i] = ground.wall_distance(lattice.centre(i)) > margin + 0.1F ? 1 : 0;
    // A wall may be so thin that one can stand in the middles of the cells on both sides of it.
    std::vector<std::uint8_t> right(lattice.size()), up(lattice.size());
    const auto connected = [&](std::size_t a, std::size_t b) {
        return open.values[b] != 0 && !ground.wall_between(lattice.centre(a), lattice.centre(b));
    };
    for (int row = 0; row < lattice.height; ++row)
        for (int column = 0; column < lattice.width; ++column) {
            const std::size_t i = lattice.index(column, row);
            if (open.values[i] == 0)
                continue;
            right[i] = column + 1 < lattice.width && connected(i, lattice.index(column + 1, row));
            up[i] = row + 1 < lattice.height && connected(i, lattice.index(column, row + 1));
        }
    const auto beside = [&](int column, int row, int dc, int dr) {
        return dr == 0 ? right[lattice.index(dc > 0 ? column : column - 1, row)] != 0 : up[lattice.index(column, dr > 0 ? row : row - 1)] != 0;
    };
    ways.resize(lattice.size());
    for (int row = 0; row < lattice.height; ++row)
        for (int column = 0; column < lattice.width; ++column)
            for (std::size_t n = 0; n < neighbours.size(); ++n) {
                const auto [dc, dr] = neighbours[n];
                if (!lattice.contains(column + dc, row + dr))
                    continue;
                const bool leads = dc == 0 || dr == 0 ? beside(column, row, dc, dr)
                                                      : beside(column, row, dc, 0) && beside(column, row, 0, dr) && beside(column + dc, row, 0, dr) &&
                                                            beside(column, row + dr, dc, 0);
                if (leads)
                    ways[lattice.index(column, row)] |= static_cast<std::uint8_t>(1U << n);
            }
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

std::optional<std::vector<Vec2>> Paths::over_cells(Vec2 from, Vec2 to) const
{
    const auto& lattice = open.lattice;
    const auto start = lattice.index(from), goal = lattice.index(to);
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
        for (std::size_t n = 0; n < neighbours.size(); ++n) {
            if ((ways[here] >> n & 1) == 0)
                continue;
            const auto [columns, rows] = neighbours[n];
            const auto there = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(here) + rows * lattice.width + columns);
            const float longer = cost[here] + lattice.cell * (columns != 0 && rows != 0 ? 1.41421356F : 1.0F);
            if (longer < cost[there]) {
                cost[there] = longer;
                parent[there] = static_cast<std::uint32_t>(here);
                queue.push({longer + distance(lattice.centre(there), lattice.centre(goal)), static_cast<std::uint32_t>(there)});
            }
        }
    }
    if (queue.empty())
        return std::nullopt;
    std::vector<Vec2> points;
    for (std::size_t i = goal; i != start; i = parent[i])
        points.push_back(lattice.centre(i));
    std::reverse(points.begin(), points.end());
    return points;
}

std::vector<Vec2> Paths::find(const Ground& ground, const BodyCells& cells, Vec2 from, Vec2 to) const
{
    if (ground.straight_way(from, to, margin))
        return {to};
    auto found = over_cells(standable(ground, from), standable(ground, to));
    if (!found)
        found = cells.way(ground, from, to);
    if (!found)
        return {};
    std::vector<Vec2> corners = std::move(*found);
    corners.push_back(to);
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
