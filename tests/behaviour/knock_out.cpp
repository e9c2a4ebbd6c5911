// For each mechanism: with it there is an effect; blind it, and the effect goes. And place tests: the same thing further
// off does less.

#include "support/catch.h"
#include "support/square.h"

using namespace plattan;
using namespace plattan::test;

namespace {

double deals_with(Square square, const std::string& interventions, std::uint32_t seed = 1)
{
    square.interventions = interventions;
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 15, 2, seed));
    run_through(simulation);
    return measured(simulation, "deals");
}

std::string guards_at(const std::string& post) { return "  - guards: {pairs: 1, shifts: [10:00-16:00], post: " + post + ", fidelity: 1}\n"; }

} // namespace

// Guards who are only seen: they recognise no deal and so step in nowhere.
const std::string guards_only_stand = "  information: {recognises_deal: 0}\n  disorder: {rate: 0 h-1}\n";

// Dealers alone are on the look-out in these, so that it is their mechanism that is blinded.
const std::string only_dealers_look = guards_only_stand + "  buyer: {watch_radius: 0 m}\n";

TEST_CASE("guards in sight suppress deals, guards behind a wall change none", "[knock-out][guards]")
{
    Square open, walled;
    open.more_features = feature("zone", "post", rectangle(32, 8, 36, 12));
    walled.more_features = open.more_features + feature("obstacle", "wall", rectangle(27, 0.5, 27.5, 18), R"("blocks_sight": true)");
    open.parameters = walled.parameters = only_dealers_look;
    open.trips_per_day = walled.trips_per_day = 0.001; // passers whom guards make step aside would carry that through the wall
    const double without_wall = deals_with(open, ""), with_wall = deals_with(walled, "");
    REQUIRE(without_wall > 30);
    REQUIRE(with_wall > 30);
    CHECK(deals_with(open, guards_at("post")) < 0.5 * without_wall);
    // The same post behind the wall: not one deal more or less.
    CHECK(deals_with(walled, guards_at("post")) == with_wall);
}

TEST_CASE("the same guards act less at the far end than at the anchor", "[place][guards]")
{
    Square square;
    square.parameters = only_dealers_look;
    const double without = deals_with(square, ""), far = deals_with(square, guards_at("far_end")),
                 near = deals_with(square, guards_at("beside_scene"));
    CHECK(near < 0.5 * without);
    CHECK(far > 0.9 * without);
}

TEST_CASE("buyers who see a uniform do not ask", "[knock-out][buyers]")
{
    Square looking, blind;
    looking.parameters =
        guards_only_stand + "  dealer: {sight_radius: 5 m}\n  buyer: {watch_radius: 40 m}\n"; // no dealer stands within 5 m of the post
    blind.parameters = guards_only_stand + "  dealer: {sight_radius: 5 m}\n  buyer: {watch_radius: 0 m}\n";
    CHECK(deals_with(looking, guards_at("beside_scene")) < 0.5 * deals_with(blind, guards_at("beside_scene")));
}

TEST_CASE("guards whom dealers do not look out for change no deal", "[knock-out][guards]")
{
    Square blind;
    blind.parameters = guards_only_stand + "  dealer: {sight_radius: 5 m}\n  buyer: {watch_radius: 0 m}\n"; // the post is 8 m and more away from most
    Square seeing;
    seeing.parameters = guards_only_stand + "  buyer: {watch_radius: 0 m}\n";
    CHECK(deals_with(blind, guards_at("beside_scene")) > 1.5 * deals_with(seeing, guards_at("beside_scene")));
}

TEST_CASE("police visits suppress deals while they last", "[knock-out][police]")
{
    Square square;
    square.interventions = "  - police_visits: {times: [12.5], duration: 30 min, route: round, gate: west}\n";
    const Scenario with = square.scenario();
    square.interventions = "";
    const Scenario without = square.scenario();
    Simulation a(with, hours(12, 14)), b(without, hours(12, 14));
    run_through(a);
    run_through(b);
    const auto deals_between = [](const Simulation& simulation, Seconds from, Seconds until) {
        int deals = 0;
        for (const auto& event : simulation.events())
            deals += event.kind == EventKind::deal && event.time >= from * 3600 && event.time < until * 3600;
        return deals;
    };
    CHECK(deals_between(a, 12.7, 13.1) < 0.6 * deals_between(b, 12.7, 13.1));
    CHECK(deals_between(a, 12.0, 12.5) == deals_between(b, 12.0, 12.5));
}

