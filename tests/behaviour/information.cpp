// What those on duty report, when it reaches others, and what they do with it.

#include "information/information.h"
#include "support/catch.h"
#include "support/events.h"
#include "support/square.h"

using namespace plattan;
using namespace plattan::test;

namespace {

Course course_of(const Square& square, double from, double until)
{
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(from, until, 2));
    run_through(simulation);
    return Course(simulation);
}

/// Of so many seeds: a pair of guards is seen in few places, and one afternoon says little.
double mean_directed_share(const Square& square, double from, double until)
{
    constexpr std::uint32_t seeds = 6;
    const Scenario scenario = square.scenario();
    double sum = 0;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        Simulation simulation(scenario, hours(from, until, 2, seed));
        run_through(simulation);
        REQUIRE(count(simulation, EventKind::report) > 0);
        sum += measured(simulation, "directed_share");
    }
    return sum / seeds;
}

/// A host stands where the scene is and reports; guards begin at the far end of the room.
Square watched_square(const std::string& more)
{
    Square square;
    square.more_features = feature("route", "near_scene", R"({"type": "LineString", "coordinates": [[24, 10], [26, 10]]})") +
                           feature("route", "far_off", R"({"type": "LineString", "coordinates": [[100, 10], [110, 10]]})");
    square.interventions = "  - guards: {pairs: 1, shifts: [11:00-20:00], route: far_off, fidelity: 1}\n"
                           "  - hosts: {shifts: [11:00-20:00], route: near_scene}\n" +
                           more;
    return square;
}

} // namespace

TEST_CASE("a report makes guards go there once it has reached them, within the half hour of an office", "[information][office][long]")
{
    const auto directed = [](const std::string& more, const std::string& parameters = "") {
        Square square = watched_square(more);
        square.parameters = parameters;
        return mean_directed_share(square, 12, 19);
    };
    const double without = directed(""), with = directed("  - safety_office: {hours: [08:00-20:00], delay: 10 min}\n");
    CHECK(without < 0.02);
    CHECK(with > without + 0.03);
    // Old news is no reason to go there.
    CHECK(directed("  - safety_office: {hours: [08:00-20:00], delay: 10 min}\n", "  information: {street_fades_in: 300 s}\n") < without + 0.02);
    // At a briefing everybody is told.
    CHECK(directed("  - safety_office: {hours: [08:00-20:00], delay: 200 h, briefings: [13, 15, 17]}\n") > without + 0.05);
}

TEST_CASE("an office whose reports reach nobody changes nothing", "[information][office][knock-out]")
{
    const Course without = course_of(watched_square(""), 12, 14);
    CHECK(course_of(watched_square("  - safety_office: {hours: [08:00-20:00], delay: 200 h, room: false}\n"), 12, 14) == without);
    CHECK_FALSE(course_of(watched_square("  - safety_office: {hours: [08:00-20:00], delay: 5 min, room: false}\n"), 12, 14) == without);
}

TEST_CASE("a place manager who meets people passes on what they know", "[information][manager][long]")
{
    const auto directed = [](const std::string& more) { return mean_directed_share(watched_square(more), 12, 19); };
    CHECK(directed("  - place_manager: {shifts: [11:00-20:00], route: near_scene}\n") > directed("") + 0.05);
}

TEST_CASE("a camera nobody watches and nobody knows of changes nothing, one that is watched reports", "[information][camera][knock-out]")
{
    Square square = watched_square("");
    const Course without = course_of(square, 12, 14);
    const std::string camera = "  - cameras: {at: [30, 10], bearing: 180, range: 30, visible: false";
    square.interventions += camera + "}\n";
    CHECK(course_of(square, 12, 14) == without);
    const double by_guards_alone = mean_directed_share(square, 12, 14);
    square = watched_square(camera + ", watched: [10:00-20:00]}\n");
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 14, 2));
    run_through(simulation);
    int by_operator = 0;
    for (const auto& event : simulation.events())
        by_operator += event.kind == EventKind::report && !event.actor.valid();
    CHECK(by_operator > 0);
    CHECK(mean_directed_share(square, 12, 14) > by_guards_alone + 0.02);
    // Somebody who minds cameras does not stand in view of one that can be known of.
    square = Square{};
    square.parameters = "  dealer: {camera_wariness: 1}\n";
    square.interventions = "  - cameras: {at: [30, 10], bearing: 180, range: 40}\n";
    const Scenario seen = square.scenario();
    Simulation wary(seen, hours(12, 13, 2));
    run_through(wary);
    CHECK(measured(wary, "deals") == 0);
    square.interventions = "  - cameras: {at: [30, 10], bearing: 180, range: 40, visible: false}\n";
    const Scenario unseen = square.scenario();
    Simulation careless(unseen, hours(12, 13, 2));
    run_through(careless);
    CHECK(measured(careless, "deals") > 10);
}
