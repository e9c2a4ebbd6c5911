#pragma once

#include "base/archive.h"
#include "base/interrupted.h"
#include "day/scenario.h"
#include "day/shared_sites.h"
#include "day/ticks.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace plattan {

/// How a scenario is run again and again.
struct ReplicationOrder {
    SimulationOptions options{}; ///< seed, window, days and the like; replication, threads, beginning and sites are given to each run
    int threads = 0;             ///< so many runs at a time, each on one thread; a run that is alone gets all of them. 0: one per processor
    bool keeps_spin_up = true;   ///< takes what comes before the first day from the user's cache, and keeps it there
    bool closes = true;          ///< calls finish() at the end of each run, so that its summary can be read
    StopRequested stop{};        ///< asked after each tick
    std::function<void(std::size_t done, std::size_t all)> progress{}; ///< after each run, from one thread at a time; may be empty
};

/// Runs of one scenario that differ in their replication alone, several at a time: each on a thread of its own, which is faster than sharing one
/// run among threads. What does not depend on draws, the site with its fields and lines of sight, is made once for all of them and their spin-ups.
/// The state in which a run begins depends on its draws; it is made for each, and kept in the user's cache.
class Replications {
public:
    explicit Replications(Scenario scenario, ReplicationOrder order = {});
    Replications(const Replications&) = delete;
    Replications& operator=(const Replications&) = delete;

    /// What is called in the run of a replication. May prepare the simulation before its first tick.
    using Begin = std::function<TickHooks(std::uint32_t replication, Simulation&)>;
    using Finished = std::function<void(std::uint32_t replication, const Simulation&)>;

    /// Runs these replications. Both functions are called from several threads at once, for different runs; `begin` may be empty.
    /// Throws Interrupted where it was asked to stop, and what the first of the runs that fail throws.
    void run(const std::vector<std::uint32_t>& replications, const Begin& begin, const Finished& finished) const;

    /// What is read of replications 0 to count - 1 at their ends, in this order.
    template <class Of> auto results_of(int count, Of&& of, const Begin& begin = {}) const
    {
        std::vector<decltype(of(std::declval<const Simulation&>()))> results(static_cast<std::size_t>(count));
        run(first(count), begin, [&](std::uint32_t r, const Simulation& simulation) { results[r] = of(simulation); });
        return results;
    }

    /// The same, kept in the user's cache by the identity of each run, so that none is simulated twice.
    /// @param what names what is read
    template <class T> std::vector<T> kept_results_of(int count, std::string_view what, const std::function<T(const Simulation&)>& of) const
    {
        std::vector<T> results(static_cast<std::size_t>(count));
        std::vector<std::uint32_t> missing;
        for (const std::uint32_t r : first(count))
            if (const auto bytes = kept(r, what)) {
                StateReader reader(*bytes);
                reader(results[r]);
            } else {
                missing.push_back(r);
            }
        run(missing, {}, [&](std::uint32_t r, const Simulation& simulation) {
            results[r] = of(simulation);
            StateWriter writer;
            writer(results[r]);
            keep(r, what, writer.bytes);
        });
        return results;
    }

    /// 0 to count - 1.
    static std::vector<std::uint32_t> first(int count);

private:
    void run_one(std::uint32_t replication, int threads, const Begin& begin, const Finished& finished, const StopRequested& stop) const;
    std::string name_in_cache(std::uint32_t replication, std::string_view what) const;
    std::optional<std::vector<std::uint8_t>> kept(std::uint32_t replication, std::string_view what) const;
    void keep(std::uint32_t replication, std::string_view what, const std::vector<std::uint8_t>& bytes) const;

    Scenario scenario;
    ReplicationOrder order;
    mutable SharedSites sites;
};

} // namespace plattan
