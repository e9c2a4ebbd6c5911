#include "site/ring_fault.h"

#include "site/polygons.h"

#include <fmt/format.h>
#include <optional>

namespace plattan {

namespace {

namespace bg = boost::geometry;

std::string at(Vec2 p) { return fmt::format("({:.1f}, {:.1f})", p.x, p.y); }

/// A corner of the first side that cuts another one, of its own ring or of another; sides that meet in a corner apart.
std::optional<Vec2> first_cut(const Shape& shape)
{
    std::vector<Segment> sides;
    const auto take_in = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i)
            sides.push_back({ring[i], ring[(i + 1) % ring.size()]});
    };
    take_in(shape.outer);
    for (const Ring& hole : shape.holes)
        take_in(hole);
    for (std::size_t i = 0; i < sides.size(); ++i)
        for (std::size_t j = i + 1; j < sides.size(); ++j) {
            const Segment &a = sides[i], &b = sides[j];
            const bool joined = a.to == b.from || b.to == a.from;
            if (!joined && intersect(a, b))
                return b.from;
        }
    return std::nullopt;
}

} // namespace

std::string ring_fault(const Shape& shape)
{
    if (shape.outer.empty())
        return "the ring has no corners";
    bg::validity_failure_type failure = bg::no_failure;
    if (bg::is_valid(polygon_of(shape), failure))
        return {};
    switch (failure) {
    case bg::failure_few_points:
    case bg::failure_wrong_topological_dimension:
        return fmt::format("the ring near {} has fewer than three different corners", at(shape.outer.front()));
    case bg::failure_spikes:
        return fmt::format("the ring near {} runs back on itself: it has a spike without width", at(shape.outer.front()));
    case bg::failure_interior_rings_outside:
        return fmt::format("a hole lies outside of the outline near {}", at(shape.outer.front()));
    case bg::failure_nested_interior_rings:
        return fmt::format("a hole lies inside another one, in the outline near {}", at(shape.outer.front()));
    case bg::failure_disconnected_interior:
        return fmt::format("holes cut the area near {} into parts", at(shape.outer.front()));
    default:
        return fmt::format("the ring crosses or touches itself near {}", at(first_cut(shape).value_or(shape.outer.front())));
    }
}

} // namespace plattan
