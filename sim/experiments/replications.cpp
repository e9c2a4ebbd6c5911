#include "experiments/replications.h"

#include "base/cache.h"
#include "base/processors.h"
#include "experiments/identity.h"
#include "experiments/kept_spin_up.h"

#include <atomic>
#include <exception>
#include <fmt/format.h>
#include <mutex>
#include <numeric>

namespace plattan {

Replications::Replications(Scenario given, ReplicationOrder ordered) : scenario(std::move(given)), order(std::move(ordered)), sites(scenario.features)
{
}

std::vector<std::uint32_t> Replications::first(int count)
{
    std::vector<std::uint32_t> list(static_cast<std::size_t>(count));
    std::iota(list.begin(), list.end(), 0U);
    return list;
}

void Replications::run(const std::vector<std::uint32_t>& replications, const Begin& begin, const Finished& finished) const
{
    if (replications.empty())
        return;
    const int threads = order.threads > 0 ? order.threads : usable_processors();
    std::vector<std::exception_ptr> failures(replications.size());
    std::atomic<bool> ends_early = false;
    std::mutex told;
    std::size_t done = 0;
    const StopRequested stop = [&] { return ends_early || is_requested(order.stop); };
    const auto one = [&](std::size_t which, int threads_of_run) {
        try {
            if (stop())
                throw Interrupted("");
            run_one(replications[which], threads_of_run, begin, finished, stop);
            const std::lock_guard lock(told);
            ++done;
            if (order.progress)
                order.progress(done, replications.size());
        } catch (const Interrupted&) {
            ends_early = true;
        } catch (...) {
            failures[which] = std::current_exception();
            ends_early = true;
        }
    };
    if (replications.size() == 1) {
        one(0, threads);
    } else {
        // The sites are there before the runs ask for them, made by all threads.
        sites.with({}, Workers(threads));
        const Workers workers(static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(threads), replications.size())));
        workers.for_blocks(replications.size(), 1, [&](std::size_t which, std::size_t) { one(which, 1); });
    }
    for (const auto& failure : failures)
        if (failure != nullptr)
            std::rethrow_exception(failure);
    if (ends_early)
        throw Interrupted("interrupted");
}

void Replications::run_one(std::uint32_t replication, int threads, const Begin& begin, const Finished& finished, const StopRequested& stop) const
{
    SimulationOptions options = order.options;
    options.run.replication = replication;
    options.threads = threads;
    options.sites = &sites;
    const SpinUpOrder before{options.run, options.from, threads, &sites};
    const TickHooks may_stop{.stop = stop};
    const auto slow_state = order.keeps_spin_up ? kept_spin_up(scenario, before, may_stop) : spin_up(scenario, before, may_stop);
    options.slow_state = &slow_state;
    Simulation simulation(scenario, options);
    TickHooks hooks = begin ? begin(replication, simulation) : TickHooks{};
    hooks.stop = stop;
    if (run_ticks(simulation, hooks) == TicksEnded::stopped)
        throw Interrupted("");
    if (order.closes)
        simulation.finish();
    finished(replication, simulation);
}

std::string Replications::name_in_cache(std::uint32_t replication, std::string_view what) const
{
    SimulationOptions options = order.options;
    options.run.replication = replication;
    return fmt::format("{}-{:016x}", what, identity_of_run(scenario, options).hash());
}

std::optional<std::vector<std::uint8_t>> Replications::kept(std::uint32_t replication, std::string_view what) const
{
    return from_cache(name_in_cache(replication, what));
}

void Replications::keep(std::uint32_t replication, std::string_view what, const std::vector<std::uint8_t>& bytes) const
{
    to_cache(name_in_cache(replication, what), bytes);
}

} // namespace plattan
