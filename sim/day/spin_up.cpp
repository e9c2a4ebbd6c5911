#include "day/spin_up.h"

#include "base/checked_file.h"
#include "base/version.h"

#include <cstdlib>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr double weight = 10;
constexpr RunKey own_draws{0, 0xffffffff}; ///< no run has this replication

bool has_everyday_visitors(const Scenario& scenario) { return !scenario.demand.classes.empty() && scenario.demand.trips_per_day > 0; }

/// Of everything the slow state follows from: the scenario, and the program as it was built.
std::uint64_t key_of(const Scenario& scenario)
{
    std::uint64_t key = 0;
    for (const std::string_view text : {std::string_view(scenario.resolved), std::string_view(scenario.site_text),
                                        std::string_view(scenario.demand_text), std::string_view(version().program)})
        key = hash_of_text(text, key);
    return hash_of_file("/proc/self/exe", key);
}

} // namespace

std::vector<std::uint8_t> spin_up(const Scenario& scenario, int threads, const std::function<void(const Simulation&)>& progress)
{
    if (scenario.spin_up == 0 || !has_everyday_visitors(scenario))
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

std::filesystem::path cache_folder()
{
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0')
        return std::filesystem::path(cache) / "plattan";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return std::filesystem::path(home) / ".cache/plattan";
    return {};
}

std::vector<std::uint8_t> kept_spin_up(const Scenario& scenario, int threads, const std::function<void(const Simulation&)>& progress)
{
    if (scenario.spin_up == 0 || !has_everyday_visitors(scenario))
        return {};
    const auto folder = cache_folder();
    const auto file = folder / fmt::format("spin-up-{:016x}", key_of(scenario));
    if (!folder.empty())
        if (auto kept = read_checked_file(file))
            return std::move(*kept);
    auto state = spin_up(scenario, threads, progress);
    if (!folder.empty())
        try {
            std::filesystem::create_directories(folder);
            write_checked_file(file, state);
        } catch (const std::exception&) { // a place that cannot be written to: the next run spins up again
        }
    return state;
}

} // namespace plattan
