#include "perception/safety.h"
#include "base/elementary.h"
#include "support/catch.h"
#include "support/square.h"

using namespace plattan;
using namespace plattan::test;

namespace {

double unsafe(const Surrounding& seen, Sex sex = Sex::male, int age = 40, double sensitivity = 0)
{
    return elementary::logistic(unsafe_eta({}, sex, age, sensitivity, seen));
}

double odds(double p) { return p / (1 - p); }

Surrounding night(double illuminance)
{
    Surrounding seen;
    seen.night = true;
    seen.illuminance = illuminance;
    return seen;
}

} // namespace

TEST_CASE("what is seen moves the feeling of being unsafe the way the form says", "[safety]")
{
    const Surrounding nothing{.near_density = 0, .far_density = 0.05};
    const auto with = [&](auto change) {
        Surrounding seen = nothing;
        change(seen);
        return unsafe(seen);
    };
    const double plain = unsafe(nothing);
    CHECK(with([](auto& s) { s.deals_noticed = 1; }) > plain);
    CHECK(with([](auto& s) { s.intoxicated = 1; }) > plain);
    CHECK(with([](auto& s) { s.loiterers = 5; }) > plain);
    CHECK(with([](auto& s) { s.victim = true; }) > with([](auto& s) { s.violence = true; }));
    CHECK(with([](auto& s) { s.violence = true; }) > plain);
    CHECK(with([](auto& s) { s.scene_known = 1; }) > plain);
    CHECK(with([](auto& s) {
              s.scene_known = 0;
              s.loiterers = 5;
          }) < with([](auto& s) { s.loiterers = 5; }));
    CHECK(with([](auto& s) { s.litter = 12; }) > plain);
    CHECK(with([](auto& s) { s.near_density = 3; }) > plain);
    CHECK(with([](auto& s) { s.far_density = 0; }) > plain);
    CHECK(with([](auto& s) { s.stayers = 10; }) < plain);
    CHECK(with([](auto& s) { s.host = true; }) < plain);
    CHECK(unsafe(nothing, Sex::male, 80) > plain);
    CHECK(unsafe(nothing, Sex::male, 40, 1) > plain);
}

TEST_CASE("women against men: odds 1.5 to 4 by day, 3 to 6 at night", "[safety]")
{
    const Surrounding day{.far_density = 0.05};
    const double by_day = odds(unsafe(day, Sex::female)) / odds(unsafe(day)),
                 at_night = odds(unsafe(night(15), Sex::female)) / odds(unsafe(night(15)));
    CHECK(by_day > 1.5);
    CHECK(by_day < 4);
    CHECK(at_night > 3);
    CHECK(at_night < 6);
}

TEST_CASE("light helps at night with diminishing returns", "[safety]")
{
    const double dark = unsafe(night(2)), lit = unsafe(night(10)), bright = unsafe(night(30));
    CHECK(dark > lit);
    CHECK(lit > bright);
    CHECK((dark - lit) / (dark - bright) > 0.7);
}

TEST_CASE("the evening comes by degrees", "[safety][long]")
{
    double before = -1, largest_step = 0;
    for (int minute = 0; minute < 120; ++minute) {
        Square square;
        square.trips_per_day = 0.001;
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(21.5 + minute / 60.0, 21.5 + (minute + 0.02) / 60.0));
        run_through(simulation);
        Surrounding seen{.illuminance = 15, .far_density = 0.05};
        seen.night = simulation.environment().light.night_share();
        const double felt = unsafe(seen, Sex::female);
        if (before >= 0)
            largest_step = std::max(largest_step, std::abs(felt - before));
        before = felt;
    }
    Surrounding day{.far_density = 0.05}, dark = night(15);
    dark.far_density = 0.05;
    REQUIRE(unsafe(dark, Sex::female) - unsafe(day, Sex::female) > 0.05); // so that one step of all of it would be seen
    CHECK(largest_step < 0.02);
}

TEST_CASE("people feel the scene they see: those who hang around, and nothing where nobody does", "[knock-out][safety]")
{
    const auto felt = [](const std::string& parameters, const std::string& present) {
        Square square;
        square.parameters = parameters;
        square.present = present;
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 12.5, 2));
        run_through(simulation);
        return measured(simulation, "unsafe_day");
    };
    const std::string no_trade = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0, drug_users_at_peak: 15}\n  drug_user: {intoxicated_share: 0}\n";
    const double alone = felt(no_trade, ""), with_them = felt(no_trade, "drug_users"),
                 blind = felt(no_trade + "  safety: {loitering: 0}\n", "drug_users");
    CHECK(with_them > 1.5 * alone);
    CHECK(blind < 1.1 * alone);
}

