#include "site/joined_areas.h"

#include "base/cell_lists.h"
#include "site/polygons.h"

namespace plattan {

namespace {

struct Corner {
    Vec2 position;
    std::size_t area;
};

class Corners {
public:
    explicit Corners(const Features& features)
    {
        for (std::size_t area = 0; area < features.walkables.size(); ++area) {
            const Shape& shape = features.walkables[area].shape;
            take_in(shape.outer, area);
            for (const Ring& hole : shape.holes)
                take_in(hole, area);
        }
        const Box box = bounds(features);
        constexpr float cell = 5; // numerical: side of a cell of the search (unit: m)
        by_cell = CellLists(Lattice::covering(box.low, box.high, cell));
        by_cell.fill_points(corners.size(), [&](std::size_t i) { return corners[i].position; });
        for (std::size_t i = 0; i < corners.size(); ++i)
            move_to_first(i);
    }

    /// The next ring, in the order in which the areas were taken in.
    Ring next_ring(std::size_t length, std::size_t area)
    {
        Ring ring;
        for (std::size_t i = 0; i < length; ++i) {
            const Vec2 from = corners[done + i].position, to = corners[done + (i + 1) % length].position;
            if (from == to)
                continue;
            ring.push_back(from);
            for (const auto& [along, position] : nearly_on({from, to}, area))
                if (!(position == ring.back()))
                    ring.push_back(position);
        }
        done += length;
        return ring;
    }

private:
    void take_in(const Ring& ring, std::size_t area)
    {
        for (const Vec2 p : ring)
            corners.push_back({p, area});
    }

    template <class Each> void for_near(const Box& box, Each&& each) const
    {
        const Vec2 reach{2 * joining_reach, 2 * joining_reach}; // corners are listed where they lay before they moved
        by_cell.any({box.low - reach, box.high + reach}, [&](std::uint32_t place) { return each(by_cell.all()[place]), false; });
    }

    /// Corners of other areas that come earlier have found their place already.
    void move_to_first(std::size_t i)
    {
        const Vec2 p = corners[i].position;
        std::size_t first = i;
        for_near({p, p}, [&](std::uint32_t other) {
            if (other < first && corners[other].area != corners[i].area && distance(corners[other].position, p) <= joining_reach)
                first = other;
        });
        corners[i].position = corners[first].position;
    }

    /// Corners of other areas beside a side, in the order along it. Those exactly on it need nothing, unless others move it: rounding would
    /// leave a crack beside them then.
    std::vector<std::pair<float, Vec2>> nearly_on(const Segment& side, std::size_t area) const
    {
        const Vec2 whole = side.to - side.from;
        const float length_of_side = length(whole);
        Box box;
        box.take_in(side.from);
        box.take_in(side.to);
        std::vector<std::pair<float, Vec2>> found;
        bool moves = false;
        for_near(box, [&](std::uint32_t other) {
            if (corners[other].area == area)
                return;
            const Vec2 p = corners[other].position;
            const double beside = std::abs(twice_area(side, p)) / length_of_side;
            const float along = dot(p - side.from, whole) / length_of_side;
            if (beside <= joining_reach && along > joining_reach && along < length_of_side - joining_reach) {
                found.emplace_back(along, p);
                moves = moves || beside > 0;
            }
        });
        if (!moves)
            return {};
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        return found;
    }

    /// Of the triangle over a side; exact, so that 0 means exactly on it: the least crack is a wall.
    static double twice_area(const Segment& side, Vec2 p)
    {
        const double x = side.from.x, y = side.from.y;
        return (side.to.x - x) * (p.y - y) - (side.to.y - y) * (p.x - x);
    }

    std::vector<Corner> corners;
    CellLists by_cell;
    std::size_t done = 0; ///< corners of rings handed out
};

} // namespace

std::vector<Shape> joined_areas(const Features& features)
{
    Corners corners(features);
    std::vector<Shape> joined(features.walkables.size());
    for (std::size_t area = 0; area < joined.size(); ++area) {
        const Shape& shape = features.walkables[area].shape;
        joined[area].outer = corners.next_ring(shape.outer.size(), area);
        for (const Ring& hole : shape.holes)
            joined[area].holes.push_back(corners.next_ring(hole.size(), area));
        if (!boost::geometry::is_valid(polygon_of(joined[area])))
            joined[area] = shape; // narrower somewhere than the reach: folded over
    }
    return joined;
}

} // namespace plattan
