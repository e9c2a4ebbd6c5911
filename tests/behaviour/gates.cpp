// People come in and go out where a gate has room for their bodies, as many as its width lets through, while it is open.

#include "support/catch.h"
#include "support/rooms.h"
#include "support/square.h"

#include <algorithm>

using namespace plattan;
using namespace plattan::test;

namespace {

const std::string room = feature("walkable", "room", rectangle(0, 0, 30, 10), R"("square": true)"),
                  west = feature("gate", "west", line(0, 4.5, 0, 5.5)), east = feature("gate", "east", line(30, 1, 30, 9));

std::ptrdiff_t entered(const Simulation& simulation)
{
    const auto& times = simulation.people().entered_at;
    return std::count_if(times.begin(), times.end(), [](Seconds time) { return time >= 0; });
}

/// The least distance between two people at any tick.
double nearest_pair(Simulation& simulation)
{
    double least = 100;
    while (!simulation.done()) {
        simulation.tick();
        const People& people = simulation.people();
        for (const PersonId a : people.present)
            for (const PersonId b : people.present)
                if (b < a)
                    least = std::min<double>(least, distance(people.position[a.index], people.position[b.index]));
    }
    simulation.finish();
    return least;
}

/// Seconds from the first to the last leaving.
double time_to_leave(const Simulation& simulation)
{
    const auto& left = simulation.people().left_at;
    const auto [first, last] = std::minmax_element(left.begin(), left.end());
    return *last - *first;
}

} // namespace

