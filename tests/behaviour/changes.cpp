// What the city changes in the place: each does something, and blinded it does nothing to the last bit.

#include "support/catch.h"
#include "support/day.h"

using namespace plattan;
using namespace plattan::test;

namespace {

Square with(const std::string& interventions, const std::string& features = "")
{
    Square square;
    square.interventions = interventions;
    square.more_features = features;
    return square;
}

} // namespace

TEST_CASE("painting a wall far away changes nothing to the last bit", "[negative control]")
{
    const Day plain(with(""), 12, 12.5), painted(with("  - repainting: {area: 500 m2}\n"), 12, 12.5);
    CHECK(painted.course() == plain.course());
    CHECK(painted.figure("cost") > plain.figure("cost"));
}

TEST_CASE("an event draws an audience and stops passers, and one nobody cares for nobody", "[events][knock-out]")
{
    const std::string area = feature("zone", "stage", rectangle(50, 2, 70, 18));
    const Day plain(with("", area), 12, 14), event(with("  - events: {area: stage, hours: 12:00-14:00, audience: 100, appeal: 2}\n", area), 12, 14),
        nobody(with("  - events: {area: stage, hours: 12:00-14:00, audience: 0, appeal: 0}\n", area), 12, 14);
    CHECK(nobody.course() == plain.course());
    CHECK(event.figure("stop_share") > 1.5 * plain.figure("stop_share"));
    CHECK(event.figure("stay_hours") > 2 * plain.figure("stay_hours"));
}

TEST_CASE("a screen cuts sight only where it is higher than the eyes", "[screens][knock-out]")
{
    const std::string post = feature("zone", "post", rectangle(32, 8, 36, 12));
    const std::string guards = "  - guards: {pairs: 1, shifts: [10:00-16:00], post: post, fidelity: 1, directed: false}\n";
    const auto screen = [](const char* height) { return std::string("  - screens: {line: [27, 0.5, 27, 19.5], height: ") + height + "}\n"; };
    Square open = with(guards, post);
    open.parameters = "  information: {recognises_deal: 0}\n  disorder: {rate: 0 h-1}\n";
    Square low = open, high = open;
    low.interventions += screen("1 m");
    high.interventions += screen("2 m");
    const Day seen(open, 12, 14), still_seen(low, 12, 14), hidden(high, 12, 14);
    CHECK(still_seen.course() == seen.course());
    CHECK(hidden.figure("deals") > 1.5 * seen.figure("deals"));
}

TEST_CASE("nobody comes through a gate that is closed", "[opening hours]")
{
    const Day day(with("  - opening_hours: {gate: east, hours: [06:00-12:00]}\n"), 11, 13);
    const auto& people = day.simulation.people();
    const GoalId east = day.simulation.site().goal("east");
    int before = 0, after = 0;
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people.traits[i].visitor && people.entry_gate[i] == east)
            (people.arrives_at[i] < 12 * 3600 ? before : after) += people.entered_at[i] >= 0;
    CHECK(before > 50);
    CHECK(after == 0);
}

TEST_CASE("a kiosk is bought at while it is open", "[kiosk]")
{
    const auto queued = [](const std::string& hours_open) {
        const Scenario scenario = with("  - kiosk: {at: [60, 1], hours: [" + hours_open + "], service_time: 60 s}\n").scenario();
        Simulation simulation(scenario, hours(12, 13, 2));
        int lines = 0;
        while (!simulation.done()) {
            simulation.tick();
            for (const auto& counter : simulation.environment().counters.all())
                lines += !counter.line.empty();
        }
        return lines;
    };
    CHECK(queued("10:00-20:00") > 0);
    CHECK(queued("20:00-22:00") == 0);
}

TEST_CASE("seats can be taken away, put away, and get lost where nobody on duty sees them", "[furniture]")
{
    const std::string area = feature("zone", "seats", rectangle(50, 2, 70, 8));
    const std::string chairs = "  - furniture: {add: [{kind: loose_chair, count: 30, area: seats}]";
    CHECK(Day(with(chairs + "}\n", area), 12, 13).figure("peak_sitting") > 3);
    CHECK(Day(with(chairs + "}\n  - furniture: {remove: [seats]}\n", area), 12, 13).figure("peak_sitting") == 0);
    CHECK(Day(with(chairs + ", put_away: [10:00-20:00]}\n", area), 12, 13).figure("peak_sitting") == 0);

    // Another entry's chairs keep their own nights, and so does what is put away for both.
    const std::string others = feature("zone", "others", rectangle(50, 12, 70, 18));
    const std::string more_chairs = "  - furniture: {add: [{kind: loose_chair, count: 30, area: others}]";
    const auto there = [&](const std::string& interventions) {
        const Scenario scenario = with(interventions, area + others).scenario();
        Simulation simulation(scenario, hours(12, 12.05, 1));
        run_through(simulation);
        int count = 0;
        for (const auto& spot : simulation.environment().seats.places())
            count += spot.loose && !spot.put_away;
        return count;
    };
    CHECK(there(chairs + "}\n" + more_chairs + ", put_away: [10:00-20:00]}\n") == 30);
    CHECK(there(chairs + ", put_away: [10:00-20:00]}\n" + more_chairs + ", put_away: [20:00-22:00]}\n") == 30);
    CHECK(there(chairs + "}\n" + more_chairs + "}\n") == 60);
    CHECK(there(chairs + "}\n" + more_chairs + "}\n  - furniture: {put_away: [10:00-20:00]}\n") == 0);

    const auto lost = [&](const std::string& more, const std::string& rate) {
        Square square =
            with(chairs + "}\n" + more, area + feature("route", "among_them", R"({"type": "LineString", "coordinates": [[58, 5], [62, 5]]})"));
        square.parameters = "  upkeep: {seat_loss: " + rate + " d-1}\n";
        return Day(square, 6, 16).figure("seats_lost");
    };
    const double without = lost("", "1");
    REQUIRE(without >= 4);
    CHECK(lost("  - hosts: {shifts: [05:00-17:00], route: among_them}\n", "1") < 0.3 * without);
    CHECK(lost("", "0") == 0);
}

TEST_CASE("a lamp with hours burns in them", "[lighting]")
{
    const Scenario scenario = with("  - lighting: {add: [{at: [60, 10], lumen: 20000, height: 5, hours: 22:30-24:00}]}\n").scenario();
    Simulation simulation(scenario, hours(22.9, 22.95, 1));
    const Scenario dark_scenario = with("  - lighting: {add: [{at: [60, 10], lumen: 20000, height: 5, hours: 04:00-05:00}]}\n").scenario();
    Simulation dark(dark_scenario, hours(22.9, 22.95, 1));
    run_through(simulation);
    run_through(dark);
    CHECK(simulation.environment().light.at({60, 10}) > 50);
    CHECK(dark.environment().light.at({60, 10}) < 10);
}

TEST_CASE("a scrubber takes everything where nobody walks", "[cleaners]")
{
    const auto litter_after = [](const std::string& tools) {
        Square square = with("  - cleaners: {shifts: [05:00-09:00], tools: [" + tools + "]}\n");
        square.trips_per_day = 200;
        square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(5, 8, 2));
        run_through(simulation);
        return simulation.environment().litter.items_on_square();
    };
    CHECK(litter_after("scrubber") < 0.6 * litter_after("hand_picker"));
}
