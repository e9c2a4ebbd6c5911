#include "support/catch.h"
#include "support/square.h"

#include "base/elementary.h"
#include "base/text_file.h"
#include "environment/light.h"
#include "observables/lane_clearance.h"
#include "site/geojson.h"
#include "site/joined_areas.h"

using namespace plattan;
using namespace plattan::test;

namespace {

/// Turned by a third of a right angle, moved, and rounded to centimetres, as an editor of maps writes it.
Vec2 turned(Vec2 p)
{
    const auto c = static_cast<float>(elementary::cos(elementary::pi / 6)), s = static_cast<float>(elementary::sin(elementary::pi / 6));
    const Vec2 q{c * p.x - s * p.y + 100, s * p.x + c * p.y - 50};
    return {std::round(q.x * 100) / 100, std::round(q.y * 100) / 100};
}

void turn(Ring& ring)
{
    for (Vec2& p : ring)
        p = turned(p);
}

void turn(Shape& shape)
{
    turn(shape.outer);
    for (Ring& hole : shape.holes)
        turn(hole);
}

void turn(Segment& line) { line = {turned(line.from), turned(line.to)}; }

Features sergels_torg()
{
    Problems problems;
    auto features = read_site(std::filesystem::path(PLATTAN_SOURCE) / "scenarios/sites/sergels-torg.geojson", problems);
    problems.stop_if_any();
    return features;
}

Features turned_sergels_torg()
{
    Features features = sergels_torg();
    for (auto& walkable : features.walkables)
        turn(walkable.shape);
    for (auto& obstacle : features.obstacles)
        turn(obstacle.shape);
    for (auto& gate : features.gates)
        turn(gate.line);
    for (auto& link : features.links)
        turn(link.line);
    for (auto& lamp : features.luminaires)
        lamp.position = turned(lamp.position);
    for (auto& door : features.doors)
        door.position = turned(door.position);
    for (auto& zone : features.zones)
        turn(zone.shape);
    for (auto& seat : features.seats)
        seat.position = turned(seat.position);
    for (auto& bin : features.bins)
        bin.position = turned(bin.position);
    features.screens.clear();
    return features;
}

double length_of_walls(const Site& site)
{
    double sum = 0;
    for (const auto& wall : site.ground().walls())
        sum += distance(wall.from, wall.to);
    return sum;
}

} // namespace

TEST_CASE("a square that is turned and rounded to centimetres is the same square", "[site]")
{
    const Workers workers(2);
    Features as_drawn = sergels_torg();
    as_drawn.screens.clear();
    const Features about = turned_sergels_torg();
    Problems problems;
    check_site(about, problems);
    CHECK(problems.text() == "");
    const Site drawn(as_drawn, workers), other(about, workers);
    CHECK(length_of_walls(other) == Approx(length_of_walls(drawn)).epsilon(0.002));
    CHECK(other.ground().square_area() == Approx(drawn.ground().square_area()).epsilon(0.002));
    for (std::uint32_t gate = 0; gate < as_drawn.gates.size(); ++gate)
        for (std::uint32_t from = 0; from < as_drawn.gates.size(); ++from) {
            const double way = drawn.way_to({gate}).distance(drawn.inside_gate({from}, 0.5F));
            CHECK(other.way_to({gate}).distance(other.inside_gate({from}, 0.5F)) == Approx(way).epsilon(0.05).margin(1));
        }
    const Light light(drawn, as_drawn.luminaires, {}, workers), light_there(other, about.luminaires, {}, workers);
    for (std::size_t i = 0; i < about.walkables.size(); ++i)
        CHECK(light_there.at_night(about.walkables[i].shape).mean == Approx(light.at_night(as_drawn.walkables[i].shape).mean).epsilon(0.12));
    CHECK(lane_clearance(other, {}) == Approx(lane_clearance(drawn, {})).margin(0.11));
}

TEST_CASE("wherever somebody can be pushed against a wall, the way to every gate is known", "[site]")
{
    const Workers workers(2);
    const Features features = turned_sergels_torg();
    const Site site(features, workers);
    const Vec2 low = site.ground().low(), high = site.ground().high();
    for (float x = low.x; x < high.x; x += 0.3F)
        for (float y = low.y; y < high.y; y += 0.3F)
            if (site.ground().wall_distance({x, y}) > 0.15F)
                for (std::uint32_t gate = 0; gate < features.gates.size(); ++gate)
                    if (!site.way_to({gate}).reachable({x, y}))
                        FAIL(features.gates[gate].id << " from " << x << ", " << y);
    SUCCEED();
}

TEST_CASE("nobody stands in the dark because a wall cuts through the cell", "[site][light]")
{
    const Workers workers(2);
    for (const Features& features : {sergels_torg(), turned_sergels_torg()}) {
        const Site site(features, workers);
        const Light light(site, features.luminaires, {}, workers);
        for (std::size_t cell = 0; cell < light.lattice().size(); ++cell)
            if (light.has_ground(cell))
                CHECK(light.lamps_at_night(cell) > 0);
    }
}

TEST_CASE("areas that nearly touch are one ground, and a gap of a hand's breadth stays a wall", "[site]")
{
    const auto joins = [](float gap) {
        Features features;
        // The corners of one lie on the side of the other, as rounded coordinates have it.
        const auto area = [&](const std::string& id, Ring outer) {
            Walkable walkable;
            walkable.id = id;
            walkable.shape.outer = std::move(outer);
            features.walkables.push_back(walkable);
        };
        area("left", {{0, 0}, {10, 3}, {10, 23}, {0, 20}});
        area("right", {{10 + gap, 8}, {20, 8}, {20, 18}, {10 + gap, 18}});
        return Ground(features).straight_way({5, 12}, {15, 12}, 0.2F);
    };
    CHECK(joins(0));
    CHECK(joins(0.001F));
    CHECK(joins(-0.001F));
    CHECK(joins(0.08F));
    CHECK_FALSE(joins(0.15F));
}

TEST_CASE("areas drawn exactly are not touched by joining", "[site]")
{
    const Features features = sergels_torg();
    const auto joined = joined_areas(features);
    REQUIRE(joined.size() == features.walkables.size());
    for (std::size_t i = 0; i < joined.size(); ++i)
        CHECK(joined[i].outer == features.walkables[i].shape.outer);
}
