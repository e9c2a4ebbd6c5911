#include "demand/crowds.h"
#include "support/catch.h"
#include "support/square.h"

#include <algorithm>

using namespace plattan;
using namespace plattan::test;

namespace {

CrowdPeople draw(const Scenario& scenario, std::uint32_t seed = 1)
{
    const Workers workers{1};
    const Site site(scenario.features, workers);
    return draw_crowds(site, scenario.demand.crowds, scenario.parameters.demand, {seed, 0}, scenario.date, 0);
}

/// Seconds between one leaving and the next, in order.
std::vector<double> gaps_of(const Scenario& scenario)
{
    Simulation simulation(scenario, hours(12, 12.2));
    run_through(simulation);
    std::vector<double> left(simulation.people().left_at.begin(), simulation.people().left_at.end());
    std::sort(left.begin(), left.end());
    std::vector<double> gaps;
    for (std::size_t i = 1; i < left.size(); ++i)
        gaps.push_back(left[i] - left[i - 1]);
    return gaps;
}

std::size_t problems_of(const std::string& crowd)
{
    const Folder folder;
    const auto root = std::filesystem::path(PLATTAN_SOURCE) / "scenarios/verification";
    folder.write("demand.yaml", "crowds:\n  some: " + crowd + "\n");
    Problems problems;
    const Features site = read_site(root / "sites/room-8x5.geojson", problems);
    read_demand(folder.path / "demand.yaml", site, problems);
    return problems.size();
}

} // namespace

TEST_CASE("a crowd stands in its area, nobody in another or in a wall", "[demand][crowds]")
{
    for (const char* name : {"verification/imo-04", "verification/rimea-04", "verification/rimea-09-four"}) {
        INFO(name);
        const Scenario scenario = library(name);
        const CrowdPeople crowd = draw(scenario);
        const Workers workers{1};
        const Site site(scenario.features, workers);
        const CrowdPlan& plan = scenario.demand.crowds[0];
        CHECK(crowd.people.size() == (plan.density > 0 ? 870 : static_cast<std::size_t>(plan.count)));
        float nearest = 100;
        for (std::size_t i = 0; i < crowd.people.size(); ++i) {
            CHECK(inside(plan.area, crowd.people[i].place));
            CHECK(site.ground().wall_distance(crowd.people[i].place) > 0.15F);
            for (std::size_t j = 0; j < i; ++j)
                nearest = std::min(nearest, distance(crowd.people[i].place, crowd.people[j].place));
        }
        CHECK(nearest > 0.36F);
    }
}

TEST_CASE("a crowd depends on the seed and on nothing else", "[demand][crowds]")
{
    const Scenario scenario = library("verification/nist-2.9");
    const auto a = draw(scenario), b = draw(scenario), c = draw(scenario, 2);
    REQUIRE(a.people.size() == 105);
    CHECK(std::equal(a.people.begin(), a.people.end(), b.people.begin(), [](const Expected& p, const Expected& q) { return p.place == q.place; }));
    CHECK_FALSE(
        std::equal(a.people.begin(), a.people.end(), c.people.begin(), [](const Expected& p, const Expected& q) { return p.place == q.place; }));
    CHECK(a.people[4].place_in_group == 4);
    CHECK(a.people[4].group_size == 5);
}

TEST_CASE("mistakes in a crowd are problems", "[demand][crowds]")
{
    CHECK(problems_of("{count: 3, area: room, at: 12:00, to: exit_1}") == 0);
    CHECK(problems_of("{area: room, at: 12:00, to: exit_1}") == 1);                                        // how many
    CHECK(problems_of("{count: 3, at: 12:00, to: exit_1}") == 1);                                          // where
    CHECK(problems_of("{count: 3, area: rom, at: 12:00, to: exit_1}") == 1);                               // which area
    CHECK(problems_of("{count: 3, area: room, at: noon, to: [exit_1, exit_9]}") == 2);                     // when, which gate
    CHECK(problems_of("{count: 3, area: room, at: 12:00, to: exit_1, speed: {triangular: [1, 2]}}") == 1); // which distribution
    CHECK(problems_of("{count: 3, area: room, at: 12:00, to: exit_1, waits: {uniform: [100, 10]}}") == 1); // wrong order
    CHECK(problems_of("{count: 3, area: room, at: 12:00, to: exit_1, colour: red}") == 1);                 // unknown key
    CHECK(problems_of("{count: 3000000, area: room, at: 12:00, to: exit_1}") == 1);                        // too many
    CHECK(problems_of("{count: 3, area: room, at: 12:00, over: 60 s, to: exit_1}") == 1);                  // they are there already
    CHECK(problems_of("{count: 3, area: room, at: 12:00, laps: 3, to: exit_1}") == 1);                     // of which round
}

TEST_CASE("a gate with a service rate lets people out one after the other", "[demand][crowds]")
{
    Scenario scenario = library("verification/imo-04");
    const auto free = gaps_of(scenario);
    scenario.features.gates[0].service_rate = 0.5;
    const auto limited = gaps_of(scenario);
    REQUIRE(limited.size() == 99);
    CHECK(*std::min_element(limited.begin(), limited.end()) >= 2);
    CHECK(limited[50] == 2); // a queue stands there: nobody's turn is missed
    CHECK(*std::min_element(free.begin(), free.end()) < 1);
}