TEST_CASE("a visit leaves a mark by its length, and none where sight leaves none", "[knock-out][police]")
{
    // Of the dealer whom the visit marked most, when it has gone.
    const auto mark_after = [](const std::string& length, const std::string& sinks_in) {
        Square square;
        square.trips_per_day = 50;
        square.more_features = feature("route", "beside", R"({"type": "LineString", "coordinates": [[22, 10], [26, 10]]})");
        square.parameters = guards_only_stand + "  dealer: {patience_with_uniforms: 7200 s}\n  perception: {uniform_sinks_in: " + sinks_in + " s}\n";
        square.interventions = "  - police_visits: {times: [12], duration: " + length + " min, route: beside, gate: west, directed: false}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(11.5, 12 + (5 + std::stod(length)) / 60, 2));
        run_through(simulation);
        double most = 0;
        const Perception& perception = simulation.view().perception;
        for (const PersonId seller : perception.sellers())
            most = std::max(most, perception.mark_of_uniforms(perception.sight_of_uniforms(seller)));
        return most;
    };
    const double one = mark_after("1", "360"), fifteen = mark_after("15", "360"), thirty = mark_after("30", "360");
    CHECK(one > 0.05);
    CHECK(one < 0.5);
    CHECK(fifteen > 0.8);
    CHECK(thirty > fifteen);
    CHECK(thirty < fifteen + 0.2);
    // Where the sight of a moment counts in full, or leaves nothing, minutes make no difference.
    CHECK(mark_after("1", "1") > 0.99);
    CHECK(mark_after("15", "7200") < 0.2);
}

TEST_CASE("a lamp changes what is seen, behind a wall it changes no sight", "[knock-out][lighting]")
{
    const auto sees_at_night = [](const std::string& lamps, const std::string& wall) {
        Square square;
        square.more_features = wall;
        square.date = "2018-12-18";
        square.interventions = lamps;
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(21, 21.1));
        const Perception perception(scenario.parameters.perception, {});
        const Vec2 eye{50, 10}, what{58, 10};
        return std::pair{simulation.environment().light.at(what), perception.sees(simulation.site(), simulation.environment().light, eye, what, 20)};
    };
    const std::string lamp = "  - lighting: {add: [{at: [62, 10], lumen: 20 klm, height: 5 m}]}\n";
    const auto dark = sees_at_night("", "");
    CHECK(dark.first == 0);
    CHECK_FALSE(dark.second);
    const auto lit = sees_at_night(lamp, "");
    CHECK(lit.first > 10);
    CHECK(lit.second);
    const auto hidden = sees_at_night(lamp, feature("obstacle", "wall", rectangle(60, 0.5, 60.5, 17)));
    CHECK(hidden.first == dark.first);
    CHECK(hidden.second == dark.second);
}

TEST_CASE("lamps let visitors notice deals at night", "[lighting]")
{
    const auto visible = [](const std::string& interventions) {
        Square square;
        square.date = "2018-12-18";
        square.trips_per_day = 12000;
        square.interventions = interventions;
        square.parameters = "  deal: {notice_probability: 0.5}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(20, 22, 2));
        run_through(simulation);
        return std::pair{measured(simulation, "deals"), measured(simulation, "visible_deals")};
    };
    // In full dark buyers do not find dealers either: a faint lamp lets them meet, a strong one lets others see.
    const auto faint = visible("  - lighting: {add: [{at: [15, 10], lumen: 300, height: 4}]}\n");
    const auto bright = visible("  - lighting: {add: [{at: [15, 10], lumen: 60000, height: 6}]}\n");
    REQUIRE(faint.first > 10);
    CHECK(bright.second / bright.first > 1.5 * faint.second / faint.first);
}

