#include "experiments/run.h"

#include "base/descriptor.h"
#include "base/problems.h"
#include "day/ticks.h"
#include "experiments/identity.h"
#include "experiments/kept_spin_up.h"
#include "record/output_claim.h"
#include "record/stored_state.h"
#include "results/recording.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

RunHeader header_of(const Scenario& scenario, const RunOrder& order, const Identity& identity)
{
    RunHeader header;
    header.identity = identity.text();
    header.identity_hash = fmt::format("{:016x}", identity.hash());
    header.settings = fmt::format("{}", fmt::join(order.settings, "\n"));
    header.scenario_name = scenario.name;
    header.scenario_yaml = scenario.yaml;
    header.scenario_resolved = scenario.resolved;
    header.site_text = scenario.site_text;
    header.demand_text = scenario.demand_text;
    header.date = scenario.date.text();
    header.command_line = order.command_line;
    header.started = order.started;
    header.crs = scenario.features.crs;
    header.seed = order.options.run.seed;
    header.replication = order.options.run.replication;
    header.days = order.options.days.value_or(scenario.days);
    header.spin_up = scenario.spin_up;
    header.from = order.options.from;
    header.until = order.options.until.value_or(seconds_per_day);
    header.origin_x = scenario.features.origin_x;
    header.origin_y = scenario.features.origin_y;
    header.site = &scenario.features;
    ModelParameters parameters = scenario.parameters;
    header.parameters = parameters.describe_all();
    return header;
}

void write_results(RunFile& file, const Simulation& simulation)
{
    file.append(simulation.unrecorded());
    file.write_summary(simulation.observables());
    const Light& light = simulation.environment().light;
    CellFigures cells{free_area(simulation.site().ground(), light.lattice()), {}};
    for (std::size_t cell = 0; cell < light.lattice().size(); ++cell)
        cells.lamps_at_night.push_back(static_cast<float>(light.lamps_at_night(cell)));
    file.write_grids(simulation.observables(), cells);
}

