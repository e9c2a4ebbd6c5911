// Ways, lines and what people buy.

#include "support/catch.h"
#include "support/square.h"

#include "roles/staying.h"
#include "roles/way.h"

#include <cmath>

using namespace plattan;
using namespace plattan::test;

namespace {

/// A room cut in two by stairs in the middle and a ramp along its upper edge.
Square with_stairs(bool ramp)
{
    Square square;
    square.trips_per_day = 8000;
    square.parameters = "  demand: {step_free_share: 0.3, share_in_groups_weekday: 0}\n  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    square.ground = feature("walkable", "west_room", rectangle(0, 0, 55, 20), R"("square": true)") +
                    feature("walkable", "east_room", rectangle(60, 0, 120, 20), R"("square": true)") +
                    feature("walkable", "stairs", rectangle(55, 0, 60, 16), R"("stairs": {"rise": 3, "up": [1, 0]})") +
                    feature("walkable", "ramp", rectangle(55, 16, 60, 20),
                            std::string(R"("stairs": {"rise": 3, "up": [1, 0], "step_free": )") + (ramp ? "true}" : "false}"));
    return square;
}

/// Part of the time of people who cannot use stairs that they are on stairs.
double share_on_stairs(Simulation& simulation)
{
    std::size_t on_stairs = 0, step_free = 0;
    while (!simulation.done()) {
        simulation.tick();
        for (const PersonId id : simulation.people().present)
            if (simulation.people().traits[id.index].step_free) {
                ++step_free;
                const Stairs* stairs = simulation.site().ground().stairs(simulation.people().position[id.index]);
                on_stairs += stairs != nullptr && !stairs->step_free;
            }
    }
    simulation.finish();
    REQUIRE(step_free > 1000);
    return static_cast<double>(on_stairs) / static_cast<double>(step_free);
}

} // namespace

TEST_CASE("who cannot use stairs does not go after its group over them", "[step-free][groups]")
{
    Square square = with_stairs(true);
    square.parameters = "  demand: {step_free_share: 0.3, share_in_groups_weekday: 0.9}\n  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n"
                        "  visitor: {brief_stop_probability: 1, time_to_sit: 1}\n";
    for (int i = 0; i < 6; ++i) // where the first one may sit down while others are on the other side
        square.more_features += feature("seat", "bench_" + std::to_string(i), point(64 + 2 * i, 10), R"("places": 4, "comfort": 1)");
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.5, 2));
    CHECK(share_on_stairs(simulation) < 0.01);
}

TEST_CASE("who cannot use stairs goes round them, or is held up where there is no way", "[step-free]")
{
    const Scenario scenario = with_stairs(true).scenario();
    Simulation simulation(scenario, hours(12, 12.5, 2));
    CHECK(share_on_stairs(simulation) < 0.002);            // pushed over the edge by others
    CHECK(measured(simulation, "step_free_detour") > 0.2); // stairs count for longer than they are
    CHECK(measured(simulation, "step_free_blocked") == 0);

    const Scenario without = with_stairs(false).scenario();
    Simulation stuck(without, hours(12, 12.25, 2));
    run_through(stuck);
    CHECK(measured(stuck, "step_free_blocked") == measured(stuck, "step_free_visitors"));
    CHECK(measured(stuck, "step_free_blocked_minutes") > 1);
}

TEST_CASE("a line stands before a counter, and standing in it is not staying", "[counter]")
{
    Square square;
    square.trips_per_day = 8000;
    square.more_features =
        feature("obstacle", "kiosk", rectangle(58, 14, 62, 18)) + feature("door", "counter", point(60, 13.7), R"("of": "kiosk", "service_time": 60)");
    square.parameters =
        "  visitor: {counter_probability: 0.2, brief_stop_probability: 0, line_patience: 10}\n  demand: {share_in_groups_weekday: 0}\n"
        "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 13, 2));
    std::size_t longest = 0;
    float furthest = 0;
    std::size_t served = 0, in_line_before = 0;
    while (!simulation.done()) {
        simulation.tick();
        const auto& counter = simulation.environment().counters.all().front();
        longest = std::max(longest, counter.line.size());
        served += counter.line.size() < in_line_before;
        in_line_before = counter.line.size();
        for (std::size_t n = 0; n < counter.line.size(); ++n)
            if (simulation.people().velocity[counter.line[n].index] == Vec2{})
                furthest = std::max(furthest, distance(simulation.people().position[counter.line[n].index], Counters::place(counter, n)));
    }
    simulation.finish();
    CHECK(longest > 2);
    CHECK(longest <= simulation.environment().counters.all().front().most);
    CHECK(furthest < 4);
    CHECK(served > 25);
    CHECK(served < 80); // a minute each
    CHECK(measured(simulation, "stop_share") == 0);

    Square closed = square;
    closed.parameters = "  visitor: {counter_probability: 0, brief_stop_probability: 0}\n";
    const Scenario nobody_buys = closed.scenario();
    Simulation quiet(nobody_buys, hours(12, 12.5, 2));
    run_through(quiet);
    CHECK(quiet.environment().counters.all().front().line.empty());
}