TEST_CASE("regulars feel what is known of a place: nothing on the first day, the day before on the second", "[safety][memory][long]")
{
    const auto felt = [](const std::string& weight, int days) {
        Square square;
        square.trips_per_day = 2000;
        square.present = "drug_users";
        square.parameters = "  safety: {reputation: " + weight + "}\n";
        const Scenario scenario = square.scenario();
        SimulationOptions options = hours(11, 13, 2);
        options.days = days;
        Simulation simulation(scenario, options);
        run_through(simulation);
        return measured(simulation, "unsafe_day");
    };
    CHECK(felt("0", 1) == felt("1", 1));
    CHECK(felt("0", 2) != felt("1", 2));
    UnsafeMap map({0, 0}, {20, 20});
    map.note({3, 3}, 2);
    CHECK_FALSE(map.knows());
    map.end_day();
    CHECK(map.at({3, 3}) == 2);
    CHECK(map.at({13, 3}) == 0);
    map.note({3, 3}, 0);
    map.end_day();
    CHECK(map.at({3, 3}) == Approx(1.4));
}

TEST_CASE("a uniform helps who feels unsafe, and hardly who feels safe", "[safety]")
{
    const auto gain = [](double sensitivity) {
        Surrounding seen{.far_density = 0.05}, guarded = seen;
        guarded.uniform = true;
        return unsafe(seen, Sex::female, 40, sensitivity) - unsafe(guarded, Sex::female, 40, sensitivity);
    };
    CHECK(gain(3.3) > 0.02);
    CHECK(gain(-1) < 0.01);
    CHECK(gain(-1) > -0.02);
}

TEST_CASE("visitors feel what they see: a guard behind a wall reassures nobody, a dark room frightens", "[knock-out][safety]")
{
    const auto felt = [](const std::string& more, const std::string& interventions, double from, const char* figure) {
        Square square;
        square.more_features = more;
        square.interventions = interventions;
        // Guards act on dealers too: without them only the sight of a uniform is left. The base makes people feel unsafe enough to be helped.
        square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n  safety: {base_day: 0, uniforms: 3}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(from, from + 0.5));
        run_through(simulation);
        return measured(simulation, figure);
    };
    const std::string guards = "  - guards: {pairs: 1, shifts: [10:00-16:00], post: post}\n";
    const std::string open = feature("zone", "post", rectangle(58, 8, 62, 12));
    // A yard behind a wall with a door at its western end; the guards stand at its eastern end.
    const std::string hidden = feature("walkable", "yard", rectangle(50, 20, 70, 30)) + feature("zone", "post", rectangle(64, 24, 68, 28)) +
                               feature("obstacle", "wall", rectangle(51.5, 19.6, 70, 20.4), R"("blocks_sight": true)");
    const auto gain = [&](const std::string& more) { return felt(more, "", 12, "unsafe_day") - felt(more, guards, 12, "unsafe_day"); };
    CHECK(gain(open) > 0.05);
    CHECK(gain(hidden) < 0.2 * gain(open));

    const auto lamps = [](int lumen) { return "  - lighting: {add: [{at: [60, 10], lumen: " + std::to_string(lumen) + ", height: 6}]}\n"; };
    CHECK(felt("", lamps(100000), 23, "unsafe_night") < felt("", lamps(10), 23, "unsafe_night") - 0.01);
}

TEST_CASE("who feels unsafe goes on: blind to it, nobody minds", "[knock-out][safety][long]")
{
    const auto stop_share = [](double base, double aversion) {
        const Scenario scenario =
            library("baseline-2014", {"safety.base_day=" + std::to_string(base), "visitor.unsafe_aversion=" + std::to_string(aversion)});
        Simulation simulation(scenario, hours(12, 13, 2));
        run_through(simulation);
        return measured(simulation, "stop_share");
    };
    CHECK(stop_share(1, 1.2) < 0.75 * stop_share(-6, 1.2));
    CHECK(stop_share(1, 0) == stop_share(-6, 0));
}
