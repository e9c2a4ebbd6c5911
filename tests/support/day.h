#pragma once

#include "support/events.h"
#include "support/square.h"

namespace plattan::test {

/// Some hours of a small square, run to their end.
struct Day {
    Scenario scenario;
    Simulation simulation;

    Day(const Square& square, double from, double until, std::uint32_t seed = 1)
        : scenario(square.scenario()), simulation(scenario, hours(from, until, 2, seed))
    {
        run_through(simulation);
    }
    Course course() const { return Course(simulation); }
    int count(EventKind kind) const { return test::count(simulation, kind); }
    double figure(std::string_view name) const { return measured(simulation, name); }
};

} // namespace plattan::test
