#include "studies/worker.h"

#include "base/archive.h"
#include "base/checked_file.h"
#include "base/processors.h"
#include "day/shared_sites.h"
#include "day/ticks.h"
#include "experiments/identity.h"
#include "experiments/kept_spin_up.h"
#include "experiments/run.h"
#include "record/output_claim.h"
#include "record/run_file.h"
#include "studies/run_so_far.h"
#include "studies/study_state.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <set>
#include <sys/resource.h>

namespace plattan {

namespace {

/// A site that is shared by all runs whose scenarios have its text.
struct SharedSite {
    explicit SharedSite(const Features& given) : features(given), sites(features) {}

    Features features;
    SharedSites sites;
};

struct Loaded {
    Scenario scenario;
    std::shared_ptr<SharedSite> site;
};

/// Scenarios of runs and their sites, each made once for all threads that ask for it.
class LoadedScenarios {
public:
    explicit LoadedScenarios(const StudyFolder& folder) : folder(folder) {}

    std::shared_ptr<const Loaded> of(const PlannedRun& run)
    {
        const std::lock_guard lock(making);
        const auto key = std::pair{run.point, run.scenario};
        const auto found = std::find_if(recent.begin(), recent.end(), [&](const auto& one) { return one.first == key; });
        if (found != recent.end()) {
            std::rotate(found, found + 1, recent.end());
            return recent.back().second;
        }
        auto loaded = std::make_shared<Loaded>();
        loaded->scenario = folder.scenario_of(run);
        auto& site = sites[loaded->scenario.site_text];
        if (!site)
            site = std::make_shared<SharedSite>(loaded->scenario.features);
        loaded->site = site;
        recent.emplace_back(key, loaded);
        if (recent.size() > 2 * folder.scenario_names().size() + 2) // each thread is at one of the points that follow each other
            recent.erase(recent.begin());
        return loaded;
    }

private:
    const StudyFolder& folder;
    std::mutex making;
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::shared_ptr<const Loaded>>> recent;
    std::map<std::string, std::shared_ptr<SharedSite>> sites;
};

std::uint64_t memory_of_process()
{
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

/// Bits of not a number differ by how it came about.
double canonical(double value) { return std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value; }

std::uint64_t digest_of(const std::vector<double>& figures, const std::vector<std::uint64_t>& states)
{
    StateWriter bytes;
    bytes.numbers(figures.data(), figures.size());
    bytes.numbers(states.data(), states.size());
    return hash_of_text({reinterpret_cast<const char*>(bytes.bytes.data()), bytes.bytes.size()});
}

/// The state before the first day of the run before: scenarios that are compared often begin in the same one.
class LastSpinUp {
public:
    const std::vector<std::uint8_t>& of(const Scenario& scenario, const SpinUpOrder& order, const TickHooks& hooks)
    {
        const auto wanted = identity_of_spin_up(scenario, order).hash();
        if (wanted != identity) {
            state = kept_spin_up(scenario, order, hooks);
            identity = wanted;
        }
        return state;
    }

private:
    std::uint64_t identity = 0;
    std::vector<std::uint8_t> state;
};

/// Runs that one thread simulates one after the other, because they can share the state before their first day: those of one point and
/// replication. Where there are too few of these for all threads, each run is one.
std::vector<std::pair<std::size_t, std::size_t>> batches_of(const std::vector<PlannedRun>& runs, std::size_t threads)
{
    std::vector<std::pair<std::size_t, std::size_t>> batches;
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (i > 0 && runs[i].point == runs[i - 1].point && runs[i].replication == runs[i - 1].replication)
            ++batches.back().second;
        else
            batches.emplace_back(i, i + 1);
    if (batches.size() >= threads)
        return batches;
    batches.clear();
    for (std::size_t i = 0; i < runs.size(); ++i)
        batches.emplace_back(i, i + 1);
    return batches;
}

/// A run in which nothing is varied any more.
struct OneRun {
    const Loaded& loaded;
    SimulationOptions options;
    std::uint64_t id = 0;
    Keep keep = Keep::summary;
    std::filesystem::path file; ///< of the run, where people or tracks are kept
};

/// @param so_far all until the last midnight
RunRow row_of(const Simulation& simulation, RunSoFar& so_far, const OneRun& run)
{
    so_far.add(simulation.unrecorded());
    RunRow row;
    row.id = run.id;
    for (const auto& figure : simulation.observables().summary)
        row.figures.push_back(canonical(figure.value));
    row.digest = digest_of(row.figures, so_far.states());
    row.memory = memory_of_process();
    if (run.keep >= Keep::minutes)
        row.detail = packed(so_far.detail(simulation));
    return row;
}

/// Into a file of its own as well. One that is there already has no row: the worker that wrote it was killed in between.
RunRow simulate_to_file(const OneRun& run, const WorkOrder& order, const StopRequested& stop)
{
    RunRow row;
    RunOrder to_file;
    to_file.options = run.options;
    to_file.output = run.file;
    to_file.trajectories = run.keep == Keep::tracks;
    to_file.force = true;
    to_file.command_line = order.command_line;
    to_file.started = order.since;
    RunWatch watch;
    watch.stop = stop;
    RunSoFar so_far(run.keep >= Keep::minutes);
    watch.day = [&](const FinishedRows& rows) { so_far.add(rows); };
    watch.finished = [&](const Simulation& simulation) { row = row_of(simulation, so_far, run); };
    try {
        run_to_file(run.loaded.scenario, to_file, watch);
    } catch (const Interrupted&) { // what was simulated of it is of no use to anybody
        std::error_code ignored;
        std::filesystem::remove(RunFile::part_path(run.file), ignored);
        throw;
    }
    return row;
}

RunRow simulate(OneRun run, int threads, LastSpinUp& spin_up, const StopRequested& stop, const WorkOrder& order = {})
{
    run.options.threads = threads;
    run.options.sites = &run.loaded.site->sites;
    const SpinUpOrder before{run.options.run, run.options.from, threads, run.options.sites};
    const TickHooks may_stop{.stop = stop};
    run.options.slow_state = &spin_up.of(run.loaded.scenario, before, may_stop);
    if (!run.file.empty())
        return simulate_to_file(run, order, stop);
    Simulation simulation(run.loaded.scenario, run.options);
    RunSoFar so_far(run.keep >= Keep::minutes);
    simulation.record_days_to([&](const FinishedRows& rows) { so_far.add(rows); }, {});
    if (run_ticks(simulation, may_stop) == TicksEnded::stopped)
        throw Interrupted("interrupted");
    simulation.finish();
    return row_of(simulation, so_far, run);
}

std::filesystem::path rows_of(const StudyFolder& folder, const Shard& shard)
{
    return folder.rows_folder() / fmt::format("shard-{:05}-of-{:05}.rows", shard.number, shard.of);
}

/// The runs of a shard that have no row yet. Where a factor has no effect in a scenario, points have one run in common.
std::vector<PlannedRun> missing_of(const StudyFolder& folder, const Shard& shard)
{
    const StudyState state(folder);
    std::vector<PlannedRun> runs;
    std::set<std::uint64_t> ids;
    for (std::size_t i = shard.begin(folder.runs().size()); i < shard.end(folder.runs().size()); ++i)
        if (const PlannedRun& run = folder.runs()[i]; state.state_of(run) != StudyState::Of::done && ids.insert(run.id).second)
            runs.push_back(run);
    return runs;
}

} // namespace

RunRow simulate_scenario(const Scenario& scenario, const SimulationOptions& options, Keep keep, int threads, const StopRequested& stop)
{
    const Loaded loaded{scenario, std::make_shared<SharedSite>(scenario.features)};
    LastSpinUp spin_up;
    return simulate({loaded, options, 0, keep, {}}, threads, spin_up, stop);
}

RunRow simulate_run(const StudyFolder& folder, const PlannedRun& run, int threads, const StopRequested& stop)
{
    LoadedScenarios scenarios(folder);
    LastSpinUp spin_up;
    const auto loaded = scenarios.of(run);
    return simulate({*loaded, folder.options_of(run), run.id, std::min(folder.study().keep, Keep::minutes), {}}, threads, spin_up, stop);
}

WorkDone work(const StudyFolder& folder, const WorkOrder& order)
{
    std::filesystem::create_directories(folder.rows_folder());
    const auto path = rows_of(folder, order.shard);
    const OutputClaim claim(path, order.since, order.patience);
    const auto runs = missing_of(folder, order.shard);
    WorkDone result;
    result.already = order.shard.end(folder.runs().size()) - order.shard.begin(folder.runs().size()) - runs.size();
    if (runs.empty())
        return result;

    RowWriter rows(path, columns_of_program());
    LoadedScenarios scenarios(folder);
    std::mutex writing;
    std::atomic<bool> ends_early = false;
    std::exception_ptr lost; // what cannot be kept ends the work
    const StopRequested stop = [&] { return ends_early || !claim.is_held() || is_requested(order.stop); };
    const int threads = order.threads > 0 ? order.threads : usable_processors();
    const int at_once = static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(threads), runs.size()));
    const auto keep = [&](RunRow row, double begun) {
        const std::lock_guard lock(writing);
        row.seconds = order.clock() - begun;
        row.host = order.host;
        rows.append(row);
        ++(row.failure.empty() ? result.simulated : result.failed);
        if (!row.failure.empty() && order.stops_at_failure)
            ends_early = true;
        if (order.progress)
            order.progress(result.already + result.simulated + result.failed, result.already + runs.size());
    };
    const auto one = [&](const PlannedRun& run, LastSpinUp& spin_up) {
        const double begun = order.clock();
        try {
            if (stop())
                return;
            try {
                const auto loaded = scenarios.of(run);
                auto file = folder.file_of(run);
                if (file.empty() && order.also_to)
                    file = order.also_to(run);
                keep(simulate({*loaded, folder.options_of(run), run.id, folder.study().keep, file}, at_once > 1 ? 1 : threads, spin_up, stop, order),
                     begun);
            } catch (const Interrupted&) {
                throw;
            } catch (const WriteFailure&) {
                throw;
            } catch (const std::exception& error) {
                RunRow row;
                row.id = run.id;
                row.failure = error.what();
                keep(row, begun);
            }
        } catch (const Interrupted&) {
            ends_early = true;
        } catch (...) {
            const std::lock_guard lock(writing);
            lost = std::current_exception();
            ends_early = true;
        }
    };
    // In the order of the design, so that what is shared by neighbours is made once and soon forgotten.
    const auto batches = batches_of(runs, static_cast<std::size_t>(at_once));
    std::atomic<std::size_t> next = 0;
    const Workers workers(at_once);
    workers.for_blocks(static_cast<std::size_t>(at_once), 1, [&](std::size_t, std::size_t) {
        LastSpinUp spin_up;
        for (std::size_t batch = next++; batch < batches.size(); batch = next++)
            for (std::size_t which = batches[batch].first; which < batches[batch].second; ++which)
                one(runs[which], spin_up);
    });
    if (lost)
        std::rethrow_exception(lost);
    if (is_requested(order.stop) || !claim.is_held())
        throw Interrupted(claim.is_held() ? "interrupted" : "another machine has taken over this shard, because this one was silent for too long");
    return result;
}

} // namespace plattan
