#include "commands/commands.h"

#include "base/checked_file.h"
#include "base/output_file.h"
#include "commands/progress.h"
#include "commands/words.h"
#include "day/remarks.h"
#include "experiments/interruption.h"
#include "experiments/run.h"

#include <chrono>
#include <cmath>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <map>

namespace plattan::commands {

namespace {

struct RunWords {
    std::string scenario, output, from, until;
    std::vector<std::string> settings;
    std::uint32_t seed = 1, replication = 0;
    int threads = 0, days = 0;
    bool no_trajectories = false, no_cache = false, resume = false, force = false, quiet = false;
};

constexpr int longest_with_trajectories = 7;              ///< days
constexpr std::uint64_t largest_replication = 0xfffffffe; ///< the one above is that of the days before a run

void print_summary(const std::filesystem::path& output, const std::vector<std::pair<std::string, std::string>>& rows)
{
    fmt::print("\n");
    for (const auto& [name, value] : rows)
        fmt::print("  {:<24} {:>12}\n", name, value);
    fmt::print("\nThe run is in {}. To look further:\n  plattan view {}\n  plattan compare BASE.h5 {}\n", output.string(), output.string(),
               output.string());
}

/// What a planner should know who did not ask: people who waited long before a gate, or could not go through it.
template <class Value> std::vector<std::string> remarks_on_gates(Value&& value)
{
    constexpr double long_wait = 60;
    std::vector<std::string> remarks;
    if (value("entry_wait_longest") >= long_wait)
        remarks.push_back(fmt::format("{:.0f} people waited before a gate until there was room, {:.0f} s on average, {:.0f} s at the longest.",
                                      value("entry_waits"), value("entry_wait_mean"), value("entry_wait_longest")));
    if (const double outside = value("never_entered"); outside > 0)
        remarks.push_back(fmt::format("At the end {:.0f} people still waited before a gate that was full or closed.", outside));
    if (const double inside = value("shut_in"); inside > 0)
        remarks.push_back(fmt::format("At the end {:.0f} people had no open gate to leave by.", inside));
    return remarks;
}

/// What was asked for beyond scenario, seed and replication; empty for the plain run. The order of settings does not count.
std::string changes_of(const RunWords& words, const RunOrder& order, const Scenario& scenario)
{
    std::map<std::string, std::string> settings;
    for (const auto& setting : words.settings) {
        const auto equals = setting.find('=');
        constexpr std::string_view prefix = "parameters.";
        const auto key = setting.substr(0, equals);
        settings[key.starts_with(prefix) ? key.substr(prefix.size()) : key] = equals == std::string::npos ? "" : setting.substr(equals + 1);
    }
    std::string text;
    for (const auto& [key, value] : settings)
        text += fmt::format("{}={}\n", key, value);
    const int days = order.options.days.value_or(scenario.days);
    if (days != scenario.days)
        text += fmt::format("days {}\n", days);
    if (order.options.from > 0)
        text += fmt::format("from {}\n", time_of_day_text(order.options.from));
    if (order.options.until.value_or(seconds_per_day) < seconds_per_day)
        text += fmt::format("until {}\n", time_of_day_text(*order.options.until));
    if (order.trajectories != (days <= longest_with_trajectories))
        text += "no trajectories\n";
    return text;
}

/// Another name for every other run: scenario, seed, replication, and a hash of what else was changed.
std::filesystem::path default_output(const RunWords& words, const RunOrder& order, const Scenario& scenario)
{
    auto name = fmt::format("{}-{}", std::filesystem::path(words.scenario).stem().string(), words.seed);
    if (words.replication > 0)
        name += fmt::format("-r{}", words.replication);
    if (const auto changes = changes_of(words, order, scenario); !changes.empty())
        name += fmt::format("-{:08x}", hash_of_text(changes) >> 32U);
    return std::filesystem::path("results") / (name + ".h5");
}

/// Names that a run gives to what lies beside its result would be taken for those of another run; and no result writes over what it is made from.
void check_name(const std::filesystem::path& output, const std::filesystem::path& scenario)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(output, ignored) || !output.has_filename())
        throw InputError(fmt::format("-o: '{}' is a folder; expected the name of a file", output.string()));
    if (is_written_by_hand(output) || std::filesystem::equivalent(output, scenario, ignored))
        throw InputError(
            fmt::format("-o: '{}' is a scenario, a demand file or a site, which no result writes over; choose another name", output.string()));
    for (const char* ending : {".part", ".state", ".lock", ".journal-0", ".journal-1"})
        if (output.filename().string().ends_with(ending))
            throw InputError(fmt::format("-o: '{}' ends in {}, which is kept for files of a run that is not finished; choose another name",
                                         output.string(), ending));
}

/// Relative paths lead nowhere from a folder that was deleted.
void check_working_folder()
{
    std::error_code error;
    const auto here = std::filesystem::current_path(error);
    if (!error && !here.empty())
        return;
    std::error_code ignored;
    const auto name = std::filesystem::read_symlink("/proc/self/cwd", ignored).string();
    throw std::runtime_error(fmt::format("the working folder {} cannot be used: {}; change to another one and start again", name, error.message()));
}

