#include "support/catch.h"
#include "support/square.h"

#include <fmt/format.h>
#include <map>

using namespace plattan;
using namespace plattan::test;

namespace {

std::string line(double x0, double y0, double x1, double y1)
{
    return fmt::format(R"({{"type": "LineString", "coordinates": [[{}, {}], [{}, {}]]}})", x0, y0, x1, y1);
}

/// A place of these features where these crowds walk about.
Scenario crowd_scenario(std::string features, const std::string& crowds, const std::string& parameters = "{}")
{
    const Folder folder;
    features.erase(features.rfind(','));
    folder.write("place.geojson",
                 R"({"type": "FeatureCollection", "plattan": {"coordinates": "local", "anchor": {"wgs84": [18.0653, 59.3325]}}, "features": [)" +
                     features + "]}");
    folder.write("place.crowd.yaml", "crowds:\n" + crowds);
    const auto path = folder.write(
        "place.yaml", "scenario: trial\nsite: place.geojson\ndemand: place.crowd.yaml\ndate: 2018-07-17\nparameters: " + parameters + "\n");
    Problems problems;
    auto scenario = load_scenario(path, {}, problems);
    problems.stop_if_any();
    return scenario;
}

/// A passage from gate to gate along x.
std::string passage(double width, double length)
{
    return feature("walkable", "passage", rectangle(0, 0, length, width), R"("square": true)") +
           feature("gate", "west", line(0, 0.01, 0, width - 0.01)) + feature("gate", "east", line(length, 0.01, length, width - 0.01));
}

/// Two rooms with a passage between them, along x.
std::string rooms_with_passage(double width, double length)
{
    return feature("walkable", "left", rectangle(0, 0, 6, 6), R"("square": true)") +
           feature("walkable", "passage", rectangle(6, 3 - width / 2, 6 + length, 3 + width / 2)) +
           feature("walkable", "right", rectangle(6 + length, 0, 12 + length, 6)) + feature("gate", "west", line(0, 1, 0, 5)) +
           feature("gate", "east", line(12 + length, 1, 12 + length, 5));
}

std::string towards_each_other(int left, int right)
{
    return fmt::format(
        "  a: {{count: {}, gate: west, at: 12:00, over: {} s, to: east}}\n  b: {{count: {}, gate: east, at: 12:00, over: {} s, to: west}}\n", left,
        4 * left, right, 4 * right);
}

/// Looks once a second for people inside each other, and how fast everybody walks.
class Watch {
public:
    void run(Simulation& simulation)
    {
        while (!simulation.done()) {
            simulation.tick();
            if (simulation.clock().every(1))
                look(simulation.people());
        }
        simulation.finish();
    }

    int longest_inside = 0;                            ///< two were nearer than 0.2 m for so long (unit: s)
    std::map<std::uint32_t, std::vector<float>> speed; ///< by row, of those who walk, against the own free speed
    double too_fast() const
    {
        double all = 0, fast = 0;
        for (const auto& [row, shares] : speed)
            for (const float share : shares) {
                ++all;
                fast += share > 1.27F;
            }
        return fast / all;
    }

private:
    void look(const People& people)
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, int> now;
        for (std::size_t a = 0; a < people.present.size(); ++a) {
            const std::uint32_t one = people.present[a].index;
            if (people.activity[one] == Activity::walking)
                speed[one].push_back(length(people.velocity[one]) / people.free_speed[one]);
            for (std::size_t b = 0; b < a; ++b) {
                const std::uint32_t other = people.present[b].index;
                if (distance(people.position[one], people.position[other]) < 0.2F)
                    longest_inside = std::max(longest_inside, now[{other, one}] = inside[{other, one}] + 1);
            }
        }
        inside = std::move(now);
    }

    std::map<std::pair<std::uint32_t, std::uint32_t>, int> inside;
};

} // namespace

TEST_CASE("members of a group come through a gate beside or behind each other", "[bodies][groups]")
{
    for (const double gate : {0.6, 1.0, 2.5}) {
        INFO(gate);
        const std::string room = feature("walkable", "room", rectangle(0, 0, 60, 10), R"("square": true)") +
                                 feature("gate", "west", line(0, 5 - gate / 2, 0, 5 + gate / 2)) + feature("gate", "east", line(60, 1, 60, 9));
        const Scenario scenario = crowd_scenario(room, "  a: {count: 40, gate: west, at: 12:00, over: 300 s, group_size: 4, to: east}\n");
        Simulation simulation(scenario, hours(12, 12.15));
        Watch watch;
        watch.run(simulation);
        CHECK(watch.longest_inside < 2);
        CHECK(watch.too_fast() < 0.001);
        CHECK(simulation.people().present.empty());
    }
}

