#include "verification/trial.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

/// Nobody is there any more, and as many have come as there are to come.
bool have_left(std::size_t everybody, const Simulation& simulation)
{
    if (!simulation.people().present.empty())
        return false;
    const auto& entered_at = simulation.people().entered_at;
    return static_cast<std::size_t>(std::count_if(entered_at.begin(), entered_at.end(), [](Seconds t) { return t >= 0; })) == everybody;
}

} // namespace

Scenario Laboratory::load(const Trial& trial) const
{
    auto all_settings = settings;
    all_settings.insert(all_settings.end(), trial.settings.begin(), trial.settings.end());
    Scenario scenario = load_scenario(folder / (trial.scenario + ".yaml"), all_settings);
    if (!trial.spun_up)
        scenario.spin_up = 0;
    if (trial.change)
        trial.change(scenario);
    return scenario;
}

ReplicationOrder Laboratory::order_of(const Trial& trial) const
{
    ReplicationOrder order;
    order.options.from = trial.from;
    order.options.until = trial.from + trial.length;
    order.threads = threads;
    order.closes = trial.to_the_end;
    order.stop = stop;
    return order;
}

void Laboratory::run(const Trial& trial, const std::function<Look(int)>& begin, const std::function<void(int, const Simulation&)>& finished) const
{
    const auto hooks = [&](std::uint32_t r, const Simulation& begun) {
        TickHooks made;
        made.after = [look = begin(static_cast<int>(r)), from = trial.from, everybody = begun.people().size()](const Simulation& simulation) {
            return simulation.clock().now() <= from || (look(simulation) && !have_left(everybody, simulation));
        };
        return made;
    };
    const Replications replications(load(trial), order_of(trial));
    replications.run(Replications::first(trial.replications), hooks,
                     [&](std::uint32_t r, const Simulation& simulation) { finished(static_cast<int>(r), simulation); });
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
    for (const Seconds left : simulation.people().left_at)
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
    const People& people = simulation.people();
    times.resize(people.size(), -1);
    const auto step = static_cast<float>(simulation.clock().step());
    for (std::size_t i = 0; i < people.size(); ++i) {
        const float x = people.position[i].x, speed = people.velocity[i].x;
        if (times[i] < 0 && people.entered_at[i] >= 0 && x >= place)
            times[i] = simulation.clock().now() - trial_start - (speed > 0 ? std::min(step, (x - place) / speed) : 0);
    }
}

} // namespace plattan
