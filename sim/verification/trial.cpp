#include "verification/trial.h"

#include "base/checked_file.h"
#include "base/elementary.h"
#include "day/spin_up.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
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

double half_width(const std::vector<double>& values)
{
    if (values.size() < 2)
        return 0;
    const double n = static_cast<double>(values.size()), middle = mean(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - middle) * (value - middle);
    const boost::math::students_t distribution(n - 1);
    return boost::math::quantile(boost::math::complement(distribution, 0.025)) * std::sqrt(squares / (n - 1) / n);
}

double mean(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? std::nan("") : sum / static_cast<double>(values.size());
}

double pearson_correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    const double n = static_cast<double>(a.size()), mean_a = mean(a), mean_b = mean(b);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean_a) * (b[i] - mean_b) / n;
        aa += (a[i] - mean_a) * (a[i] - mean_a) / n;
        bb += (b[i] - mean_b) * (b[i] - mean_b) / n;
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

double mean(const std::vector<RunningMean>& means)
{
    std::vector<double> values;
    for (const auto& one : means)
        values.push_back(one.value);
    return mean(values);
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return std::nan("");
    std::sort(values.begin(), values.end());
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    return below + 1 < values.size() ? values[below] + (values[below + 1] - values[below]) * (at - static_cast<double>(below)) : values.back();
}

double kolmogorov_smirnov(std::vector<double> sample, const std::function<double(double)>& distribution)
{
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double largest = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double expected = distribution(sample[i]);
        largest = std::max({largest, expected - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - expected});
    }
    const double t = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * largest;
    double p = 0;
    for (int k = 1; k < 100; ++k)
        p += (k % 2 == 1 ? 2 : -2) * elementary::exp(-2.0 * k * k * t * t);
    return std::clamp(p, 0.0, 1.0);
}

} // namespace plattan
