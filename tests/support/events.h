#pragma once

#include "day/simulation.h"

namespace plattan::test {

/// How often something happened on a day that is not over midnight.
inline int count(const Simulation& simulation, EventKind kind)
{
    const auto& events = simulation.events();
    return static_cast<int>(std::count_if(events.begin(), events.end(), [kind](const Event& event) { return event.kind == kind; }));
}

/// What a run comes to: equal for two runs only where everything that is recorded of people and events is equal.
struct Course {
    std::vector<std::uint64_t> states;
    std::size_t people = 0, events = 0;
    double summed = 0;

    explicit Course(const Simulation& simulation)
        : states(simulation.observables().state_hash), people(simulation.people().size()), events(simulation.events().size())
    {
        for (const auto& event : simulation.events())
            summed += event.time * (1 + static_cast<int>(event.kind)) + static_cast<double>(event.value);
    }
    friend bool operator==(const Course&, const Course&) = default;
};

} // namespace plattan::test
