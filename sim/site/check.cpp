#include "site/joined_areas.h"
#include "site/limits.h"
#include "site/polygons.h"
#include "site/ring_fault.h"
#include "site/site.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <utility>

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
        cells = BodyCells(ground);
        gates();
        parts();
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
        for (const auto& gate : features.gates) {
            bool on_edge = true;
            for (const float share : {0.02F, 0.5F, 0.98F}) {
                const Vec2 p = gate.line.from + (gate.line.to - gate.line.from) * share;
                if (!on_edge_at(p)) {
                    add(gate.id, gate.place, fmt::format("does not lie on the walkable edge at {}", at(p)));
                    on_edge = false;
                    break;
                }
            }
            if (!on_edge)
                continue;
            const Opening opening(gate.line, ground, features);
            if (opening.closed())
                add(gate.id, gate.place,
                    fmt::format("nobody fits through at {}: between its ends, walls and obstacles it is nowhere as wide as a body ({:.2f} m)",
                                at((gate.line.from + gate.line.to) * 0.5F), body_width));
            else
                reach(gate.id, gate.place, opening.entry(ground, 0.5F), true);
        }
        for (const auto& link : features.links) {
            const Vec2 middle = (link.line.from + link.line.to) * 0.5F;
            if (!ground.walkable(middle))
                add(link.id, link.place, fmt::format("does not lie on walkable ground at {}", at(middle)));
            else
                reach(link.id, link.place, middle, false);
        }
        const Paths paths(ground);
        for (const auto& seat : features.seats)
            if (!ground.walkable(seat.position))
                add(seat.id, seat.place, fmt::format("does not stand on walkable ground at {}", at(seat.position)));
            else
                reach(seat.id, seat.place, paths.standable(ground, seat.position), false);
        for (const auto& door : features.doors)
            if (door.service_time > 0)
                reach(door.id, door.place, paths.standable(ground, door.position), false);
    }

    /// An obstacle may cover a part of a gate; there the edge is the obstacle's.
    bool on_edge_at(Vec2 p) const
    {
        constexpr float tolerance = 0.3F; // numerical: of drawn outlines (unit: m)
        return std::abs(ground.wall_distance(p)) <= tolerance ||
               std::any_of(features.obstacles.begin(), features.obstacles.end(), [&](const Obstacle& o) { return inside(o.shape, p); });
    }

    /// What is not reached from the first gate that can be used.
    void reach(const std::string& id, const Place& place, Vec2 p, bool is_gate)
    {
        const std::uint32_t part = cells.part_at(p);
        if (is_gate && first_gate.empty()) {
            first_gate = id;
            main_part = part;
        }
        if (first_gate.empty() || part == main_part)
            return;
        const auto narrow = narrowest_to(part);
        add(id, place, fmt::format("cannot be reached from '{}' at {}{}", first_gate, at(p), narrow ? ": " + too_narrow(*narrow) : std::string()));
    }

    /// Looked for once for each part and for a few parts, because on a large site it takes a second.
    std::optional<BodyCells::Narrowest> narrowest_to(std::uint32_t part)
    {
        constexpr std::size_t most_parts = 8;
        if (part == 0 || (told.size() >= most_parts && !told.contains(part)))
            return std::nullopt;
        const auto [found, is_new] = told.try_emplace(part);
        if (is_new)
            found->second = cells.narrowest_between(ground, main_part, part);
        return found->second;
    }

    static std::string too_narrow(const BodyCells::Narrowest& narrow)
    {
        return fmt::format("the widest way there is {:.2f} m wide at {}, narrower than a body ({:.2f} m)", narrow.width, at(narrow.at), body_width);
    }

    /// Ground that one sees a way to and cannot get to. What has no way at all, a roof or a court, stays empty.
    void parts()
    {
        constexpr float room = 1; // numerical: less is a niche (unit: m2)
        std::vector<std::uint8_t> seen(cells.part_count());
        for (std::size_t i = 0; i < cells.cells().size() && !first_gate.empty(); ++i) {
            const std::uint32_t part = cells.part_of(i);
            if (part == 0 || part == main_part || std::exchange(seen[part], 1) != 0 || cells.area_of(part) < room || told.contains(part))
                continue;
            if (const auto narrow = narrowest_to(part))
                add(area_at(cells.cells().centre(i)), place_at(cells.cells().centre(i)),
                    fmt::format("people cannot get from '{}' to the ground at {}: {}", first_gate, at(cells.cells().centre(i)), too_narrow(*narrow)));
        }
    }

    const Walkable& walkable_at(Vec2 p) const
    {
        const auto found = std::find_if(features.walkables.begin(), features.walkables.end(), [&](const Walkable& w) { return inside(w.shape, p); });
        return found != features.walkables.end() ? *found : features.walkables.front();
    }
    const std::string& area_at(Vec2 p) const { return walkable_at(p).id; }
    const Place& place_at(Vec2 p) const { return walkable_at(p).place; }

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
    BodyCells cells;
    std::string first_gate;
    std::uint32_t main_part = 0;                                       ///< of the ground, that of the first gate
    std::map<std::uint32_t, std::optional<BodyCells::Narrowest>> told; ///< the widest ways to parts of the ground that cannot be reached
};

} // namespace

void check_site(const Features& features, Problems& problems) { Check(features, problems).all(); }

} // namespace plattan
