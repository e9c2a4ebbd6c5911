#include "support/catch.h"
#include "support/square.h"

#include "base/elementary.h"
#include "base/text_file.h"
#include "environment/light.h"
#include "site/geojson.h"
#include "site/random_point.h"
#include "site/sun.h"

#include <fmt/format.h>

using namespace plattan;
using namespace plattan::test;

namespace {

const Site& sergels_torg()
{
    static const Workers workers(2);
    static const Site site(
        [] {
            Problems problems;
            auto features = read_site(std::filesystem::path(PLATTAN_SOURCE) / "scenarios/sites/sergels-torg.geojson", problems);
            problems.stop_if_any();
            return features;
        }(),
        workers);
    return site;
}

std::string faults(std::string features)
{
    features.erase(features.rfind(','));
    Problems problems;
    const auto parsed = parse_site(R"({"type": "FeatureCollection", "plattan": {"coordinates": "local"}, "features": [)"
                                   "\n" +
                                       features + "]}",
                                   "x.geojson", problems);
    if (problems.empty())
        check_site(parsed, problems);
    return problems.text();
}

const std::string west = R"({"type": "LineString", "coordinates": [[0, 2], [0, 8]]})";

} // namespace

TEST_CASE("Sergels torg is the plan it was written from", "[site]")
{
    const Site& site = sergels_torg();
    CHECK(site.ground().square_area() == Approx(6560));
    CHECK(site.features().bins.size() == 16); // thirteen on the square, three in the street
    int with_ash = 0, bench_places = 0, stair_metres = 0;
    for (const auto& bin : site.features().bins)
        with_ash += bin.ash;
    for (const auto& seat : site.features().seats)
        (seat.id.starts_with("bench") ? bench_places : stair_metres) += seat.places;
    CHECK(with_ash == 7);
    CHECK(bench_places == 40);
    CHECK(stair_metres == 60);
    CHECK(area(site.features().zone("event_2000")->shape) == Approx(2000).margin(100));
    CHECK(site.features().nodes.size() == 6);
    for (std::size_t a = 0; a < site.goal_count(); ++a)
        for (std::size_t b = 0; b < site.goal_count(); ++b) {
            const Segment& line = site.goal_line({static_cast<std::uint32_t>(b)});
            const Vec2 p = site.is_gate({static_cast<std::uint32_t>(b)}) ? site.inside_gate({static_cast<std::uint32_t>(b)}, 0.5F)
                                                                         : (line.from + line.to) * 0.5F;
            CHECK(site.way_to({static_cast<std::uint32_t>(a)}).reachable(p));
        }
}

TEST_CASE("the lamps of Sergels torg give each area its mean at night", "[site][light]")
{
    const Workers workers(2);
    const Light light(sergels_torg(), sergels_torg().features().luminaires, {}, workers);
    for (const auto& [id, lux] : {std::pair{"plattan", 15.0}, {"arcade_n", 40.0}, {"underdeck_e", 35.0}, {"stairs_w", 12.0}, {"drottning", 20.0}})
        CHECK(light.at_night(sergels_torg().features().walkable(id)->shape).mean == Approx(lux).epsilon(0.02));
}

TEST_CASE("points of the square are found however much else there is, and evenly", "[site]")
{
    Square square;
    square.ground =
        feature("walkable", "small", rectangle(0, 0, 12, 20), R"("square": true)") + feature("walkable", "large", rectangle(12, 0, 120, 20));
    const Workers workers(1);
    const Site site(square.scenario().features, workers);
    int left = 0;
    constexpr int many = 2000;
    for (std::uint32_t i = 0; i < many; ++i) {
        Draws draws({1, 0}, 1, i, Purpose::vandalism);
        const auto found = random_point_on_square(site.ground(), draws, 8, [](Vec2) { return true; });
        REQUIRE(found.has_value());
        CHECK(site.ground().on_square(*found));
        left += found->x < 3;
    }
    CHECK(left == Approx(many / 4).margin(4 * std::sqrt(many * 0.25 * 0.75)));
}

