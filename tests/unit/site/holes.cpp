// An area with a hole acts outside of the hole alone, whatever kind it is.

#include "demand/crowds.h"
#include "support/catch.h"
#include "support/square.h"

#include "interventions/references.h"
#include "roles/staying.h"

#include <fmt/format.h>

using namespace plattan;
using namespace plattan::test;

namespace {

/// A rectangle with a rectangle left out.
std::string frame(const std::array<double, 4>& outer, const std::array<double, 4>& hole)
{
    const auto ring = [](const std::array<double, 4>& box) {
        return fmt::format("[[{0}, {1}], [{2}, {1}], [{2}, {3}], [{0}, {3}], [{0}, {1}]]", box[0], box[1], box[2], box[3]);
    };
    return fmt::format(R"({{"type": "Polygon", "coordinates": [{}, {}]}})", ring(outer), ring(hole));
}

struct Made {
    Scenario scenario;
    Workers workers{1};
    Site site{scenario.features, workers};

    explicit Made(const std::string& features, const std::string& interventions = "", const std::string& ground = "")
        : scenario(made(features, interventions, ground))
    {
    }
    static Scenario made(const std::string& features, const std::string& interventions, const std::string& ground)
    {
        Square square;
        square.more_features = features;
        square.interventions = interventions;
        square.ground = ground;
        return square.scenario();
    }
};

constexpr std::array<double, 4> outer{40, 2, 80, 18}, hole{44, 4, 76, 16};
constexpr Vec2 in_hole{60, 10}, in_frame{42, 10}, outside{30, 10};

} // namespace

TEST_CASE("a zone with a hole is not in the hole", "[site][holes]")
{
    const Made place(feature("zone", "lane", frame(outer, hole), R"("rule": "keep_clear")") +
                     feature("zone", "stage", frame(outer, hole), R"("rule": "event")"));
    CHECK(place.scenario.features.in_fire_lane(in_frame));
    CHECK_FALSE(place.scenario.features.in_fire_lane(in_hole));
    const Shape stage = area_shape(place.scenario.features, "stage");
    CHECK(area(stage) == Approx(40 * 16 - 32 * 12));
    CHECK(inside(stage, in_frame));
    CHECK_FALSE(inside(stage, in_hole));
    CHECK(inside(stage, middle(stage))); // whoever is sent there does not stand in the hole
    CHECK(distance_to(stage, in_hole) == Approx(6));
    CHECK(distance_to(stage, outside) == Approx(10));
    for (const auto& part : parts_of(place.scenario.features))
        if (part.id == "stage")
            CHECK_FALSE(inside(part.shape, in_hole));
}

TEST_CASE("guards with a post in a zone with a hole stand in the zone", "[site][holes]")
{
    const Made place(feature("zone", "post", frame(outer, hole)), "  - guards: {pairs: 1, post: post}\n");
    const auto plan = plan_date(place.scenario, place.site, {}, place.scenario.date, 0, place.workers);
    CHECK(inside(place.scenario.features.zone("post")->shape, plan.duties.front().orders.post));
}

TEST_CASE("furniture of a zone with a hole stands in the zone", "[site][holes]")
{
    const Made place(feature("zone", "seats", frame(outer, hole)), "  - furniture: {add: [{kind: deck_chair, count: 40, area: seats}]}\n");
    const auto plan = plan_date(place.scenario, place.site, {}, place.scenario.date, 0, place.workers);
    CHECK(plan.seats.size() == 40);
    for (const auto& seat : plan.seats)
        CHECK(inside(place.scenario.features.zone("seats")->shape, seat.position));
}

TEST_CASE("a fire lane round a yard leaves the yard to those who stand there", "[site][holes]")
{
    const std::string lane = feature("zone", "lane", frame(outer, hole), R"("rule": "keep_clear")");
    const std::string pillar =
        feature("obstacle", "pillar", rectangle(59, 9, 61, 11)) + feature("seat", "bench", point(65, 10)) + feature("bin", "bin", point(55, 10));
    CHECK_NOTHROW(Made(lane + pillar));
    CHECK_THROWS(Made(feature("zone", "lane", rectangle(40, 2, 80, 18), R"("rule": "keep_clear")") + pillar));
}

TEST_CASE("traffic round an island is heard from its road, not from the island", "[site][holes]")
{
    const Made island(feature("traffic", "road", frame(outer, hole), R"("vehicles_per_hour": 1000)")),
        road(feature("traffic", "road", rectangle(40, 2, 80, 18), R"("vehicles_per_hour": 1000)"));
    CHECK(noise_at(road.scenario.features, in_hole) == Approx(1));
    CHECK(noise_at(island.scenario.features, in_hole) == Approx(std::exp(-6.0 / 25)));
    CHECK(noise_at(island.scenario.features, in_frame) == Approx(1));
    CHECK(noise_at(island.scenario.features, outside) == Approx(noise_at(road.scenario.features, outside)));
}

TEST_CASE("greenery round a clearing hides the clearing, and leaves it open within", "[site][holes]")
{
    const Made place(feature("vegetation", "hedge", frame(outer, hole), R"("height": 2)"));
    const Sight& sight = place.site.sight();
    CHECK(sight.free(in_hole, {70, 10}));
    CHECK_FALSE(sight.free(in_hole, in_frame)); // from the clearing into the green
    CHECK_FALSE(sight.free(in_hole, outside));
    CHECK(place.scenario.features.screens.front().holes.size() == 1);
}

TEST_CASE("a walkable area round another one keeps out of it", "[site][holes]")
{
    // The inner area comes first in the file: the outer one must not cover it.
    const std::string ground = feature("walkable", "yard", rectangle(44, 4, 76, 16)) +
                               feature("walkable", "room", frame({0, 0, 120, 20}, hole), R"("square": true, "cover": "roofed")");
    const Made place("", "", ground);
    CHECK(place.site.ground().walkable(in_hole));
    CHECK_FALSE(place.site.ground().on_square(in_hole));
    CHECK_FALSE(place.site.ground().roofed(in_hole));
    CHECK(place.site.ground().on_square(in_frame));
    CHECK(place.site.ground().square_area() == Approx(120 * 20 - 32 * 12));
}

TEST_CASE("a crowd in a zone with a hole stands in the zone", "[site][holes][crowds]")
{
    const Made place(feature("zone", "stage", frame(outer, hole)));
    const Folder folder;
    const auto demand = folder.write("crowd.yaml", "crowds:\n  a: {count: 200, area: stage, at: 12:00, waits: 120, to: east}\n");
    Problems problems;
    const Demand crowd = read_demand(demand, place.scenario.features, problems);
    REQUIRE(problems.text().empty());
    const auto drawn = draw_crowds(place.site, crowd.crowds, place.scenario.parameters.demand, {}, place.scenario.date, 0);
    REQUIRE(drawn.people.size() == 200);
    for (const auto& person : drawn.people)
        CHECK(inside(place.scenario.features.zone("stage")->shape, person.place));
}

TEST_CASE("rings of holes are checked as the outer ones are", "[site][holes][hostile]")
{
    for (const char* kind : {"zone", "traffic", "vegetation"}) {
        INFO(kind);
        CHECK_NOTHROW(Made(feature(kind, "area", frame(outer, hole))));
        CHECK_THROWS(Made(feature(kind, "area", frame(outer, {70, 4, 90, 16})))); // sticks out
    }
}

TEST_CASE("the middle of a point is the point", "[site]") { CHECK(middle(Shape{{{-3.2F, 52}}, {}}) == Vec2{-3.2F, 52}); }
