// The state in which a run begins: its own by seed, replication and hour, and that of a place that has been there for long.

#include "day/spin_up.h"

#include "support/catch.h"
#include "support/square.h"

#include <fmt/format.h>

using namespace plattan;
using namespace plattan::test;

namespace {

/// Nobody deals, and all days are alike; much is dropped and sprayed, so that a small square and few days tell something.
Square littered()
{
    Square square;
    square.trips_per_day = 10'000;
    square.parameters = "  litter: {disposals_per_crossing: 0.5}\n  upkeep: {graffiti_per_day: 100}\n"
                        "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n"
                        "  demand: {monday: 1, tuesday: 1, wednesday: 1, thursday: 1, friday: 1, saturday: 1, sunday: 1}\n";
    square.interventions = "  - cleaning_round: {hours: 05:00-05:30}\n";
    return square;
}

struct Lying {
    double litter = 0, defects = 0;
};

/// What lies and stands on the square at each of the midnights of so many days that the ground alone lives through after one simulated day
/// of visitors of some weight.
std::vector<Lying> midnights(double weight, int days, std::uint32_t seed)
{
    const Scenario scenario = littered().scenario();
    SimulationOptions options = hours(0, 24, 2, seed);
    options.visitor_weight = weight;
    Simulation simulation(scenario, options);
    GroundDay day;
    simulation.write_down(&day);
    run_ticks(simulation);
    std::vector<Lying> list;
    for (int i = 1; i <= days; ++i) {
        simulation.repeat_ground(day, scenario.date, scenario.date.next(i));
        list.push_back({static_cast<double>(simulation.environment().litter.items_on_square()),
                        static_cast<double>(simulation.environment().defects.standing())});
    }
    return list;
}

/// Items on a square on which only the scene drops any, after one day and after the same day once more without people.
std::pair<double, double> scene_litter(double weight)
{
    Square square = littered();
    square.trips_per_day = 20;
    square.present = "drug_users";
    square.interventions = "";
    square.parameters =
        "  litter: {initial_per_10_m2: 0, disposals_per_crossing: 0, littering_probability: 1}\n  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    const Scenario scenario = square.scenario();
    SimulationOptions options = hours(0, 24, 2);
    options.visitor_weight = weight;
    Simulation simulation(scenario, options);
    GroundDay day;
    simulation.write_down(&day);
    run_ticks(simulation);
    const double once = simulation.environment().litter.items_on_square();
    simulation.repeat_ground(day, scenario.date, scenario.date.next(7));
    return {once, simulation.environment().litter.items_on_square()};
}

Lying mean_of(const std::vector<Lying>& list, std::size_t from, std::size_t until)
{
    Lying sum;
    for (std::size_t i = from; i < until; ++i) {
        sum.litter += list[i].litter / static_cast<double>(until - from);
        sum.defects += list[i].defects / static_cast<double>(until - from);
    }
    return sum;
}

Lying ground_after(const Scenario& scenario, const SpinUpOrder& order)
{
    const auto state = spin_up(scenario, order);
    SimulationOptions options = hours(1, 2, 2, order.run.seed);
    options.run = order.run;
    options.from = order.from;
    options.until = order.from + 60;
    options.slow_state = &state;
    const Simulation simulation(scenario, options);
    return {static_cast<double>(simulation.environment().litter.items_on_square()), static_cast<double>(simulation.environment().defects.standing())};
}

} // namespace

TEST_CASE("each seed and replication has days of its own before the first", "[spin-up]")
{
    Scenario scenario = littered().scenario();
    CHECK(spin_up(scenario, {{1, 0}, 0, 2}).empty());
    scenario.spin_up = 1;
    const auto state = spin_up(scenario, {{1, 0}, 0, 2});
    REQUIRE_FALSE(state.empty());
    CHECK(state == spin_up(scenario, {{1, 0}, 0, 1}));
    CHECK(state != spin_up(scenario, {{1, 1}, 0, 2}));
    CHECK(state != spin_up(scenario, {{2, 0}, 0, 2}));
    CHECK(state != spin_up(scenario, {{1, 0}, 15 * 3600, 2}));
}

TEST_CASE("a run that begins at three finds the litter of three o'clock and not that of midnight", "[spin-up]")
{
    Square square = littered();
    square.interventions = "  - cleaning_round: {hours: 05:00-05:30, removes: 1}\n"; // little lies in the morning, much in the evening
    Scenario scenario = square.scenario();
    scenario.spin_up = 1;
    const auto noon = ground_after(scenario, {{1, 0}, 15.5 * 3600, 2}), night = ground_after(scenario, {{1, 0}, 0, 2});
    SimulationOptions whole = hours(0, 15, 2);
    const auto state = spin_up(scenario, {{1, 0}, 0, 2});
    whole.slow_state = &state;
    Simulation day(scenario, whole);
    run_ticks(day);
    const double simulated = day.environment().litter.items_on_square();
    INFO(fmt::format("{} items at 15:00 of a whole day, {} where it begins then, {} at midnight", simulated, noon.litter, night.litter));
    CHECK(noon.litter == Approx(simulated).epsilon(0.1));
    CHECK(std::abs(night.litter - simulated) > 0.2 * simulated);
}