TEST_CASE("the fire lane keeps four metres clear", "[site]")
{
    const Site& site = sergels_torg();
    for (float x = 1; x < 84; x += 1)
        for (float y = 41.2F; y < 44.9F; y += 0.5F)
            CHECK(site.ground().walkable({x, y}));
}

TEST_CASE("distances by fast marching are near the straight ones, and not those of four neighbours", "[site]")
{
    Square square;
    const Scenario scenario = square.scenario();
    const Workers workers(1);
    const Site site(scenario.features, workers);
    const auto& field = site.way_to(site.goal("west"));
    CHECK(field.distance({80, 10}) == Approx(80).epsilon(0.02));
    const auto office = site.way_to(site.goal("office"));
    const double diagonal = std::sqrt(60.0 * 60 + 17 * 17);
    CHECK(office.distance({53, 17}) == Approx(diagonal).epsilon(0.04)); // 74 by four neighbours
    const Vec2 way = office.direction({80, 10});
    CHECK(way.x > 0.85F);
    CHECK(length(way) == Approx(1).margin(1e-5));
}

TEST_CASE("paths go round walls, and there is none where there is no way", "[site]")
{
    Square square;
    square.more_features = feature("obstacle", "wall", rectangle(60, 0.5, 60.5, 17)) + feature("walkable", "island", rectangle(40, 30, 60, 40));
    const Scenario scenario = square.scenario();
    const Workers workers(1);
    const Site site(scenario.features, workers);
    const auto way = site.path({50, 5}, {70, 5});
    REQUIRE(way.size() >= 2);
    CHECK(way.back() == Vec2{70, 5});
    Vec2 at{50, 5};
    for (const Vec2 corner : way) {
        CHECK(site.ground().straight_way(at, corner, 0.2F));
        at = corner;
    }
    CHECK(site.path({50, 5}, {50, 35}).empty());
    CHECK_FALSE(site.sight().free({50, 5}, {70, 5}));
    CHECK(site.sight().free({50, 19}, {70, 19}));
}

