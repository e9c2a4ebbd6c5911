#include "day/spin_up.h"

#include "base/cache.h"

#include <fmt/format.h>

namespace plattan {

namespace {

constexpr double weight = 10;
constexpr RunKey own_draws{0, 0xffffffff}; ///< no run has this replication

/// None where the scenario asks for none, or has no everyday visitors who would bring a state.
bool is_needed(const Scenario& scenario) { return scenario.spin_up > 0 && !scenario.demand.classes.empty() && scenario.demand.trips_per_day > 0; }

} // namespace

std::vector<std::uint8_t> spin_up(const Scenario& scenario, int threads, const std::function<void(const Simulation&)>& progress)
{
    if (!is_needed(scenario))
        return {};
    Scenario before = scenario;
    before.date = scenario.date.next(-scenario.spin_up);
    before.demand.crowds.clear();
    SimulationOptions options;
    options.run = own_draws;
    options.days = scenario.spin_up;
    options.threads = threads;
    options.visitor_weight = weight;
    Simulation simulation(before, options);
    while (!simulation.done()) {
        simulation.tick();
        if (progress && simulation.now().every(60))
            progress(simulation);
    }
    return simulation.store_slow_state();
}

std::vector<std::uint8_t> kept_spin_up(const Scenario& scenario, int threads, const std::function<void(const Simulation&)>& progress)
{
    if (!is_needed(scenario))
        return {};
    const auto name = fmt::format("spin-up-{:016x}", hash_of_texts(scenario, hash_of_program()));
    if (auto kept = from_cache(name))
        return std::move(*kept);
    auto state = spin_up(scenario, threads, progress);
    to_cache(name, state);
    return state;
}

} // namespace plattan
