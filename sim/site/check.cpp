#include "site/fast_marching.h"
#include "site/joined_areas.h"
#include "site/limits.h"
#include "site/polygons.h"
#include "site/ring_fault.h"
#include "site/site.h"

#include <fmt/format.h>

namespace plattan {

namespace {

namespace bg = boost::geometry;

std::string at(Vec2 p) { return fmt::format("({:.1f}, {:.1f})", p.x, p.y); }

class Check {
public:
    Check(const Features& features, Problems& problems) : features(features), problems(problems) {}

    void all()
    {
        check_limits(features, problems);
        if (!problems.empty())
            return; // the rest would take minutes and gigabytes
        rings();
        if (features.walkables.empty())
            problems.add({features.file, 1, 1}, "there is no walkable ground; a site needs a feature of kind walkable");
        if (features.gates.empty())
            problems.add({features.file, 1, 1}, "there are no gates; nobody could come or go. A site needs a feature of kind gate");
        if (!problems.empty())
            return; // the rest would repeat what is already said
        levels();
        if (!problems.empty())
            return;
        ground = Ground(features);
        gates();
        furniture();
    }

private:
    void add(const std::string& id, const Place& place, const std::string& message) { problems.add(place, "'" + id + "': " + message); }

    void ring(const std::string& id, const Place& place, const Shape& shape)
    {
        if (const auto fault = ring_fault(shape); !fault.empty())
            add(id, place, fault);
    }

    void rings()
    {
        for (const auto& w : features.walkables)
            ring(w.id, w.place, w.shape);
        for (const auto& o : features.obstacles)
            ring(o.id, o.place, o.shape);
        for (const auto& z : features.zones)
            ring(z.id, z.place, z.shape);
        for (const auto& t : features.traffic)
            ring(t.id, t.place, t.shape);
        for (const auto& s : features.screens)
            if (s.closed)
                ring(s.id, s.place, {s.line, s.holes});
    }

    /// One plan for all levels: areas may touch, not overlap.
    void levels()
    {
        std::vector<Polygon> areas;
        std::vector<bg::model::box<bg::model::d2::point_xy<double>>> boxes;
        for (const Shape& shape : joined_areas(features)) {
            areas.push_back(polygon_of(shape));
            bg::envelope(areas.back(), boxes.emplace_back());
        }
        for (std::size_t i = 0; i < areas.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (bg::disjoint(boxes[i], boxes[j]))
                    continue;
                const auto &a = features.walkables[i], &b = features.walkables[j];
                std::vector<Polygon> common;
                bg::intersection(areas[i], areas[j], common);
                double overlap = 0;
                for (const auto& part : common)
                    overlap += bg::area(part);
                if (overlap > 0.01)
                    add(a.id, a.place, fmt::format("lies over '{}' by {:.1f} m2; walkable areas may touch, not overlap", b.id, overlap));
            }
    }

    void gates()
    {
        const Raster<float> steps = DistanceField::steps(ground, {});
        const DistanceField from_first(FastMarching(steps).to(features.gates.front().line));
        const auto reach = [&](const std::string& id, const Place& place, Vec2 p) {
            if (!from_first.reachable(p))
                add(id, place, fmt::format("cannot be reached from '{}' at {}", features.gates.front().id, at(p)));
        };
        for (const auto& gate : features.gates) {
            bool on_edge = true;
            for (const float share : {0.02F, 0.5F, 0.98F}) {
                const Vec2 p = gate.line.from + (gate.line.to - gate.line.from) * share;
                if (std::abs(ground.wall_distance(p)) > 0.3F) {
                    add(gate.id, gate.place, fmt::format("does not lie on the walkable edge at {}", at(p)));
                    on_edge = false;
                    break;
                }
            }
            if (on_edge)
                reach(gate.id, gate.place, inward(gate.line));
        }
        for (const auto& link : features.links) {
            const Vec2 middle = (link.line.from + link.line.to) * 0.5F;
            if (!ground.walkable(middle))
                add(link.id, link.place, fmt::format("does not lie on walkable ground at {}", at(middle)));
            else
                reach(link.id, link.place, middle);
        }
        const Paths paths(ground);
        for (const auto& seat : features.seats)
            if (!ground.walkable(seat.position))
                add(seat.id, seat.place, fmt::format("does not stand on walkable ground at {}", at(seat.position)));
            else
                reach(seat.id, seat.place, paths.standable(ground, seat.position));
    }

    Vec2 inward(const Segment& line) const
    {
        const Vec2 middle = (line.from + line.to) * 0.5F;
        constexpr float step = 0.4F; // where people come in
        const Vec2 normal = normalised({-(line.to - line.from).y, (line.to - line.from).x}) * step;
        return ground.wall_distance(middle + normal) > ground.wall_distance(middle - normal) ? middle + normal : middle - normal;
    }

    /// Further in than rounding can have brought it.
    static bool well_inside(const Shape& shape, Vec2 p) { return inside(shape, p) && distance_to_border(shape, p) > joining_reach; }

    void furniture()
    {
        for (const auto& zone : features.zones) {
            if (zone.rule != "keep_clear")
                continue;
            const auto clear = [&](const std::string& id, const Place& place, Vec2 p) {
                if (well_inside(zone.shape, p))
                    add(id, place, fmt::format("stands in the fire lane '{}' at {}", zone.id, at(p)));
            };
            for (const auto& seat : features.seats)
                clear(seat.id, seat.place, seat.position);
            for (const auto& bin : features.bins)
                clear(bin.id, bin.place, bin.position);
            for (const auto& obstacle : features.obstacles)
                for (const Vec2 p : obstacle.shape.outer)
                    if (well_inside(zone.shape, p)) {
                        clear(obstacle.id, obstacle.place, p);
                        break;
                    }
        }
    }

    const Features& features;
    Problems& problems;
    Ground ground;
};

} // namespace

void check_site(const Features& features, Problems& problems) { Check(features, problems).all(); }

} // namespace plattan
