#include "verification/trial.h"

#include "base/checked_file.h"
#include "day/spin_up.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace plattan {

Scenario Laboratory::load(const Trial& trial) const
{
    Problems problems;
    auto all_settings = settings;
    all_settings.insert(all_settings.end(), trial.settings.begin(), trial.settings.end());
    Scenario scenario = load_scenario(folder / (trial.scenario + ".yaml"), all_settings, problems);
    problems.stop_if_any();
    if (trial.change)
        trial.change(scenario);
    return scenario;
}

void Laboratory::run_replications(const Trial& trial, const std::vector<int>& replications, const std::function<Look(int)>& begin,
                                  const std::function<void(int, const Simulation&)>& finished) const
{
    if (replications.empty())
        return;
    const Scenario scenario = load(trial);
    workers.for_blocks(replications.size(), 1, [&](std::size_t which, std::size_t) {
        const int replication = replications[which];
        SimulationOptions options;
        options.run = {1, static_cast<std::uint32_t>(replication)};
        options.from = trial.from;
        options.until = trial.from + trial.length;
        options.threads = 1;
        const auto slow_state = trial.spun_up ? kept_spin_up(scenario, {options.run, trial.from, 1}) : std::vector<std::uint8_t>{};
        options.slow_state = &slow_state;
        Simulation simulation(scenario, options);
        const auto look = begin ? begin(replication) : Look();
        const std::size_t everybody = simulation.who().size();
        for (bool enough = false; !simulation.done() && !enough;) {
            simulation.tick();
            if (!look || simulation.now().now() <= trial.from)
                continue;
            enough = !look(simulation);
            if (simulation.who().present.empty()) {
                const auto come =
                    std::count_if(simulation.who().entered_at.begin(), simulation.who().entered_at.end(), [](Seconds t) { return t >= 0; });
                enough = enough || static_cast<std::size_t>(come) == everybody;
            }
        }
        if (trial.to_the_end)
            simulation.finish();
        finished(replication, simulation);
    });
}

void Laboratory::run(const Trial& trial, const std::function<Look(int)>& begin, const std::function<void(int, const Simulation&)>& finished) const
{
    std::vector<int> all(static_cast<std::size_t>(trial.replications));
    std::iota(all.begin(), all.end(), 0);
    run_replications(trial, all, begin, finished);
}

std::vector<std::string> Laboratory::kept_names(const Trial& trial) const
{
    if (trial.change) // what it does has no name
        throw std::logic_error("days of a changed scenario cannot be kept");
    const std::uint64_t key =
        hash_of_texts(load(trial), hash_of_program(hash_of_text(fmt::format("{} {} {}", trial.from, trial.length, trial.spun_up))));
    std::vector<std::string> names;
    for (int r = 0; r < trial.replications; ++r)
        names.push_back(fmt::format("day-{:016x}-{}", key, r));
    return names;
}

void Laboratory::watch(const Trial& trial, const std::function<Look(int)>& begin) const
{
    run(trial, begin, [](int, const Simulation&) {});
}

void Laboratory::run(const Trial& trial, const std::function<void(int, const Simulation&)>& finished) const
{
    run(
        trial, [](int) { return [](const Simulation&) { return true; }; }, finished);
}

std::vector<double> leaving_times(const Simulation& simulation)
{
    std::vector<double> times;
    for (const Seconds left : simulation.who().left_at)
        times.push_back(left < 0 ? -1 : left - trial_start);
    return times;
}

double flow_out(const Simulation& simulation)
{
    const auto times = leaving_times(simulation);
    const auto [first, last] = std::minmax_element(times.begin(), times.end());
    return *first < 0 ? std::nan("") : static_cast<double>(times.size() - 1) / (*last - *first);
}

void LineTimes::look(const Simulation& simulation)
{
    const People& people = simulation.who();
    times.resize(people.size(), -1);
    const auto step = static_cast<float>(simulation.now().step());
    for (std::size_t i = 0; i < people.size(); ++i) {
        const float x = people.position[i].x, speed = people.velocity[i].x;
        if (times[i] < 0 && people.entered_at[i] >= 0 && x >= place)
            times[i] = simulation.now().now() - trial_start - (speed > 0 ? std::min(step, (x - place) / speed) : 0);
    }
}

} // namespace plattan
