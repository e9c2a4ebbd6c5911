// One visitor in ten, each of whom stands for ten: what spin-up and facts over weeks rest on.

#include "encounters/guardianship.h"
#include "support/catch.h"
#include "support/square.h"

#include <fmt/format.h>

using namespace plattan;
using namespace plattan::test;

TEST_CASE("one visitor in ten, each standing for ten, comes to the same afternoon", "[weights][long]")
{
    const Scenario scenario = library("baseline-2014");
    // Thefts are expected where few look on, which a tenth of the people makes vary much more.
    const auto means = [&](double weight, std::uint32_t seeds) {
        const std::vector<std::string> names{"litter_per_10_m2", "unsafe_day", "stop_share", "deals", "expected_thefts", "stay_hours"};
        std::vector<double> sums(names.size());
        for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
            SimulationOptions options = hours(11, 16, 2, seed);
            options.visitor_weight = weight;
            Simulation simulation(scenario, options);
            run_through(simulation);
            for (std::size_t i = 0; i < names.size(); ++i)
                sums[i] += measured(simulation, names[i]) / seeds;
        }
        return sums;
    };
    const auto whole = means(1, 6), tenth = means(10, 24);
    // Litter, P(unsafe), stopping, deals, thefts, time stayed: a tenth of the people scatters more, and seats are never short. Hardly anybody but
    // visitors guards others, and a factor of one row is never below 0: where few are, a tenth of them leaves more thefts than all would.
    const std::vector<double> tolerance{0.05, 0.15, 0.1, 0.15, 0.5, 0.2};
    for (std::size_t i = 0; i < whole.size(); ++i) {
        INFO(fmt::format("figure {}: {:.4g} whole, {:.4g} by a tenth", i, whole[i], tenth[i]));
        CHECK(tenth[i] == Approx(whole[i]).epsilon(tolerance[i]));
    }
}

TEST_CASE("as many occasions for theft are left where each row stands for ten who see it", "[weights]")
{
    // Rows by Poisson's law with the same mean number of people.
    const auto left = [](double people, double weight, double scale) {
        double sum = 0, probability = std::exp(-people / weight);
        for (int rows = 0; rows < 400; ++rows) {
            sum += probability * Guardians{rows, 1}.unguarded(scale, weight);
            probability *= people / weight / (rows + 1);
        }
        return sum;
    };
    for (const double people : {0.5, 4.0, 20.0, 60.0}) {
        CHECK(left(people, 10, 16) == Approx(left(people, 1, 16)).epsilon(1e-9));
        CHECK(left(people, 10, 8) >= left(people, 1, 8)); // a factor below 0 there is none
    }
    CHECK(Guardians{3, 2}.unguarded(8, 1) == Approx(std::exp(-5.0 / 8)));
}
