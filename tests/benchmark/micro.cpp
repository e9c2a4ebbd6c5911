// Micro-benchmarks of what a tick does most: plattan_tests "[!benchmark]". They judge nothing and run only when asked for.
#include "support/catch.h"
#include "support/square.h"

#include "benchmarks/crossing.h"
#include "site/fast_marching.h"

using namespace plattan;
using namespace plattan::test;

TEST_CASE("draws, fields, light and one step of a crowd", "[.][!benchmark]")
{
    BENCHMARK("a uniform draw") { return Draws({1, 0}, 4711, 12, Purpose::traits).uniform(); };
    BENCHMARK("a normal draw") { return Draws({1, 0}, 4711, 12, Purpose::traits).normal(0, 1); };

    const Scenario scenario = library("baseline-2014");
    const Workers workers{1};
    const Site site(scenario.features, workers);
    const Vec2 p{40, 30};
    BENCHMARK("distance to the nearest wall") { return site.ground().wall_distance(p); };
    BENCHMARK("direction to a gate") { return site.way_to({0}).direction(p); };
    BENCHMARK("a free line of sight over 30 m") { return site.sight().free(p, {20, 10}); };
    BENCHMARK("a path round corners") { return site.path(p, {-10, 20}); };
    const auto cells = std::make_shared<const BodyCells>(site.ground());
    BENCHMARK("cells in which a body can stand") { return BodyCells(site.ground()); };
    const Steps steps = DistanceField::steps(site.ground(), cells, {});
    BENCHMARK("the distance field of a gate") { return DistanceField(FastMarching(steps, site.ground()).to({{site.goal_line({0})}, {}}), cells); };

    for (const std::size_t agents : {500, 8000}) {
        CrossingSquare::Options options;
        options.agents = agents;
        CrossingSquare square(options);
        for (int i = 0; i < 20; ++i)
            square.step();
        BENCHMARK("a step of the crossing square, " + std::to_string(agents) + " people")
        {
            square.step();
            return square.arrivals();
        };
    }
}
