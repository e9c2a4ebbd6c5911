#include "site/limits.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

namespace {

/// True where two lines cut each other inside both; ends that touch do not count, neighbours share many.
bool cut(const Segment& a, const Segment& b)
{
    const auto side = [](const Segment& s, Vec2 p) { return cross(s.to - s.from, p - s.from); };
    return side(b, a.from) * side(b, a.to) < 0 && side(a, b.from) * side(a, b.to) < 0;
}

class Limits {
public:
    Limits(const Features& features, Problems& problems) : features(features), problems(problems) {}

    void all()
    {
        counts();
        corners();
        if (!problems.empty() || features.walkables.empty())
            return;
        extent();
        if (problems.empty())
            crossings();
    }

private:
    void add(const std::string& message) { problems.add({features.file, 1, 1}, message); }

    void at_most(std::size_t count, std::size_t most, std::string_view what)
    {
        if (count > most)
            add(fmt::format("the site has {} {}; allowed are {}", count, what, most));
    }

    void counts()
    {
        at_most(features.gates.size() + features.links.size(), most_goals, "gates and links");
        at_most(features.walkables.size() + features.zones.size(), most_parts, "walkable areas and zones");
        at_most(features.nodes.size(), most_nodes, "nodes");
        at_most(features.obstacles.size(), most_pieces, "obstacles");
        at_most(features.screens.size(), most_pieces, "screens and pieces of vegetation");
        at_most(features.seats.size(), most_pieces, "seats");
        at_most(features.bins.size(), most_pieces, "bins");
        at_most(features.luminaires.size(), most_pieces, "luminaires");
        at_most(features.edges.size(), most_pieces, "edges");
        at_most(features.routes.size(), most_pieces, "routes");
        at_most(features.doors.size(), most_pieces, "doors");
        at_most(features.cameras.size(), most_pieces, "cameras");
        at_most(features.traffic.size(), most_pieces, "areas of traffic");
        at_most(features.decor.size(), most_pieces, "pieces of decor");
    }

    void corners()
    {
        std::size_t count = 0;
        const auto take_in = [&](const Shape& shape) {
            count += shape.outer.size();
            for (const Ring& hole : shape.holes)
                count += hole.size();
        };
        for (const auto& walkable : features.walkables)
            take_in(walkable.shape);
        for (const auto& obstacle : features.obstacles)
            take_in(obstacle.shape);
        for (const auto& screen : features.screens)
            take_in({screen.line, screen.holes});
        if (count > most_corners)
            add(fmt::format("walkable areas, obstacles and screens have {} corners; allowed are {}", count, most_corners));
    }

    /// What a site of a strange size most often is.
    std::string_view meant_system() const
    {
        if (features.crs == "local")
            return "Are the coordinates degrees? Then leave out plattan.coordinates";
        if (features.crs.starts_with("EPSG:")) // counts in metres: others are refused before
            return "Are the coordinates degrees? Then leave out 'crs'";
        return "Are the coordinates metres? Then name their system as 'crs', or say plattan.coordinates \"local\"";
    }

    void extent()
    {
        const Box box = bounds(features);
        const float extent = std::max(box.high.x - box.low.x, box.high.y - box.low.y);
        if (!(extent >= least_extent && extent <= largest_extent))
            return add(fmt::format("the site is {:.1f} m across; allowed are {} to {} m. {}", extent, least_extent, largest_extent, meant_system()));
        const auto near = [&](const std::string& id, const Place& place, Vec2 p) {
            const Vec2 inside{std::clamp(p.x, box.low.x, box.high.x), std::clamp(p.y, box.low.y, box.high.y)};
            const float away = distance(p, inside);
            if (away <= largest_distance_around)
                return true;
            problems.add(place, fmt::format("'{}': lies {:.0f} m from the walkable ground; allowed are {} m", id, away, largest_distance_around));
            return false;
        };
        const auto all_near = [&](const auto& feature, const Ring& points) {
            std::all_of(points.begin(), points.end(), [&](Vec2 p) { return near(feature.id, feature.place, p); });
        };
        for (const auto& f : features.obstacles)
            all_near(f, f.shape.outer);
        for (const auto& f : features.screens)
            all_near(f, f.line);
        for (const auto& f : features.gates)
            all_near(f, {f.line.from, f.line.to});
        for (const auto& f : features.links)
            all_near(f, {f.line.from, f.line.to});
        for (const auto& f : features.seats)
            all_near(f, {f.position});
        for (const auto& f : features.bins)
            all_near(f, {f.position});
        for (const auto& f : features.luminaires)
            all_near(f, {f.position});
        for (const auto& f : features.zones)
            all_near(f, f.shape.outer);
        for (const auto& f : features.edges)
            all_near(f, f.points);
        for (const auto& f : features.routes)
            all_near(f, f.points);
        for (const auto& f : features.doors)
            all_near(f, {f.position});
        for (const auto& f : features.cameras)
            all_near(f, {f.position});
        for (const auto& f : features.traffic)
            all_near(f, f.shape.outer);
        for (const auto& f : features.decor)
            all_near(f, f.shape.outer);
    }

    /// Each crossing of outlines is a corner of the ground, and crossing rows of obstacles enclose a yard each.
    void crossings()
    {
        struct Side {
            Segment line;
            float left, right, low, high;
            std::size_t of;
        };
        std::vector<Side> sides;
        std::size_t feature = 0;
        const auto take_in = [&](const Ring& ring) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
                sides.push_back({{a, b}, std::min(a.x, b.x), std::max(a.x, b.x), std::min(a.y, b.y), std::max(a.y, b.y), feature});
            }
        };
        const auto take_in_all = [&](const auto& list) {
            for (const auto& item : list) {
                ++feature;
                take_in(item.shape.outer);
                for (const Ring& hole : item.shape.holes)
                    take_in(hole);
            }
        };
        take_in_all(features.walkables);
        take_in_all(features.obstacles);
        std::sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) { return a.left < b.left; });
        std::size_t count = 0;
        for (std::size_t i = 0; i < sides.size(); ++i)
            for (std::size_t j = i + 1; j < sides.size() && sides[j].left <= sides[i].right; ++j) {
                const Side &a = sides[i], &b = sides[j];
                if (a.of == b.of || a.low > b.high || b.low > a.high || !cut(a.line, b.line))
                    continue;
                if (++count > most_crossings)
                    return add(fmt::format("outlines of walkable areas and obstacles cross each other more than {} times; draw obstacles that lie "
                                           "over each other as one",
                                           most_crossings));
            }
    }

    const Features& features;
    Problems& problems;
};

} // namespace

void check_limits(const Features& features, Problems& problems) { Limits(features, problems).all(); }

} // namespace plattan