TEST_CASE("after four weeks litter and damage change no more", "[spin-up][long]")
{
    // Means of two times three days; of seeds, because of chance: 2 % of litter, and of some 300 defects as much as draws let one see.
    Lying before, after, at_first;
    constexpr int seeds = 12;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const auto list = midnights(10, 34, seed);
        const Lying b = mean_of(list, 28, 31), a = mean_of(list, 31, 34), f = mean_of(list, 0, 3);
        before = {before.litter + b.litter / seeds, before.defects + b.defects / seeds};
        after = {after.litter + a.litter / seeds, after.defects + a.defects / seeds};
        at_first = {at_first.litter + f.litter / seeds, at_first.defects + f.defects / seeds};
    }
    INFO(fmt::format("litter {:.1f}, then {:.1f}; defects {:.1f}, then {:.1f}; on days 1 to 3 {:.1f} and {:.1f}", before.litter, after.litter,
                     before.defects, after.defects, at_first.litter, at_first.defects));
    CHECK(after.litter == Approx(before.litter).epsilon(0.02));
    CHECK(after.defects == Approx(before.defects).epsilon(0.05));
    CHECK(std::abs(at_first.defects - before.defects) > 0.3 * before.defects); // three days are not enough
}

TEST_CASE("one visitor in ten who weighs ten is enough for what lies and stands there", "[spin-up][weights][long]")
{
    Lying all, tenth;
    constexpr int seeds = 4;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const Lying a = mean_of(midnights(1, 28, seed), 21, 28), t = mean_of(midnights(10, 28, seed), 21, 28);
        all = {all.litter + a.litter / seeds, all.defects + a.defects / seeds};
        tenth = {tenth.litter + t.litter / seeds, tenth.defects + t.defects / seeds};
    }
    INFO(fmt::format("litter {:.1f} of everybody, {:.1f} of a tenth; defects {:.1f} and {:.1f}", all.litter, tenth.litter, all.defects,
                     tenth.defects));
    CHECK(tenth.litter == Approx(all.litter).epsilon(0.04));
    CHECK(tenth.defects == Approx(all.defects).epsilon(0.06));
}

TEST_CASE("a day that the ground lives through alone leaves what a simulated one leaves", "[spin-up][long]")
{
    const Scenario scenario = littered().scenario();
    SimulationOptions options = hours(0, 24, 2);
    options.days = 3;
    Simulation simulated(scenario, options);
    run_ticks(simulated);
    const Lying repeated = midnights(1, 2, 1).back();
    const double litter = simulated.environment().litter.items_on_square(), defects = simulated.environment().defects.standing();
    INFO(fmt::format("litter {} simulated, {} repeated; defects {} and {}", litter, repeated.litter, defects, repeated.defects));
    CHECK(repeated.litter == Approx(litter).epsilon(0.08));
    CHECK(repeated.defects == Approx(defects).margin(3 * std::sqrt(2 * defects)));
}

TEST_CASE("where somebody works on some days of the week only, the days before have that week", "[spin-up]")
{
    // The square's own date is a Tuesday; the day before nobody cleans.
    Square weekly = littered();
    weekly.interventions = "  - cleaning_round: {hours: 05:00-05:30, removes: 1, weekdays: [wed, thu, fri, sat, sun]}\n";
    Square never = littered();
    never.interventions.clear();
    Scenario cleaned = weekly.scenario(), uncleaned = never.scenario();
    cleaned.spin_up = uncleaned.spin_up = 1;
    CHECK(ground_after(cleaned, {{1, 0}, 0, 2}).litter < 0.3 * ground_after(uncleaned, {{1, 0}, 0, 2}).litter);
}

TEST_CASE("who has left before the recorded time is as somebody who never came", "[from]")
{
    Square square;
    square.trips_per_day = 20'000;
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.5, 2));
    int entered_before = 0;
    while (!simulation.done()) {
        if (simulation.clock().now() < 12 * 3600)
            entered_before = static_cast<int>(
                std::count_if(simulation.people().entered_at.begin(), simulation.people().entered_at.end(), [](Seconds t) { return t >= 0; }));
        simulation.tick();
    }
    simulation.finish();
    const People& people = simulation.people();
    double visitors = 0;
    int earlier = 0;
    for (const std::uint32_t row : people.rows()) {
        const bool came = people.entered_at[row] >= 0;
        CHECK((!came || people.left_at[row] >= 12 * 3600 || !people.traits[row].visitor)); // dealers fetch stock and come back
        CHECK((came || people.walked[row] + people.walking_time[row] + people.square_time[row] == 0));
        visitors += came && people.traits[row].visitor;
        earlier += came && people.entered_at[row] < 12 * 3600;
    }
    CHECK(entered_before > 300);
    CHECK(earlier < 100); // those who are here at noon: a way of 120 m takes one and a half minutes
    CHECK(earlier > 5);
    CHECK(measured(simulation, "visitors") == visitors);
    CHECK(measured(simulation, "passers") <= visitors);
}

TEST_CASE("what the scene has thrown away does not weigh as visitors do when a day is repeated", "[spin-up]")
{
    const auto [once, twice] = scene_litter(10);
    REQUIRE(once > 50);
    CHECK(twice == Approx(2 * once).epsilon(0.3));
}