TEST_CASE("groups that stand beside each other have a place each", "[bodies][groups]")
{
    for (const char* much : {"count: 60", "density: 2.5"}) {
        INFO(much);
        const std::string room = feature("walkable", "room", rectangle(0, 0, 20, 10), R"("square": true)") +
                                 feature("zone", "stage", rectangle(1, 1, 9, 9)) + feature("gate", "east", line(20, 1, 20, 9));
        const Scenario scenario =
            crowd_scenario(room, fmt::format("  a: {{{}, area: stage, at: 12:00, waits: 20 s, group_size: 4, to: east}}\n", much));
        Simulation simulation(scenario, hours(12, 12.1));
        Watch watch;
        watch.run(simulation);
        CHECK(watch.longest_inside == 0);
        CHECK(simulation.people().present.empty());
    }
}

TEST_CASE("visitors in groups, who sit and stand beside each other, are never inside each other", "[bodies][groups]")
{
    Square square;
    square.trips_per_day = 12000;
    for (int i = 0; i < 6; ++i)
        square.more_features += feature("seat", fmt::format("bench_{}", i), point(40 + 4 * i, 10), R"("places": 4, "spacing": 0.6, "comfort": 1)");
    square.parameters = "  visitor: {brief_stop_probability: 0.5, time_to_sit: 0.9}\n  demand: {share_in_groups_weekday: 0.8, "
                        "group_lambda_weekday: 2}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.5));
    Watch watch;
    watch.run(simulation);
    CHECK(watch.longest_inside < 5);
    CHECK(watch.too_fast() < 0.002);
    CHECK(measured(simulation, "stuck") == 0);
}

TEST_CASE("a group walks no faster than its slowest member can", "[bodies][groups]")
{
    const std::string room = feature("walkable", "room", rectangle(0, 0, 60, 10), R"("square": true)") + feature("gate", "west", line(0, 1, 0, 9)) +
                             feature("gate", "east", line(60, 1, 60, 9));
    const Scenario scenario =
        crowd_scenario(room, "  a: {count: 24, gate: west, at: 12:00, over: 500 s, group_size: 3, to: east, speed: {uniform: [0.6, 1.8]}}\n");
    Simulation simulation(scenario, hours(12, 12.25));
    Watch watch;
    watch.run(simulation);
    REQUIRE(watch.speed.size() == 24);
    CHECK(watch.too_fast() == 0);
    const People& people = simulation.people();
    for (const auto& [row, shares] : watch.speed) {
        float sum = 0, slowest = 10;
        for (const float share : shares)
            sum += share / static_cast<float>(shares.size());
        for (std::uint32_t member = people.group[row]; member < people.group[row] + 3; ++member)
            slowest = std::min(slowest, people.free_speed[member]);
        CHECK(sum * people.free_speed[row] < 1.2F * slowest);
    }
}

TEST_CASE("who meets in a narrow passage gets past", "[bodies][narrow]")
{
    const auto all_pass = [](const std::string& place, int left, int right, double minutes) {
        const Scenario scenario = crowd_scenario(place, towards_each_other(left, right));
        Simulation simulation(scenario, hours(12, 12 + minutes / 60));
        Watch watch;
        watch.run(simulation);
        CHECK(simulation.people().present.empty());
        CHECK(watch.longest_inside < 5);
        CHECK(measured(simulation, "stuck") == 0);
    };
    all_pass(passage(0.5, 10), 1, 1, 8);
    all_pass(passage(0.5, 10), 4, 4, 8);
    for (const double width : {0.6, 0.7, 0.8, 0.9, 1.0})
        for (const double length : {5, 10, 30})
            for (const auto& [left, right] : {std::pair{1, 1}, std::pair{3, 3}, std::pair{1, 6}}) {
                INFO(width << " m x " << length << " m, " << left << " against " << right);
                all_pass(passage(width, length), left, right, 8);
                if (length < 20)
                    all_pass(rooms_with_passage(width, length), left, right, 8);
            }
}

TEST_CASE("people who make no way are counted and named, those who queue at a gate are not", "[bodies][stuck]")
{
    const auto hall = [](const std::string& gate) {
        return crowd_scenario(feature("walkable", "hall", rectangle(0, 0, 30, 2), R"("square": true)") +
                                  feature("gate", "east", line(30, 0.2, 30, 1.8), gate) + feature("zone", "whole", rectangle(0, 0, 30, 2)),
                              "  a: {count: 170, area: whole, at: 12:00, to: east}\n");
    };
    const Scenario slow = hall(R"("service_rate": 0.01)");
    Simulation simulation(slow, hours(12, 12.25));
    run_through(simulation);
    const double stuck = measured(simulation, "stuck");
    CHECK(stuck > 3);
    CHECK(stuck < 140);
    const auto remarks = simulation.observables().remarks();
    REQUIRE(remarks.size() == 1);
    CHECK(remarks[0].find(fmt::format("{:.0f} people wanted to walk and made no way for five minutes: row ", stuck)) == 0);

    const Scenario open = hall("");
    Simulation freely(open, hours(12, 12.25));
    run_through(freely);
    CHECK(measured(freely, "stuck") == 0);
    CHECK(freely.observables().remarks().empty());
}