/// Of a name that is there, whatever it leads to.
bool is_taken(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

void make_folder_of(const std::filesystem::path& file)
{
    std::error_code error;
    const auto folder = std::filesystem::absolute(file, error).parent_path();
    if (!error)
        std::filesystem::create_directories(folder, error);
    if (error)
        throw WriteFailure(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
}

/// Why a finished file is not the run that was asked for; empty where it is.
std::string why_another_run(const std::filesystem::path& file, const Identity& asked)
{
    std::string there;
    try {
        there = Recording(file).identity();
    } catch (const InputError& error) {
        return error.what();
    }
    if (there.empty())
        return fmt::format("{} is a run of another version of plattan", file.string());
    const auto differences = asked.differences_from(Identity::parse(there));
    return differences.empty() ? "" : fmt::format("{} is another run: {}", file.string(), differences);
}

constexpr std::string_view leave = "; it stays as it is. --force writes over it, -o names another file";

/// Throws InputError where a finished result may not be written over; true where it is what is to be resumed.
bool is_complete(const RunOrder& order, const Identity& identity)
{
    if (!is_taken(order.output))
        return false;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(std::filesystem::status(order.output, ignored)))
        throw InputError(fmt::format("{} is there already and is no file of a run; -o names another", order.output.string()));
    const auto why = order.resume ? why_another_run(order.output, identity) : fmt::format("{} is there already", order.output.string());
    if (why.empty())
        return true;
    if (!order.force)
        throw InputError(fmt::format("{}{}", why, leave));
    return false;
}

/// Nothing was written to it before the program died.
bool holds_nothing(const std::filesystem::path& file)
{
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    std::uint64_t head = 0;
    return opened.is_open() && read_at(opened, &head, sizeof head, 0) == 0 && head == 0;
}

/// What is left of a run of which no day was finished may be written over, but no other file of that name, and with --resume no other run.
void check_remains(const RunOrder& order, const Identity& identity)
{
    const auto part = RunFile::part_path(order.output);
    if (order.force || !is_taken(part) || holds_nothing(part))
        return;
    std::string differences;
    try {
        if (const auto there = Recording(part, Accepts::interrupted).identity(); order.resume && !there.empty())
            differences = identity.differences_from(Identity::parse(there));
    } catch (const DamagedRun&) { // torn when the program died
    } catch (const InputError& error) {
        throw InputError(fmt::format("{}{}", error.what(), leave));
    }
    if (!differences.empty())
        throw InputError(fmt::format("{} is another run: {}{}", part.string(), differences, leave));
}

constexpr std::string_view otherwise = "; nothing was touched. Without --resume and with --force the run is simulated anew";

/// What there is to go on from. Throws InputError where it may not be touched or is not of the run that was asked for.
std::optional<StoredState> stored_state_for(const RunOrder& order, const Identity& identity, const RunWatch& watch)
{
    const auto part = RunFile::part_path(order.output).string();
    const bool has_part = is_taken(RunFile::part_path(order.output)), has_state = is_taken(state_path(order.output));
    if (has_state && !has_part && !is_taken(order.output) && !order.force)
        throw InputError(fmt::format("{} is missing, which {} belongs to: an interrupted run consists of both, and of the journals beside them{}",
                                     part, state_path(order.output).string(), otherwise));
    if (!order.resume) {
        if (has_state && !order.force)
            throw InputError(
                fmt::format("{} holds the finished days of an interrupted run; --resume goes on with them, --force throws them away", part));
        check_remains(order, identity);
        return std::nullopt;
    }
    try {
        auto stored = read_state(order.output);
        if (stored)
            if (const auto differences = identity.differences_from(Identity::parse(stored->identity)); !differences.empty())
                throw InputError(fmt::format("{} is another run: {}", part, differences));
        if (stored)
            return stored;
    } catch (const InputError& error) {
        throw InputError(error.what() + std::string(otherwise));
    }
    check_remains(order, identity);
    if (has_part && !holds_nothing(part) && watch.remark)
        watch.remark(fmt::format("no day that was finished is known of {}, because {} is not there: the run is simulated anew", part,
                                 state_path(order.output).string()));
    return std::nullopt;
}

/// One run from what is there to what is to be there.
class Runner {
public:
    Runner(const Scenario& scenario, const RunOrder& order, const RunWatch& watch, const Identity& identity)
        : scenario(scenario), order(order), watch(watch), identity(identity)
    {
    }

    void run(const std::optional<StoredState>& stored)
    {
        try {
            days_kept = stored ? stored->days_done : 0;
            simulate(stored);
        } catch (const Interrupted&) {
            throw;
        } catch (const InputError&) {
            throw;
        } catch (const MachineError&) {
            throw;
        } catch (const std::exception& error) {
            throw std::runtime_error(fmt::format("{}. {}", reason_of(error), what_is_kept()));
        }
    }

private:
    void simulate(const std::optional<StoredState>& stored)
    {
        SharedSites own_sites(scenario.features);
        SimulationOptions options = order.options;
        if (options.sites == nullptr)
            options.sites = &own_sites;
        std::vector<std::uint8_t> slow_state;
        if (!stored && options.slow_state == nullptr) {
            const SpinUpOrder before{options.run, options.from, options.threads, options.sites};
            const TickHooks hooks{.minute = watch.spin_up, .stop = watch.stop};
            slow_state = order.cache ? kept_spin_up(scenario, before, hooks) : spin_up(scenario, before, hooks);
            options.slow_state = &slow_state;
        } else if (stored) {
            options.stored = &stored->simulation;
            options.days_done = stored->days_done;
        }
        Simulation simulation(scenario, options);
        const auto file = open_file(simulation, stored);
        if (order.trajectories)
            simulation.record_trajectories_to([&](std::size_t block, TrajectoryBlock rows) { file->write_block(block, std::move(rows)); });
        simulation.record_days_to(
            [&](const FinishedRows& rows) {
                file->append(rows);
                if (watch.day)
                    watch.day(rows);
            },
            [&] { keep_day(*file, simulation); });
        run_ticks(simulation, {.minute = watch.progress, .stop = watch.stop});
        finish(*file, simulation);
    }

    std::unique_ptr<RunFile> open_file(const Simulation& simulation, const std::optional<StoredState>& stored)
    {
        if (stored) {
            try {
                return std::make_unique<RunFile>(order.output, order.trajectories, stored->recorded, stored->mark);
            } catch (const InputError& error) {
                throw InputError(error.what() + std::string(otherwise));
            }
        }
        forget_state(); // before the file it belongs to is gone
        begun_anew = true;
        return std::make_unique<RunFile>(order.output, header_of(scenario, order, identity), simulation.names(), simulation.observables(),
                                         order.trajectories);
    }

    void keep_day(RunFile& file, Simulation& simulation)
    {
        file.end_day(simulation.days_done(), [&](const RecordedSoFar& recorded, const FileMark& mark) {
            write_state(order.output, {identity.text(), simulation.days_done(), recorded, mark, simulation.store()});
        });
        days_kept = simulation.days_done();
    }

    void finish(RunFile& file, Simulation& simulation) const
    {
        const bool complete = simulation.done();
        const auto reached = time_of_day_text(simulation.clock().time_of_day());
        simulation.finish();
        if (watch.finished)
            watch.finished(simulation);
        write_results(file, simulation);
        file.close(complete);
        if (complete)
            return forget_state();
        throw Interrupted(
            fmt::format("interrupted at {} of day {}; what was simulated is kept in {}. The same command with --resume {}", reached,
                        simulation.clock().day() + 1, RunFile::part_path(order.output).string(),
                        days_kept > 0 ? fmt::format("goes on from the end of day {}", days_kept) : std::string("simulates the run anew")));
    }

    void forget_state() const
    {
        remove_state(order.output);
        RestorableFile::remove_journals(RunFile::part_path(order.output));
    }

    std::string what_is_kept() const
    {
        const auto part = RunFile::part_path(order.output);
        std::string text;
        if (days_kept > 0) {
            text = fmt::format("The first {} of the run {} kept in {}: the same command with --resume goes on from there",
                               days_kept == 1 ? std::string("day") : fmt::format("{} days", days_kept), days_kept == 1 ? "is" : "are", part.string());
        } else {
            std::error_code ignored;
            if (begun_anew) { // no day of it is whole, and it may be torn
                std::filesystem::remove(part, ignored);
                RestorableFile::remove_journals(part);
            }
            text = "No day was finished; nothing of the run is kept";
        }
        if (is_taken(order.output))
            text += fmt::format(". {} is what it was before", order.output.string());
        return text;
    }

    const Scenario& scenario;
    const RunOrder& order;
    const RunWatch& watch;
    const Identity& identity;
    int days_kept = 0; ///< so many can be gone on from
    bool begun_anew = false;
};

} // namespace

RunOutcome run_to_file(const Scenario& scenario, const RunOrder& order, const RunWatch& watch)
{
    Identity identity = identity_of_run(scenario, order.options);
    identity.add("trajectories", order.trajectories ? "yes" : "no");
    make_folder_of(order.output);
    const OutputClaim claim(order.output, order.started);
    if (is_complete(order, identity))
        return RunOutcome::was_complete;
    Runner(scenario, order, watch, identity).run(stored_state_for(order, identity, watch));
    return RunOutcome::simulated;
}

} // namespace plattan
