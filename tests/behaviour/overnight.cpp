// At midnight the place is made anew where it differs from the day before. People under way keep what they have planned.

#include "support/catch.h"
#include "support/day.h"

#include <map>

using namespace plattan;
using namespace plattan::test;

namespace {

SimulationOptions two_days(Seconds from, Seconds until, std::uint32_t seed = 1)
{
    SimulationOptions options = hours(from, until, 2, seed);
    options.days = 2;
    return options;
}

void run_until(Simulation& simulation, Seconds time)
{
    while (simulation.clock().now() < time)
        simulation.tick();
}

Square busy(const std::string& interventions, const std::string& features = "")
{
    Square square;
    square.trips_per_day = 40000;
    square.interventions = interventions;
    square.more_features = features;
    square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    return square;
}

const std::string next_day = "from: 2018-07-18";
constexpr Seconds midnight = seconds_per_day;

/// Where people are bound for, by row.
std::map<std::uint32_t, std::tuple<GoalId, Vec2, Activity>> under_way(const Simulation& simulation)
{
    std::map<std::uint32_t, std::tuple<GoalId, Vec2, Activity>> found;
    const People& people = simulation.people();
    for (const PersonId id : people.present)
        found[id.index] = {people.exit_gate[id.index], people.position[id.index], people.activity[id.index]};
    return found;
}

} // namespace

TEST_CASE("people under way walk on over a midnight that changes the place", "[overnight]")
{
    const std::string changes[] = {"  - screens: {line: [60, 1, 60, 19], " + next_day + "}\n", "  - kiosk: {at: [60, 1], " + next_day + "}\n",
                                   "  - opening_hours: {gate: office, hours: [06:00-22:00], " + next_day + "}\n",
                                   "  - furniture: {add: [{kind: bench, count: 3, area: room}], " + next_day + "}\n",
                                   "  - bins: {add: [{at: [60, 10], capacity: 50}], " + next_day + "}\n"};
    Square same = busy("");
    same.parameters += "  visitor: {brief_stop_probability: 0, time_to_sit: 0, counter_probability: 0}\n";
    const auto after = [&](const std::string& change) {
        Square square = same;
        square.interventions = change;
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, two_days(23.9, 0.1));
        run_until(simulation, midnight + 20);
        return under_way(simulation);
    };
    const auto without = after("");
    REQUIRE(without.size() > 30);
    for (const auto& change : changes) {
        INFO(change);
        // Nobody here looks at what has changed: everybody is where it would have been.
        CHECK(after(change) == without);
    }
}

TEST_CASE("a line before a counter stands over a midnight that changes the place", "[overnight][kiosk]")
{
    Square square = busy("  - kiosk: {at: [90, 1], hours: [00:00-24:00], until: 2018-07-17}\n"
                         "  - kiosk: {at: [40, 1], hours: [00:00-24:00], service_time: 300 s}\n  - screens: {line: [60, 1, 60, 19], " +
                         next_day + "}\n");
    square.parameters += "  visitor: {counter_probability: 0.5, line_patience: 50}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, two_days(23, 0.2));
    run_until(simulation, midnight - 1);
    const auto line_at = [&](Vec2 p) -> std::vector<PersonId> {
        const auto number = simulation.environment().counters.at(p);
        return number ? simulation.environment().counters.all()[*number].line : std::vector<PersonId>{};
    };
    const auto stays = line_at({40, 1}), ends = line_at({90, 1});
    REQUIRE(stays.size() > 3);
    REQUIRE(!ends.empty());
    run_until(simulation, midnight + 2);
    const auto kept = line_at({40, 1});
    REQUIRE(!kept.empty());
    // At most the one at the head was served in these seconds.
    for (std::size_t i = 1; i < stays.size(); ++i)
        CHECK(std::find(kept.begin(), kept.end(), stays[i]) != kept.end());
    // Where the kiosk is gone, its customers do not stand in the other line; they leave.
    run_until(simulation, midnight + 200);
    for (const PersonId id : ends) {
        const auto now = line_at({40, 1});
        CHECK(std::find(now.begin(), now.end(), id) == now.end());
        CHECK_FALSE(simulation.people().is_present(id));
    }
}