RunOrder order_of(const RunWords& words, const Scenario& scenario, const Call& call)
{
    RunOrder order;
    order.options.run = {words.seed, words.replication};
    order.options.threads = words.threads;
    if (words.days > 0)
        order.options.days = words.days;
    const int days = order.options.days.value_or(scenario.days);
    order.trajectories = !words.no_trajectories && days <= longest_with_trajectories;
    order.resume = words.resume;
    order.cache = !words.no_cache;
    order.force = words.force;
    order.settings = words.settings;
    order.command_line = call.command_line;
    order.started = moment_text();
    if (!words.from.empty())
        order.options.from = time_of_day(words.from, "--from", false);
    if (!words.until.empty())
        order.options.until = time_of_day(words.until, "--until", true);
    if (order.options.until.value_or(seconds_per_day) + (days - 1) * seconds_per_day <= order.options.from)
        throw InputError("--until: the run would end before it begins");
    order.output = words.output.empty() ? default_output(words, order, scenario) : std::filesystem::path(words.output);
    check_name(order.output, words.scenario);
    return order;
}

void run(const RunWords& words, const Call& call)
{
    check_working_folder();
    catch_interruptions();
    const Scenario scenario = load_scenario(words.scenario, words.settings);
    const RunOrder order = order_of(words, scenario, call);
    if (!words.quiet)
        say(fmt::format("{}: {}, seed {}, replication {}\n", scenario.name, scenario.date.text(), words.seed, words.replication));
    if (!words.quiet)
        for (const auto& remark : remarks_on(scenario, words.days > 0 ? words.days : scenario.days))
            say(fmt::format("note: {}\n", remark));
    Progress before(words.quiet, "spin-up"), progress(words.quiet);
    std::vector<std::pair<std::string, std::string>> rows;
    std::vector<std::string> remarks;
    RunWatch watch;
    watch.stop = interrupted;
    watch.spin_up = [&](const Simulation& simulation) {
        before.show(simulation);
        if (simulation.done())
            before.finish(simulation);
    };
    watch.remark = [&](const std::string& remark) { say(fmt::format("note: {}\n", remark)); };
    watch.progress = [&](const Simulation& simulation) { progress.show(simulation); };
    watch.finished = [&](const Simulation& simulation) {
        progress.finish(simulation);
        for (const auto& remark : simulation.observables().remarks())
            fmt::print(stderr, "{}\n", remark);
        const auto value = [&](std::string_view name) { return simulation.observables().figure(name); };
        const auto text = [&](std::string_view name, int decimals, const char* unit, double factor = 1) { // a mean of nobody is not known
            return std::isnan(value(name)) ? std::string("not known") : fmt::format("{:.{}f}{}", factor * value(name), decimals, unit);
        };
        rows = {{"visitors", text("visitors", 0, "")},
                {"mean dwell", text("mean_dwell", 0, " s")},
                {"stop share", text("stop_share", 1, " %", 100)},
                {"people sitting at peak", text("peak_sitting", 0, "")},
                {"deals", text("deals", 0, "")},
                {"visible deals", text("visible_deals", 0, "")},
                {"litter per 10 m2", text("litter_per_10_m2", 2, "")},
                {"modelled safety index", text("safety_index", 1, " of 20")},
                {"cost", text("cost", 0, " SEK")}};
        remarks = remarks_on_gates(value);
    };
    if (run_to_file(scenario, order, watch) == RunOutcome::was_complete) {
        fmt::print("{} is complete; there is nothing to resume.\n", order.output.string());
        return;
    }
    if (words.quiet)
        return;
    print_summary(order.output, rows);
    for (const auto& remark : remarks)
        fmt::print("\n{}\n", remark);
}

} // namespace

void add_run(CLI::App& app, Call& call)
{
    auto words = std::make_shared<RunWords>();
    auto* command = app.add_subcommand("run", "Simulate a scenario into a file");
    command->add_option("scenario", words->scenario, "Scenario, YAML")->required()->transform(something())->type_name("SCENARIO.yaml");
    command
        ->add_option("-o,--output", words->output,
                     "Result file; without it results/<scenario>-<seed>.h5, with more in the name where more is changed")
        ->transform(something())
        ->type_name("RUN.h5");
    command->add_option("--seed", words->seed, "Seed of all draws")->capture_default_str()->transform(whole_number(0, largest_seed))->type_name("N");
    command->add_option("--replication", words->replication, "Number of the replication; pairs of scenarios share seed and replication")
        ->capture_default_str()
        ->transform(whole_number(0, largest_replication))
        ->type_name("N");
    command->add_option("--threads", words->threads, "Threads; 0: as many as there are processors to use. Changes no result")
        ->capture_default_str()
        ->transform(whole_number(0, 1024))
        ->type_name("N");
    command->add_option("--from", words->from, "Record from this time of the first day; the half hour before is simulated as well")
        ->transform(something())
        ->type_name("HH:MM");
    command->add_option("--until", words->until, "End at this time of the last day")->transform(something())->type_name("HH:MM");
    command->add_option("--days", words->days, "Days to simulate, instead of the scenario's")->transform(whole_number(1, 400))->type_name("N");
    command
        ->add_option("--set", words->settings, "Change one value: section.name=VALUE, interventions.NAME.key=VALUE, date=..., days=..., weather=...")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command->add_flag("--no-trajectories", words->no_trajectories, "Keep no positions (they are off from 8 days on)");
    command->add_flag("--resume", words->resume,
                      "Go on with an interrupted run from the end of its last finished day (results are equal); do nothing where it is complete");
    command->add_flag("--no-cache", words->no_cache,
                      "Simulate the spin-up even where the user's cache holds it, and keep nothing there (results are equal)");
    command->add_flag("--force", words->force, "Write over a finished result, or throw away the finished days of an interrupted run");
    command->add_flag("--quiet", words->quiet, "No progress, no table");
    command->callback([words, &call] { run(*words, call); });
}

} // namespace plattan::commands