TEST_CASE("shops are stolen from at their open doors, not beside a guard", "[knock-out][offending]")
{
    const auto expected = [](const std::string& rule, const std::string& interventions) {
        Square square;
        square.present = "offenders";
        square.parameters = "  scene: {offenders_at_peak: 4, dealers_at_peak: 0, buyers_at_peak: 0}\n";
        square.more_features = feature("gate", "shops", R"({"type": "LineString", "coordinates": [[30, 20], [90, 20]]})", rule) +
                               feature("zone", "post", rectangle(56, 8, 64, 12));
        square.interventions = interventions;
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 14, 2));
        run_through(simulation);
        return measured(simulation, "expected_shop_thefts");
    };
    const double open = expected(R"("shop": true)", "");
    CHECK(open > 0.5);
    CHECK(expected("", "") == 0); // a gate that is no shop
    CHECK(expected(R"("shop": true)", "  - guards: {pairs: 1, shifts: [10:00-16:00], post: post}\n") < 0.7 * open);
}

TEST_CASE("rain by the hour keeps people away in those hours only", "[weather][long]")
{
    const auto table = [](const std::vector<std::string>& settings) {
        const Scenario scenario = library("baseline-2014", settings);
        Simulation simulation(scenario, hours(11.75, 13.5, 2));
        run_through(simulation);
        for (const auto& one : simulation.observables().tables)
            if (one.text.name == "hourly")
                return one;
        throw std::runtime_error("no table");
    };
    const auto dry = table({}), rain = table({"weather={13:00-14:00: rain}"});
    const auto staying = [](const Table& hourly, std::size_t hour) { return hourly.values[hour * hourly.columns.size() + 2]; };
    CHECK(staying(rain, 12) == staying(dry, 12)); // fewer come after one o'clock, which moves nothing before it
    CHECK(staying(rain, 13) < 0.8 * staying(dry, 13));
}

TEST_CASE("dealers warn each other, without warning who sees nothing goes on", "[knock-out][dealers]")
{
    const auto deals = [](const char* radius) {
        Square square;
        // Those who stand in the east of the scene see the post, the others do not.
        square.more_features = feature("zone", "post", rectangle(34, 8, 38, 12));
        square.parameters = std::string("  buyer: {watch_radius: 0 m}\n  dealer: {sight_radius: 19 m}\n  perception: {warning_radius: ") + radius +
                            "}\n  scene: {dealers_at_peak: 10}\n";
        square.interventions = "  - guards: {pairs: 1, shifts: [10:00-16:00], post: post}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 15, 2));
        run_through(simulation);
        return measured(simulation, "deals");
    };
    CHECK(deals("20 m") < 0.8 * deals("0 m"));
}

TEST_CASE("at night women and the young go round where people feel unsafe", "[knock-out][ways]")
{
    Square square;
    UnsafeMap map({0, 0}, {120, 20});
    CHECK_FALSE(map.knows());
    for (float x = 40; x < 80; x += 1)
        for (float y = 0; y < 10; y += 1)
            map.note({x, y}, 0.8F);
    map.end_day();
    REQUIRE(map.knows());
    const Scenario scenario = square.scenario();
    const Workers workers{1};
    const Site site(scenario.features, workers);
    const auto height_at = [&](float weight) { // of the way from the west at its middle
        const auto ways = site.ways({.avoids_stairs = false, .factor = [&](Vec2 p) { return 1 + weight * map.at(p); }}, workers);
        Vec2 p{2, 8};
        while (p.x < 60)
            p = p + ways[site.goal("east").index].direction(p) * 0.2F;
        return p.y;
    };
    CHECK(height_at(0) < 9.5F);
    CHECK(height_at(0.3F) > 9.5F);
    // What the straight line to a point of a gate costs where it leads over such ground.
    const auto careful = site.ways({.avoids_stairs = false, .factor = [&](Vec2 p) { return 1 + 0.3F * map.at(p); }}, workers);
    const DistanceField &avoids = careful[site.goal("east").index], &does_not = site.way_to(site.goal("east"));
    CHECK(avoids.cost_of_a_metre({45, 5}, {75, 5}) == Approx(1 + 0.3F * map.at({60, 5})).epsilon(0.03));
    CHECK(avoids.cost_of_a_metre({85, 5}, {115, 5}) == Approx(1).epsilon(0.02));
    CHECK(does_not.cost_of_a_metre({45, 5}, {75, 5}) == Approx(1).epsilon(0.02));
    CHECK(std::isinf(avoids.cost_of_a_metre({45, 5}, {45, 40}))); // through the wall
    // Straight through from where one can go round; not round what is nowhere, stairs or not.
    CHECK_FALSE(costs_no_more(avoids, does_not, {35, 8}, {65, 5}));
    CHECK(costs_no_more(avoids, does_not, {35, 15}, {65, 15}));
    CHECK(costs_no_more(does_not, does_not, {35, 8}, {65, 5}));
    const Scenario stairs = with_stairs(false).scenario();
    const Site steps(stairs.features, workers);
    const DistanceField& over_stairs = steps.way_to(steps.goal("east"));
    CHECK(over_stairs.cost_of_a_metre({50, 10}, {70, 10}) > 1.1);
    CHECK(costs_no_more(over_stairs, over_stairs, {50, 10}, {70, 10}));
}