TEST_CASE("a run with a kiosk goes on from a midnight at which people queue", "[overnight][determinism][days]")
{
    Square square = busy("  - kiosk: {at: [40, 1], hours: [00:00-24:00], service_time: 120 s}\n");
    square.parameters += "  visitor: {counter_probability: 0.5, line_patience: 50}\n";
    const Scenario scenario = square.scenario();
    SimulationOptions options = two_days(23.5, 0.2);
    std::vector<std::uint8_t> stored;
    Simulation through(scenario, options);
    through.record_days_to([](const FinishedRows&) {}, [&] { stored = through.store(); });
    run_through(through);
    options.stored = &stored;
    options.days_done = 1;
    Simulation again(scenario, options);
    REQUIRE_FALSE(again.environment().counters.all().front().line.empty());
    run_through(again);
    CHECK(again.observables().state_hash == through.observables().state_hash);
}

TEST_CASE("whoever sits or goes to a seat keeps it when others are taken away or come", "[overnight][furniture]")
{
    const std::string areas = feature("zone", "first", rectangle(30, 2, 40, 8)) + feature("zone", "second", rectangle(60, 2, 70, 8));
    // The first seats are gone at midnight: all numbers after them would shift.
    Square square = busy("  - furniture: {add: [{kind: loose_chair, count: 20, area: first}], until: 2018-07-17}\n"
                         "  - furniture: {add: [{kind: loose_chair, count: 20, area: second}]}\n",
                         areas);
    square.parameters += "  visitor: {time_to_sit: 1}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, two_days(23.5, 0.2));
    run_until(simulation, midnight - 0.5);
    const People& people = simulation.people();
    std::map<std::uint32_t, Vec2> sat;
    for (const PersonId id : people.present)
        if (people.seat[id.index].valid())
            sat[id.index] = simulation.environment().seats.places()[people.seat[id.index].index].position;
    int kept = 0, stood_up = 0;
    simulation.tick();
    simulation.tick();
    for (const auto& [row, at] : sat) {
        const PlaceId now = people.seat[row];
        if (at.x > 50) {
            if (people.is_present({row}) && now.valid()) {
                ++kept;
                CHECK(simulation.environment().seats.places()[now.index].position == at);
                CHECK(simulation.environment().seats.places()[now.index].taken_by == PersonId{row});
            }
        } else {
            ++stood_up;
            CHECK_FALSE(now.valid());
            CHECK(people.activity[row] != Activity::sitting);
        }
    }
    CHECK(kept >= 10);
    CHECK(stood_up >= 5);
    // Nobody sits on a chair that is not there.
    run_until(simulation, midnight + 300);
    for (const PersonId id : people.present) {
        const PlaceId place = people.seat[id.index];
        CHECK((people.activity[id.index] != Activity::sitting || !people.traits[id.index].visitor || place.valid()));
        if (place.valid())
            CHECK_FALSE(simulation.environment().seats.places()[place.index].gone);
    }
}

TEST_CASE("patrols walk on over a midnight that changes the place", "[overnight][duty]")
{
    const auto way_of = [](const std::string& change) {
        Square square = busy("  - guards: {pairs: 1, shifts: [22:00-02:00], route: round, directed: false}\n" + change);
        square.trips_per_day = 0;
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, two_days(23.5, 0.5));
        std::vector<Vec2> way;
        while (!simulation.done()) {
            for (const PersonId id : simulation.people().present)
                if (simulation.people().traits[id.index].uniform)
                    way.push_back(simulation.people().position[id.index]);
            simulation.tick();
        }
        return way;
    };
    const auto plain = way_of("");
    REQUIRE(plain.size() > 1000);
    CHECK(way_of("  - screens: {line: [60, 1, 60, 19], " + next_day + "}\n") == plain);
    CHECK(way_of("  - kiosk: {at: [60, 1], " + next_day + "}\n") == plain);
}
