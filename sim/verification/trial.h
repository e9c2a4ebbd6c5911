#pragma once

#include "base/expects.h"
#include "experiments/replications.h"
#include "statistics/mean.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace plattan {

/// Runs the scenarios of one folder, each in several replications.
class Laboratory {
public:
    /// @param settings of every trial, before its own
    /// @param stop as of ReplicationOrder
    Laboratory(std::filesystem::path folder, int threads, std::vector<std::string> settings = {}, StopRequested stop = {})
        : folder(std::move(folder)), threads(threads), settings(std::move(settings)), stop(std::move(stop))
    {
    }

    struct Trial {
        std::string scenario; ///< file name without ending
        int replications = 1;
        Seconds length = 600; ///< at most; ends when everybody has left
        std::vector<std::string> settings{};
        std::function<void(Scenario&)> change{}; ///< after loading; none by default
        Seconds from = 12 * 3600;
        bool to_the_end = false; ///< closes the run, so that its summary can be read
        bool spun_up = false;    ///< begins in the state that the scenario's days of spin-up bring
    };

    /// Called after each tick; false ends the run.
    using Look = std::function<bool(const Simulation&)>;

    /// Runs a trial. `begin(r)` gives what looks at replication r; `finished(r, simulation)` is called at its end.
    /// Both are called from several threads at once, for different r.
    void run(const Trial& trial, const std::function<Look(int)>& begin, const std::function<void(int, const Simulation&)>& finished) const;

    /// The same where only the course matters, or only the end.
    void watch(const Trial& trial, const std::function<Look(int)>& begin) const;
    void run(const Trial& trial, const std::function<void(int, const Simulation&)>& finished) const;

    /// What is read of each finished replication, in their order.
    template <class Of> auto results_of(const Trial& trial, Of&& of) const
    {
        std::vector<decltype(of(std::declval<const Simulation&>()))> results(static_cast<std::size_t>(trial.replications));
        run(trial, [&](int r, const Simulation& simulation) { results[static_cast<std::size_t>(r)] = of(simulation); });
        return results;
    }

    /// The same, kept in the user's cache, so that no day is simulated twice. Only of trials without `change`, whose effect has no name.
    /// @param what names what is read
    template <class T> std::vector<T> kept_results_of(const Trial& trial, std::string_view what, const std::function<T(const Simulation&)>& of) const
    {
        expects(!trial.change, "runs of a changed scenario cannot be kept");
        return Replications(load(trial), order_of(trial)).kept_results_of<T>(trial.replications, what, of);
    }

private:
    Scenario load(const Trial& trial) const;
    ReplicationOrder order_of(const Trial& trial) const;

    std::filesystem::path folder;
    int threads;
    std::vector<std::string> settings;
    StopRequested stop;
};

inline constexpr Seconds trial_start = 12 * 3600;

/// Seconds since 12:00 at which each person of a run left; -1 for people who are still there.
std::vector<double> leaving_times(const Simulation& simulation);

/// Seconds since 12:00 at which each person first was beyond x = `place`, linear within the tick; -1: never.
class LineTimes {
public:
    explicit LineTimes(float place) : place(place) {}
    void look(const Simulation& simulation);
    std::vector<double> times;

private:
    float place;
};

/// People who left per second, between the first and the last; not a number where somebody is still there (unit: s-1).
double flow_out(const Simulation& simulation);

} // namespace plattan