TEST_CASE("a seat is worth more with sun or lamp, company and an edge, less beside strangers and in the scene", "[knock-out][seats]")
{
    Square square;
    square.trips_per_day = 0.001;
    square.more_features = feature("seat", "plain", point(60, 10), R"("places": 1, "comfort": 0.5)") +
                           feature("seat", "edge", point(60, 0.6), R"("places": 1, "comfort": 0.5)") +
                           feature("seat", "scene_seat", point(15, 10), R"("places": 1, "comfort": 0.5)") +
                           feature("traffic", "road", rectangle(40, 12, 80, 20), R"("vehicles_per_hour": 1000)");
    square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.1));
    const Visitor::Parameters parameters;
    const auto utility = [&](float x, float y) {
        return seat_utility(parameters, simulation.view(), Seats::Spot{.position = {x, y}, .comfort = 0.5}, {.from = {x, y}});
    };
    CHECK(utility(60, 0.6F) > utility(60, 10));
    CHECK(utility(15, 10) < utility(60, 10));
    CHECK(noise_at(simulation.site().features(), {60, 15}) == Approx(1));
    CHECK(noise_at(simulation.site().features(), {60, 2}) < 0.8);
    CHECK(noise_at(simulation.site().features(), {10, 2}) < 0.4);
}

TEST_CASE("the best free seat in sight invites: one more beside it changes nothing, a better one does", "[knock-out][seats]")
{
    const auto appeal = [](const std::string& seats) {
        Square square;
        square.trips_per_day = 0.001;
        square.more_features = seats;
        square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 12.1));
        return seat_appeal(Visitor::Parameters(), simulation.view(), {60, 10});
    };
    const auto seat = [](const std::string& id, float x, double comfort) {
        return feature("seat", id, point(x, 10), R"("places": 1, "comfort": )" + std::to_string(comfort));
    };
    const double one = appeal(seat("bench", 65, 0.3));
    CHECK(appeal("") == 0);
    CHECK(one > 0);
    CHECK(appeal(seat("bench", 65, 0.3) + seat("another", 70, 0.3)) == one);
    CHECK(appeal(seat("bench", 65, 0.3) + seat("deck_chair", 65, 1)) > 3 * one);
    CHECK(appeal(seat("bench", 65, 0.3) + seat("wall", 62, 1) +
                 feature("screen", "hedge", R"({"type": "LineString", "coordinates": [[61, 0], [61, 20]]})", R"("height": 3)")) == 0);
}

TEST_CASE("the index counts uniforms and hosts within a minute as formal control, cleaners not", "[index]")
{
    const auto formal = [](const std::string& staff) {
        Square square;
        square.interventions = staff;
        square.more_features = feature("walkable", "yard", rectangle(40, 20, 60, 120)) + feature("zone", "middle", rectangle(58, 8, 62, 12)) +
                               feature("zone", "end_of_yard", rectangle(48, 108, 52, 112));
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 12.5));
        run_through(simulation);
        return measured(simulation, "index_formal_control");
    };
    const double nobody = formal("");
    CHECK(formal("  - cleaners: {count: 2, shifts: [11:00-15:00]}\n") == nobody);
    const double far_off = formal("  - guards: {pairs: 1, shifts: [11:00-15:00], post: end_of_yard, fidelity: 1}\n"),
                 in_the_middle = formal("  - guards: {pairs: 1, shifts: [11:00-15:00], post: middle, fidelity: 1}\n");
    CHECK(in_the_middle > nobody + 15);
    CHECK(far_off == nobody); // more than a minute away
}