TEST_CASE("seats seat people, and where nobody can reach them they are refused", "[knock-out][furniture]")
{
    const auto peak_sitting = [](const std::string& area) {
        Square square;
        square.more_features =
            feature("walkable", "island", rectangle(40, 30, 60, 40), R"("square": true)") + feature("zone", "lawn", rectangle(45, 4, 75, 16));
        if (!area.empty())
            square.interventions = "  - furniture: {add: [{kind: deck_chair, count: 40, area: " + area + "}]}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 13, 2));
        run_through(simulation);
        return measured(simulation, "peak_sitting");
    };
    CHECK(peak_sitting("lawn") >= 3);
    CHECK(peak_sitting("") == 0);
    CHECK_THROWS_AS(peak_sitting("island"), InputError);
}

TEST_CASE("a cleaner removes litter, one who is locked out removes nothing", "[knock-out][cleaning]")
{
    const auto removed = [](const std::string& more, const std::string& cleaners, bool room_is_square = true) {
        Square square;
        square.room_is_square = room_is_square;
        square.more_features = more;
        square.interventions = cleaners;
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 13));
        run_through(simulation);
        double items = 0;
        for (const auto& event : simulation.events())
            items += event.kind == EventKind::litter_picked_up ? static_cast<double>(event.value) : 0;
        return items;
    };
    const std::string shift = "  - cleaners: {count: 2, shifts: [11:00-15:00], tools: [butt_vacuum]}\n";
    const std::string round = "  - cleaning_round: {hours: 12:00-15:00, removes: 1}\n";
    CHECK(removed("", shift) > 100);
    CHECK(removed("", round) > 300);
    // All that counts as the square lies on an island without a way to it.
    const std::string island = feature("walkable", "island", rectangle(40, 30, 60, 40), R"("square": true)");
    CHECK(removed(island, shift, false) == 0);
    CHECK(removed(island, round, false) == 0);
}

TEST_CASE("a butt vacuum leaves what lies in joints, brushes take it", "[knock-out][cleaning]")
{
    const auto left = [](const std::string& cleaners, const std::string& lodged) {
        Square square;
        square.trips_per_day = 0.001;
        square.interventions = cleaners;
        square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n  litter: {butt_share: 1, lodged_share: " + lodged + "}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(7, 9));
        run_through(simulation);
        return simulation.environment().litter.items_on_square();
    };
    const std::string vacuum = "  - cleaners: {count: 3, shifts: [06:00-15:00], tools: [butt_vacuum]}\n";
    const std::string scrubber = "  - cleaners: {count: 3, shifts: [06:00-15:00], tools: [scrubber], scrubbing_ends: 36000 s}\n";
    const int all = left("", "0");
    CHECK(left(vacuum, "0") < 0.2 * all);
    CHECK(left(vacuum, "1") == left("", "1"));
    CHECK(left(scrubber, "1") < 0.2 * all);
}

TEST_CASE("a bin nearby and clean ground mean less litter", "[litter]")
{
    Square square;
    square.more_features = feature("bin", "bin", point(30, 10));
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.1));
    auto litter = simulation.environment().litter;
    const auto dropped_at = [&](Vec2 p, bool butt) {
        return litter.dropping_probability(p, simulation.environment().bins.nearest(p, butt).distance);
    };
    const double near = dropped_at({31, 10}, false), far = dropped_at({70, 10}, false);
    CHECK(near < far);
    CHECK(dropped_at({31, 10}, true) > near); // no ash in it
    for (int i = 0; i < 60; ++i)
        litter.drop({31, 10}, LitterKind::butt);
    CHECK(dropped_at({31, 10}, false) > near);
}

TEST_CASE("rain keeps people from staying", "[weather][long]")
{
    const Scenario dry = library("baseline-2014"), rain = library("baseline-2014", {"weather=rain"});
    Simulation a(dry, hours(12, 13, 2)), b(rain, hours(12, 13, 2));
    run_through(a);
    run_through(b);
    CHECK(measured(b, "stop_share") < 0.75 * measured(a, "stop_share"));
    CHECK(measured(b, "visitors") < measured(a, "visitors"));
}