TEST_CASE("a site with more corners than can be worked on is refused at once", "[site][hostile]")
{
    std::string ring;
    for (int i = 0; i < 20'000; ++i)
        ring +=
            fmt::format("[{:.4f}, {:.4f}], ", 100 * elementary::cos(i * elementary::pi / 10'000), 100 * elementary::sin(i * elementary::pi / 10'000));
    const auto room = feature("walkable", "room", rectangle(200, 0, 220, 10));
    CHECK(faults(feature("walkable", "disc", R"({"type": "Polygon", "coordinates": [[)" + ring + "[100, 0]]]}") + room)
              .find("the ring has 20001 corners; allowed are 5000") != std::string::npos);
}

TEST_CASE("faults of a site are named by feature and position", "[site][hostile]")
{
    const auto room = feature("walkable", "room", rectangle(0, 0, 20, 10)), gate = feature("gate", "west", west);
    CHECK(faults(room + gate).empty());
    CHECK(faults(room).find("no gates") != std::string::npos);
    CHECK(faults(gate).find("no walkable ground") != std::string::npos);
    CHECK(faults(room + feature("gate", "inner", R"({"type": "LineString", "coordinates": [[5, 2], [5, 8]]})"))
              .find("'inner': does not lie on the walkable edge at (5.0, 2.1)") != std::string::npos);
    CHECK(faults(room + gate + feature("walkable", "far", rectangle(30, 0, 40, 10)) +
                 feature("gate", "lost", R"({"type": "LineString", "coordinates": [[40, 2], [40, 8]]})"))
              .find("'lost': cannot be reached") != std::string::npos);
    CHECK(faults(feature("walkable", "bow", R"({"type": "Polygon", "coordinates": [[[0, 0], [20, 10], [20, 0], [0, 10], [0, 0]]]})") + gate)
              .find("crosses or touches itself") != std::string::npos);
    CHECK(faults(room + gate + feature("walkable", "over", rectangle(10, 5, 30, 9), R"("level": "street")")).find("lies over 'room' by 40.0 m2") !=
          std::string::npos);
    CHECK(faults(room + gate + feature("zone", "lane", rectangle(5, 0, 10, 10), R"("rule": "keep_clear")") + feature("bin", "bin", point(7, 5)))
              .find("'bin': stands in the fire lane 'lane' at (7.0, 5.0)") != std::string::npos);
    CHECK(faults(room + gate + feature("seat", "seat", point(50, 5))).find("does not stand on walkable ground") != std::string::npos);
    CHECK(faults(room + gate + feature("dragon", "x", point(5, 5))).find("unknown kind 'dragon'") != std::string::npos);
    CHECK(faults(room + gate + feature("bin", "b", point(5, 5), R"("capacty": 4)")).find("unknown property 'capacty'; did you mean 'capacity'?") !=
          std::string::npos);
    CHECK(faults(room + room + gate).find("x.geojson:3:1: 'room': this id stands here twice") != std::string::npos);
    CHECK(faults(feature("walkable", "huge", rectangle(0, 0, 900, 10)) + gate).find("900.0 m across") != std::string::npos);
    Problems problems;
    parse_site(R"({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [NaN, 1]}}]})",
               "x.geojson", problems);
    CHECK(problems.text().find("x.geojson:1:110: this is not JSON") != std::string::npos);
    Problems none;
    parse_site("[1, 2]", "x.geojson", none);
    CHECK(none.size() == 1);
}

TEST_CASE("coordinates in a projected system or in degrees come out as metres", "[site][projection]")
{
    Problems problems;
    const auto site_of = [&](const std::string& head, double x, double y, double dx, double dy) {
        return parse_site(
            "{\"type\": \"FeatureCollection\", " + head + "\"features\": [" +
                [&] {
                    auto text = feature("walkable", "room", rectangle(x, y, x + dx, y + dy));
                    text.erase(text.rfind(','));
                    return text;
                }() +
                "]}",
            "x.geojson", problems);
    };
    const auto sweref = site_of(R"("crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3011"}}, )", 153600, 6579700, 100, 50);
    CHECK(problems.text().empty());
    CHECK(std::abs(area(sweref.walkables.at(0).shape.outer)) == Approx(5000).epsilon(0.001));
    CHECK(sweref.latitude == Approx(59.3325).margin(0.01));
    CHECK(sweref.longitude == Approx(18.0653).margin(0.01));
    const auto degrees = site_of("", 18.0640, 59.3320, 0.002, 0.001);
    CHECK(problems.text().empty());
    CHECK(std::abs(area(degrees.walkables.at(0).shape.outer)) == Approx(113.8 * 111.4).epsilon(0.01));
}

TEST_CASE("the sun stands where the almanac says", "[site][sun]")
{
    // Stockholm: sunrise and sunset of the almanac, to the minute; the sun's upper edge with refraction is at -0.833 degrees.
    const auto altitude = [](const char* date, int hour, int minute, double offset) {
        return sun_altitude(*Date::parse(date), hour * 3600 + minute * 60, 59.3293, 18.0686, offset);
    };
    CHECK(altitude("2018-07-01", 22, 5, 2) == Approx(-0.833).margin(0.3));
    CHECK(altitude("2018-08-31", 19, 55, 2) == Approx(-0.833).margin(0.3));
    CHECK(altitude("2018-10-01", 18, 23, 2) == Approx(-0.833).margin(0.3));
    CHECK(altitude("2018-12-20", 14, 48, 1) == Approx(-0.833).margin(0.2));
    CHECK(altitude("2018-06-21", 12, 50, 2) == Approx(90 - 59.3293 + 23.436).margin(0.02));
    CHECK(daylight_illuminance(50) > 50'000);
    CHECK(daylight_illuminance(-6) == Approx(3.4).epsilon(0.05));
    CHECK(daylight_illuminance(-15) == 0);
}