TEST_CASE("nobody of the scene stays in the mouth of a gate", "[gates][scene]")
{
    Square square;
    square.trips_per_day = 200;
    square.present = "drug_users";
    square.more_features = feature("zone", "corner", rectangle(0, 0, 8, 20), R"("rule": "scene")");
    square.parameters = "  scene: {dealers_at_peak: 20, drug_users_at_peak: 20, buyers_at_peak: 10}\n  dealer: {first_anchor_share: 0}\n";
    const Scenario scenario = square.scenario();
    const Site site(scenario.features, Workers(1));
    Simulation simulation(scenario, hours(12, 14));
    double stood = 0, in_mouth = 0, dealers_stood = 0, users_stood = 0;
    while (!simulation.done()) {
        simulation.tick();
        const People& people = simulation.people();
        for (const PersonId id : people.present) {
            if (!people.traits[id.index].scene || people.stationary_since[id.index] < 30)
                continue;
            ++stood;
            dealers_stood += people.kind[id.index] == Roles::kind_of<Dealer>();
            users_stood += people.kind[id.index] == Roles::kind_of<DrugUser>();
            for (const auto& gate : {"west", "east"})
                in_mouth += distance(nearest_point(site.goal_line(site.goal(gate)), people.position[id.index]), people.position[id.index]) < 2;
        }
    }
    simulation.finish();
    REQUIRE(dealers_stood > 10'000);
    REQUIRE(users_stood > 10'000);
    CHECK(in_mouth < 0.005 * stood);
}

TEST_CASE("nobody who stops for a moment does so in the mouth of a gate", "[gates][visitors]")
{
    Square square;
    square.trips_per_day = 4000;
    square.parameters = "  visitor: {brief_stop_probability: 1}\n  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    // Most of this room lies near a gate.
    square.ground = feature("walkable", "room", rectangle(0, 0, 12, 20), R"("square": true)") +
                    feature("walkable", "street", rectangle(12, 4, 120, 16)) + feature("walkable", "head", rectangle(105, 0, 120, 4));
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 13));
    const Segment& west = simulation.site().goal_line(simulation.site().goal("west"));
    double stood = 0, in_mouth = 0;
    while (!simulation.done()) {
        simulation.tick();
        const People& people = simulation.people();
        for (const PersonId id : people.present)
            if (people.activity[id.index] == Activity::standing && people.stationary_since[id.index] > 10) {
                ++stood;
                in_mouth += distance(nearest_point(west, people.position[id.index]), people.position[id.index]) < 2;
            }
    }
    simulation.finish();
    REQUIRE(stood > 5'000);
    CHECK(in_mouth < 0.005 * stood);
}

TEST_CASE("a crowd that comes all at once waits outside until there is room", "[gates][crowds]")
{
    const Scenario scenario = place(room + west + east, "crowds:\n  a: {count: 150, gate: west, at: 12:00, to: east, speed: 1.3 m/s}\n");
    Simulation simulation(scenario, hours(12, 12.2));
    CHECK(nearest_pair(simulation) > 0.3);
    CHECK(simulation.people().present.empty());
    CHECK(entered(simulation) == 150);
    CHECK(measured(simulation, "entry_waits") > 140);
    CHECK(measured(simulation, "entry_wait_longest") > 150 / 1.9 - 5); // as many as a metre lets in
    CHECK(measured(simulation, "entry_wait_longest") < 300);
    CHECK(measured(simulation, "never_entered") == 0);
}

TEST_CASE("a group comes in side by side or one after the other, never in one point", "[gates][crowds]")
{
    const Scenario scenario = place(room + west + east, "crowds:\n  a: {count: 32, gate: west, at: 12:00, group_size: 4, over: 2 min, to: east}\n");
    Simulation simulation(scenario, hours(12, 12.1));
    CHECK(nearest_pair(simulation) > 0.3);
    CHECK(simulation.people().present.empty());
}

TEST_CASE("who has not come in at the end is counted, and has no time of entry", "[gates][crowds]")
{
    const Scenario scenario = place(room + west + east, "crowds:\n  a: {count: 500, gate: west, at: 12:00, to: east}\n");
    Simulation simulation(scenario, hours(12, 12 + 1.0 / 60));
    run_through(simulation);
    CHECK(entered(simulation) > 40);
    CHECK(entered(simulation) < 150);
    CHECK(measured(simulation, "never_entered") == static_cast<double>(500 - entered(simulation)));
}

TEST_CASE("nobody comes in through an obstacle that covers a part of a gate", "[gates]")
{
    const Scenario scenario =
        place(room + feature("gate", "west", line(0, 1, 0, 9)) + east + feature("obstacle", "block", rectangle(-0.5, 1.3, 1.5, 4.6)),
              "crowds:\n  a: {count: 60, gate: west, at: 12:00, over: 60 s, to: east}\n"
              "  b: {count: 60, gate: east, at: 12:00, over: 60 s, to: west}\n");
    Simulation simulation(scenario, hours(12, 12.1));
    const Ground& ground = simulation.site().ground();
    double least = 100;
    while (!simulation.done()) {
        simulation.tick();
        for (const PersonId id : simulation.people().present)
            least = std::min<double>(least, ground.wall_distance(simulation.people().position[id.index]));
    }
    simulation.finish();
    CHECK(least > 0.1);
    CHECK(simulation.people().present.empty());
    CHECK(simulation.site().opening({0}).width() == Approx(9 - 4.6).margin(0.05));
}

TEST_CASE("a gate lets out what an opening of its width lets through", "[gates]")
{
    const std::string square_room = feature("walkable", "room", rectangle(0, 0, 10, 10), R"("square": true)");
    double before = 0;
    for (const double width : {0.5, 0.8, 1.2, 2.0}) {
        const Scenario scenario = place(square_room + feature("gate", "out", line(10, 5 - width / 2, 10, 5 + width / 2)),
                                        "crowds:\n  a: {count: 100, area: room, at: 12:00, to: out, speed: 1.34 m/s}\n");
        Simulation simulation(scenario, hours(12, 12.2));
        run_through(simulation);
        INFO(width);
        REQUIRE(simulation.people().present.empty());
        const double flow = 99 / time_to_leave(simulation);
        CHECK(flow > before);
        CHECK(flow / width < 1.95);
        CHECK(flow / width > 0.7);
        before = flow;
    }
}

TEST_CASE("a gate narrower than a body is refused", "[gates][hostile]")
{
    const std::string crowd = "crowds:\n  a: {count: 5, area: room, at: 12:00, to: east}\n";
    for (const double at : {4.5, 4.53, 4.61, 4.7}) {
        CHECK(
            faults_of_place(room + east + feature("gate", "slit", line(0, at, 0, at + 0.44)), crowd).find("'slit': nobody fits through at (0.0, ") !=
            std::string::npos);
        CHECK(faults_of_place(room + east + feature("gate", "slit", line(0, at, 0, at + 0.47)), crowd) == "");
    }
    const std::string covered = room + east + feature("gate", "west", line(0, 1, 0, 9));
    CHECK(faults_of_place(covered + feature("obstacle", "block", rectangle(-0.5, 0.5, 1, 8.6)), crowd).find("'west': nobody fits through") !=
          std::string::npos);
    CHECK(faults_of_place(covered + feature("obstacle", "block", rectangle(-0.5, 0.5, 1, 8.5)), crowd) == "");
}

TEST_CASE("a crowd from whose area there is no way out is refused with its line", "[gates][crowds][hostile]")
{
    const std::string yard = room + east + feature("walkable", "yard", rectangle(0, 20, 30, 25));
    CHECK(faults_of_place(yard, "crowds:\n  a: {count: 5, area: room, at: 12:00, to: east}\n") == "");
    const auto told = faults_of_place(yard, "crowds:\n  a: {count: 5, area: yard, at: 12:00, to: east}\n");
    CHECK(told.find("place.demand.yaml:2:3: the crowd 'a': from 'yard' there is no way to 'east', at (") != std::string::npos);
    // A zone that lies half in the yard.
    CHECK(faults_of_place(yard + feature("zone", "both", rectangle(5, 5, 20, 22)), "crowds:\n  a: {count: 5, area: both, at: 12:00, to: east}\n")
              .find("from 'both' there is no way to 'east'") != std::string::npos);
}

TEST_CASE("a post or an event to which nobody can get is refused", "[gates][hostile]")
{
    const std::string yard = feature("walkable", "yard", rectangle(0, 30, 30, 40)) + feature("zone", "corner", rectangle(2, 32, 6, 36));
    for (const char* intervention :
         {"  - guards: {pairs: 1, shifts: [10:00-16:00], post: corner}\n", "  - events: {area: yard, hours: 12:00-14:00}\n"}) {
        Square square;
        square.more_features = yard;
        square.interventions = intervention;
        const Folder folder;
        Problems problems;
        load_scenario(square.write(folder), {}, problems);
        INFO(intervention);
        CHECK(problems.text().find("from the gates") != std::string::npos);
    }
}

TEST_CASE("who finds a gate closed takes another one, or waits until one opens", "[gates][opening hours]")
{
    const std::string day = R"("opening_hours": "day")";
    const std::string hours_of_day = "opening_hours:\n  day: {mon-sun: 08:00-12:05}\n";
    const std::string crowd = "crowds:\n  a: {count: 60, gate: west, at: 12:03, over: 4 min, to: east, speed: 0.3 m/s}\n";
    {
        const Scenario scenario = place(
            room + west + feature("gate", "east", line(30, 1, 30, 9), day) + feature("gate", "north", line(8, 10, 12, 10)), hours_of_day + crowd);
        Simulation simulation(scenario, hours(12, 12.25));
        run_through(simulation);
        const People& people = simulation.people();
        const GoalId north = simulation.site().goal("north");
        CHECK(people.present.empty());
        int through_north = 0;
        for (std::size_t i = 0; i < people.size(); ++i) {
            through_north += people.exit_gate[i] == north;
            CHECK((people.exit_gate[i] == north || people.left_at[i] <= (12 * 60 + 5) * 60));
        }
        CHECK(through_north > 30);
    }
    const Scenario scenario =
        place(room + feature("gate", "west", line(0, 4.5, 0, 5.5), day) + feature("gate", "east", line(30, 1, 30, 9), day), hours_of_day + crowd);
    Simulation simulation(scenario, hours(12, 12.25));
    run_through(simulation);
    for (const PersonId id : simulation.people().present)
        CHECK(simulation.people().entered_at[id.index] < (12 * 60 + 5) * 60);
    CHECK(measured(simulation, "shut_in") > 5);
    CHECK(measured(simulation, "shut_in") == static_cast<double>(simulation.people().present.size()));
    CHECK(measured(simulation, "never_entered") > 5);
}

TEST_CASE("people leave all along a wide gate, as others come in along it", "[gates][exits]")
{
    Square square;
    square.trips_per_day = 12000;
    // The street from the east opens into the lower corner of a yard whose west side is a gate: by the shortest way all leave at its lower end.
    square.ground = feature("walkable", "yard", rectangle(0, 0, 40, 20), R"("square": true)") +
                    feature("walkable", "street", rectangle(40, 0, 120, 4.5), R"("square": true)") +
                    feature("walkable", "head", rectangle(105, 4.5, 120, 20));
    square.parameters = "  visitor: {brief_stop_probability: 0}\n  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 13.5, 2));
    const GoalId west = simulation.site().goal("west");
    std::vector<Vec2> last;
    while (!simulation.done()) {
        last.resize(simulation.people().size());
        for (const PersonId id : simulation.people().present)
            last[id.index] = simulation.people().position[id.index];
        simulation.tick();
    }
    simulation.finish();
    const People& people = simulation.people();
    std::vector<float> left_at_height;
    float furthest_in_group = 0;
    for (std::uint32_t row = 0; row < last.size(); ++row) {
        if (people.left_at[row] < 0 || people.exit_gate[row] != west || people.entry_gate[row] == west)
            continue;
        left_at_height.push_back(last[row].y);
        if (const std::uint32_t first = people.group[row]; first != row && people.left_at[first] >= 0)
            furthest_in_group = std::max(furthest_in_group, std::abs(last[row].y - last[first].y));
    }
    REQUIRE(left_at_height.size() > 200);
    std::sort(left_at_height.begin(), left_at_height.end());
    // The gate spans 4 m to 16 m.
    const auto at_share = [&](double share) { return left_at_height[static_cast<std::size_t>(share * static_cast<double>(left_at_height.size()))]; };
    CHECK(at_share(0.25) > 5);
    CHECK(at_share(0.25) < 9);
    CHECK(at_share(0.75) > 11);
    CHECK(at_share(0.75) < 15);
    CHECK(furthest_in_group > 0);
    CHECK(furthest_in_group < 6);
}
