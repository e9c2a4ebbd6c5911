// What people leave behind and who takes it away: bins, walls, lamps. With the mechanism there is an effect, without it none.

#include "support/catch.h"
#include "support/square.h"

using namespace plattan;
using namespace plattan::test;

namespace {

std::size_t count(const Simulation& simulation, EventKind kind)
{
    const auto& events = simulation.events();
    return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [&](const Event& event) { return event.kind == kind; }));
}

std::size_t events_in(const Square& square, EventKind kind, double from, double until)
{
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(from, until, 2));
    run_through(simulation);
    return count(simulation, kind);
}

Square with_bin(int capacity)
{
    Square square;
    square.trips_per_day = 30'000;
    square.parameters = "  litter: {disposals_per_crossing: 0.3}\n";
    square.more_features = feature("bin", "bin", point(60, 2), R"("ash": true, "capacity": )" + std::to_string(capacity));
    return square;
}

} // namespace

TEST_CASE("a bin that is full overflows until it is emptied, a larger one does not", "[knock-out][bins]")
{
    const auto small = events_in(with_bin(20), EventKind::bin_overflowed, 12, 14);
    CHECK(small > 20);
    CHECK(events_in(with_bin(2000), EventKind::bin_overflowed, 12, 14) == 0);
    Square emptied = with_bin(20);
    emptied.interventions = "  - bins: {emptying: [12:10-12:30, 12:50-13:10, 13:30-13:50]}\n";
    CHECK(events_in(emptied, EventKind::bin_emptied, 12, 14) == 3);
    CHECK(events_in(emptied, EventKind::bin_overflowed, 12, 14) < small);
    Square more = with_bin(20);
    more.interventions = "  - bins: {add: [{at: [62, 2], capacity: 2000, ash: true}, {at: [58, 2], capacity: 2000, ash: true}]}\n";
    CHECK(events_in(more, EventKind::bin_overflowed, 12, 14) < small);
}

TEST_CASE("a cleaner takes up what lies within its reach, after the scrubber too", "[cleaning]")
{
    Square square;
    square.interventions = "  - cleaners: {count: 12, shifts: [22:00-04:00], tools: [hand_picker, scrubber], scrubbing_ends: 900 s}\n";
    square.parameters = "  litter: {initial_per_10_m2: 20}\n";
    const Scenario scenario = square.scenario();
    SimulationOptions options = hours(22, 2, 2);
    options.days = 2;
    Simulation simulation(scenario, options);
    int taken = 0, out_of_reach = 0, after_scrubbing = 0;
    std::size_t seen = 0;
    while (!simulation.done()) {
        simulation.tick();
        const auto& events = simulation.events();
        for (seen = std::min(seen, events.size()); seen < events.size(); ++seen) {
            const Event& event = events[seen];
            if (event.kind != EventKind::litter_picked_up)
                continue;
            ++taken;
            after_scrubbing += event.time > 86400 + 900;
            out_of_reach += distance(simulation.people().position[event.actor.index], event.at) > 3;
        }
    }
    simulation.finish();
    REQUIRE(taken > 100);
    REQUIRE(after_scrubbing > 20);
    CHECK(out_of_reach == 0);
}

TEST_CASE("walls are sprayed where nobody looks, and mended by who is sent", "[knock-out][upkeep][long]")
{
    Square empty;
    empty.trips_per_day = 0.001;
    empty.parameters = "  upkeep: {graffiti_per_day: 100, lamp_failures: 0}\n  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    const double unseen = static_cast<double>(events_in(empty, EventKind::graffiti, 10, 16));
    CHECK(unseen > 10);
    Square busy = empty;
    busy.trips_per_day = 60'000;
    CHECK(static_cast<double>(events_in(busy, EventKind::graffiti, 10, 16)) < 0.6 * unseen);
    Square busy_but_blind = busy;
    busy_but_blind.parameters =
        "  upkeep: {graffiti_per_day: 100, lamp_failures: 0, observers: 100}\n  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    CHECK(static_cast<double>(events_in(busy_but_blind, EventKind::graffiti, 10, 16)) > 0.75 * unseen);

    Square mended = empty;
    mended.interventions = "  - repairs: {shifts: [08:00-16:00]}\n";
    const Scenario scenario = mended.scenario();
    SimulationOptions options = hours(20, 16, 2);
    options.days = 2;
    Simulation simulation(scenario, options);
    std::size_t left = 0;
    simulation.record_days_to([&](const FinishedRows&) {}, [&] { left = simulation.environment().defects.list().size(); });
    run_through(simulation);
    REQUIRE(left > 5);
    CHECK(count(simulation, EventKind::repaired) > 5); // what was there the evening before, at a quarter of an hour each
}

TEST_CASE("graffiti in sight makes people feel less safe, out of sight it does not", "[knock-out][safety]")
{
    SafetyParameters parameters;
    Surrounding clean, sprayed;
    sprayed.graffiti = true;
    CHECK(unsafe_eta(parameters, Sex::female, 30, 0, sprayed) - unsafe_eta(parameters, Sex::female, 30, 0, clean) == Approx(0.3));
    Defects defects;
    defects.add({Defect::Kind::graffiti, {10, 10}, 0});
    CHECK(defects.near({12, 10}) == 1);
    CHECK(defects.near({30, 10}) == 0);
    CHECK(defects.mend({10.5F, 10}));
    CHECK_FALSE(defects.mend({10.5F, 10}));
}

TEST_CASE("a lamp that has failed gives no light until it is mended", "[knock-out][light]")
{
    Square square;
    square.trips_per_day = 0.001;
    square.more_features = feature("luminaire", "lamp", point(60, 10), R"("lumen": 6000, "height": 5, "hours": "dark")");
    const auto lux_with = [&](double failures) {
        square.parameters = "  upkeep: {lamp_failures: " + std::to_string(failures) + "}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(1, 1.1));
        return simulation.environment().light.at({60, 10});
    };
    CHECK(lux_with(0) > 20);
    CHECK(lux_with(1) < 1);
}
