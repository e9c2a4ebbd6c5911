// What is narrower than a body is refused wherever it lies, and what is accepted is passed.

#include "support/catch.h"
#include "support/rooms.h"

#include "base/elementary.h"
#include "site/geojson.h"

#include <fmt/format.h>

using namespace plattan;
using namespace plattan::test;

namespace {

/// Turned about the origin, then moved.
struct Lie {
    double angle, x, y;

    std::string at(double px, double py) const
    {
        const double c = elementary::cos(angle), s = elementary::sin(angle);
        return fmt::format("[{:.4f}, {:.4f}]", c * px - s * py + x, s * px + c * py + y);
    }
    std::string box(double x0, double y0, double x1, double y1) const
    {
        return fmt::format(R"({{"type": "Polygon", "coordinates": [[{0}, {1}, {2}, {3}, {0}]]}})", at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1));
    }
    std::string segment(double x0, double y0, double x1, double y1) const
    {
        return fmt::format(R"({{"type": "LineString", "coordinates": [{}, {}]}})", at(x0, y0), at(x1, y1));
    }
};

/// Two rooms and a passage between them, so wide and so long; the second room has the gate.
std::string rooms(const Lie& lie, double width, double length, double room)
{
    const double half = width / 2;
    return feature("walkable", "inner", lie.box(-room, -room / 2, 0, room / 2), R"("square": true)") +
           feature("walkable", "passage", lie.box(0, -half, length, half)) + feature("walkable", "outer", lie.box(length, -3, length + 4, 3)) +
           feature("gate", "out", lie.segment(length + 4, -2, length + 4, 2)) +
           feature("seat", "seat", fmt::format(R"({{"type": "Point", "coordinates": {}}})", lie.at(-room / 2, 0)));
}

const std::string crowd = "crowds:\n  a: {count: 20, area: inner, at: 12:00, to: out}\n";

std::string faults(std::string features)
{
    features.erase(features.rfind(','));
    Problems problems;
    const auto parsed = parse_site(R"({"type": "FeatureCollection", "plattan": {"coordinates": "local"}, "features": [)"
                                   "\n" +
                                       features + "]}",
                                   "x.geojson", problems);
    problems.stop_if_any();
    check_site(parsed, problems);
    return problems.text();
}

} // namespace

TEST_CASE("a passage is accepted or refused by its width, wherever it lies", "[site][passages][long]")
{
    for (const double room : {6.0, 20.0, 60.0})
        for (const double length : {0.3, 3.0})
            for (const double angle : {0.0, 0.1, 0.4, 0.7854, 1.2})
                for (int step = 0; step < 5; ++step) {
                    const Lie lie{angle, 0.083 * step, 0.117 * step};
                    INFO("room " << room << " m, passage " << length << " m long, turned by " << angle << ", step " << step);
                    for (const double wide : {0.46, 0.47, 0.5, 0.6})
                        CHECK(faults(rooms(lie, wide, length, room)) == "");
                    for (const double narrow : {0.3, 0.44, 0.45})
                        CHECK(faults(rooms(lie, narrow, length, room)).find("narrower than a body (0.46 m)") != std::string::npos);
                }
    // One corner of the passage lies exactly on the side of the room, the other nearly.
    CHECK(faults(rooms({0.7854, 0.336, 0.13}, 0.48, 1, 6)) == "");
    CHECK(faults(rooms({0, 0, 0}, 0.4, 1, 6)).find("'seat': cannot be reached from 'out' at (-3.0, 0.0): the widest way there is 0.40 m wide at (") !=
          std::string::npos);
}

TEST_CASE("what is accepted is passed", "[site][passages]")
{
    for (const double room : {6.0, 30.0, 60.0})
        for (const double angle : {0.0, 0.35, 0.7854})
            for (const double width : {0.47, 0.5, 0.65}) {
                INFO("room " << room << " m, width " << width << " m, turned by " << angle);
                const Scenario scenario = place(rooms({angle, 0.07, 0.13}, width, 1.5, room), crowd);
                Simulation simulation(scenario, hours(12, 12.1));
                run_through(simulation);
                CHECK(simulation.people().size() == 20);
                CHECK(simulation.people().present.empty());
            }
}

TEST_CASE("a thin wall is not walked through by the way to a gate", "[site][passages]")
{
    const std::string hall = feature("walkable", "hall", rectangle(0, 0, 60, 40), R"("square": true)") + feature("gate", "out", line(0, 18, 0, 22));
    const Workers workers(1);
    for (const double x : {20.0, 20.1, 20.25, 20.37}) {
        const Scenario scenario =
            place(hall + feature("obstacle", "wall", rectangle(x, 0, x + 0.02, 38)), "crowds:\n  a: {count: 1, area: hall, at: 12:00, to: out}\n");
        const Site site(scenario.features, workers);
        INFO(x);
        CHECK(site.way_to({0}).distance({static_cast<float>(x) + 0.5F, 20}) > 38);
        CHECK(site.way_to({0}).direction({static_cast<float>(x) + 0.5F, 20}).y > 0.5F);
    }
}

TEST_CASE("the distance to walls is exact in a narrow passage however the nodes lie", "[site][passages]")
{
    const Workers workers(1);
    for (const double y : {10.0, 10.06, 10.12, 10.2}) {
        const Scenario scenario =
            place(feature("walkable", "hall", rectangle(0, 0, 60, 20), R"("square": true)") +
                      feature("walkable", "passage", rectangle(60, y - 0.25, 70, y + 0.25)) + feature("gate", "out", line(0, 8, 0, 12)),
                  "crowds:\n  a: {count: 1, area: hall, at: 12:00, to: out}\n");
        const Ground ground(scenario.features);
        for (const float beside : {-0.2F, -0.1F, 0.0F, 0.15F}) {
            const Vec2 p{64.3F, static_cast<float>(y) + beside};
            CHECK(ground.wall_distance(p) == Approx(0.25 - std::abs(beside)).margin(0.012));
        }
        CHECK(ground.wall_distance({64.3F, static_cast<float>(y) + 0.3F}) == Approx(-0.05).margin(0.02));
    }
}
