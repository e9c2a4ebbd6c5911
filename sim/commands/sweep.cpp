#include "commands/commands.h"

#include "base/counted.h"
#include "commands/compare_study.h"
#include "commands/progress.h"
#include "commands/study_work.h"
#include "commands/sweep_submit.h"
#include "commands/words.h"
#include "experiments/interruption.h"
#include "record/output_claim.h"
#include "studies/study_answer.h"
#include "studies/study_archive.h"
#include "studies/study_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace plattan::commands {

namespace {

struct SweepWords {
    std::vector<std::string> files, settings;
    std::string folder, from, until, shard, on_failure = "continue", output;
    std::string engine = "here", keep = "summary";
    SlurmRequest slurm;
    std::uint32_t seed = 1, patience = 120;
    int replications = 10, threads = 0, days = 0, rows = 0, more_replications = 0;
    bool quiet = false, dry_run = false;
};

const std::vector<std::string> usual_figures{"unsafe_day", "unsafe_night", "deals", "stop_share", "litter_per_10_m2", "safety_index", "cost"};

/// `key=a,b,c`: a factor and its levels.
Factor factor_of(const std::string& word)
{
    const auto equals = word.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == word.size())
        throw InputError(fmt::format("--vary {}: expected KEY=VALUE,VALUE,... such as deal.notice_probability=0.1,0.2, or KEY=plausible", word));
    Factor factor{word.substr(0, equals), {}, 0, {}, {"--vary " + word}};
    const std::string values = word.substr(equals + 1);
    if (values == "plausible") {
        factor.plausible_levels = 3;
        return factor;
    }
    for (std::size_t at = 0; at <= values.size();) {
        const auto comma = std::min(values.find(',', at), values.size());
        factor.levels.push_back(values.substr(at, comma - at));
        at = comma + 1;
    }
    return factor;
}

/// What was asked: a study file, or scenarios and what the options say of them.
Study study_of(const SweepWords& words, const CLI::App& command)
{
    Problems problems;
    Study study;
    if (words.files.size() == 1 && is_study_file(words.files.front())) {
        for (const char* option : {"--replications", "--seed", "--from", "--until", "--days", "--vary", "--keep"})
            if (command.count(option) > 0)
                problems.add({option}, "the study file says this; change it there");
        study = read_study(words.files.front(), problems);
        problems.stop_if_any();
        return study;
    }
    study.scenarios.assign(words.files.begin(), words.files.end());
    study.name = study.scenarios.size() == 1 ? study.scenarios.front().stem().string() : "comparison";
    study.seed = words.seed;
    study.replications = words.replications;
    if (!words.from.empty())
        study.from = time_of_day(words.from, "--from", false);
    if (!words.until.empty())
        study.until = time_of_day(words.until, "--until", true);
    if (words.days > 0)
        study.days = words.days;
    study.keep = static_cast<Keep>(std::find(keep_names.begin(), keep_names.end(), words.keep) - keep_names.begin());
    for (const auto& setting : words.settings)
        study.factors.push_back(factor_of(setting));
    return study;
}

std::filesystem::path folder_of(const SweepWords& words, const Study& study)
{
    if (!words.folder.empty())
        return words.folder;
    std::string name = std::filesystem::path(words.files.front()).stem().string();
    if (words.files.size() > 1)
        name += "-and-others";
    return std::filesystem::path("results") / (name + "-study-" + std::to_string(study.seed));
}

Shard shard_of(const std::string& word)
{
    Shard shard;
    const auto slash = word.find('/');
    std::string number = word.substr(0, slash), of = slash == std::string::npos ? "" : word.substr(slash + 1);
    constexpr std::uint64_t most = 1'000'000;
    if (fault_of_whole_number(of, 1, most).empty() && fault_of_whole_number(number, 1, std::stoull(of)).empty()) {
        shard.number = std::stoull(number);
        shard.of = std::stoull(of);
        return shard;
    }
    throw InputError(fmt::format("--shard: '{}' is no shard; expected I/N, from 1/N to N/N", word));
}

std::string with_interval(const Estimate& estimate)
{
    if (std::isnan(estimate.half_width))
        return fmt::format("{:.4g}", estimate.mean);
    return fmt::format("{:.4g} +/- {:.2g}", estimate.mean, estimate.half_width);
}

/// Which scenarios keep the bounds that the study sets.
void print_constraints(const StudyFolder& folder, const StudyState& state)
{
    for (const auto& constraint : folder.study().constraints) {
        fmt::print("\n{}\n", text_of(constraint));
        const auto means = answers(folder, state, 0, {constraint.figure}).front().means;
        for (std::size_t s = 0; s < means.size(); ++s) {
            const auto kept = is_kept(constraint, means[s]);
            fmt::print("  {:<32} {}\n", folder.scenario_names()[s],
                       kept == Kept::yes  ? "is kept"
                       : kept == Kept::no ? "is not kept"
                                          : "cannot be told: the interval lies on both sides");
        }
    }
}

/// The answer of a study whose design has one row: each scenario, and its difference from the one it is compared with.
void print_answer(const StudyFolder& folder, const StudyState& state)
{
    if (folder.count_of_rows() != 1 || state.count(StudyState::Of::done) == 0)
        return;
    const Study& study = folder.study();
    auto names = study.primary.empty() ? usual_figures : study.primary;
    names.insert(names.end(), study.secondary.begin(), study.secondary.end());
    fmt::print("\nMeans over {}{}, and paired differences from {}, with intervals of 95 %:\n",
               counted(static_cast<std::size_t>(study.replications), "replication"),
               folder.points().size() > 1 ? fmt::format(" of {} weighted days", folder.points().size()) : "",
               folder.scenario_names()[study.difference ? (*study.difference)[0] : 0]);
    for (const auto& answer : answers(folder, state, 0, names)) {
        fmt::print("\n{} ({})\n", answer.figure.name, answer.figure.units == "1" ? answer.figure.long_name : answer.figure.units);
        for (std::size_t s = 0; s < answer.means.size(); ++s)
            fmt::print("  {:<32} {:>22}{}\n", folder.scenario_names()[s], with_interval(answer.means[s]),
                       answer.differences[s] ? fmt::format("   difference {:>22}", with_interval(*answer.differences[s])) : "");
    }
    print_constraints(folder, state);
}

void collect(const StudyFolder& folder, const StudyState& state, const std::filesystem::path& output)
{
    state.refuse_damage();
    std::error_code error;
    if (state.count(StudyState::Of::done) == 0 && std::filesystem::exists(output, error))
        throw InputError(fmt::format("{}: no run of this study is done, and {} would be written over", folder.path().string(), output.string()));
    renew_answer(folder, state);
    write_study_file(folder, state, output);
    const std::size_t missing = state.count(StudyState::Of::missing), failed = state.count(StudyState::Of::failed);
    fmt::print("{} holds {} of {} runs{}.\n", output.string(), state.count(StudyState::Of::done), folder.runs().size(),
               missing + failed == 0 ? "" : fmt::format("; {} are missing and {} failed, which `plattan sweep status` names", missing, failed));
}

WorkOrder order_of(const SweepWords& words, SweepProgress& progress)
{
    auto order = work_here(words.threads, progress);
    order.stops_at_failure = words.on_failure == "stop";
    return order;
}

void submit(const StudyFolder& folder, const SweepWords& words)
{
    SlurmRequest request = words.slurm;
    request.time = slurm_time(request.time);
    submit_to_slurm(folder, request, words.dry_run);
}

/// The folder of a study that is asked for by a file, by scenarios, or by itself.
StudyFolder folder_for(const SweepWords& words, const CLI::App& command)
{
    std::error_code error;
    if (words.files.size() == 1 && std::filesystem::is_directory(words.files.front(), error))
        return StudyFolder(words.files.front());
    const Study study = study_of(words, command);
    return StudyFolder::make(folder_of(words, study), study, words.threads);
}

/// Simulates what is missing, here, and answers.
void go_on(const StudyFolder& folder, const SweepWords& words, Call& call)
{
    SweepProgress progress(words.quiet);
    simulate_missing(folder, order_of(words, progress), progress);
    const StudyState state(folder);
    if (!state.damage().empty() && !words.quiet)
        say(fmt::format("note: {}; runs that were missing for it were simulated again\n", state.damage()));
    report_failures(folder, state);
    if (state.count(StudyState::Of::done) == 0) {
        call.exit_code = 1;
        return;
    }
    collect(folder, state, folder.collected());
    if (!words.quiet)
        print_answer(folder, state);
    if (state.count(StudyState::Of::missing) > 0) // stopped at a failure
        call.exit_code = 1;
}

void sweep(const SweepWords& words, const CLI::App& command, Call& call)
{
    catch_interruptions();
    if (words.files.empty())
        throw InputError(
            "sweep: expected a study file, scenarios or the folder of a study, or one of: extend, submit, status, work, collect, archive "
            "(plattan sweep --help)");
    const auto folder = folder_for(words, command);
    if (!words.quiet)
        say(fmt::format("{}: {}, {}, {}, {}, in {}\n", folder.study().name, counted(folder.scenario_names().size(), "scenario"),
                        counted(folder.points().size(), "point"), counted(static_cast<std::size_t>(folder.study().replications), "replication"),
                        counted(folder.runs().size(), "run"), folder.path().string()));
    if (words.engine == "slurm")
        submit(folder, words);
    else
        go_on(folder, words, call);
}

/// More rows of a sampled design, or more replications. What is there is kept.
void extend(const std::string& path, int rows, int replications)
{
    const StudyFolder folder(path);
    Study study = folder.study();
    Problems problems;
    if (rows == 0 && replications == 0)
        problems.add({"sweep extend"}, "expected --rows or --replications");
    if (rows > 0 && study.design != Study::Design::sampled)
        problems.add({"--rows"}, "the design of this study is no sampled one; write a new study");
    if (rows > 0 && study.method == "lhs")
        problems.add({"--rows"}, "a Latin hypercube cannot be continued: each of its strips is met already; write a new study");
    if ((rows > 0 && rows < study.rows) || (replications > 0 && replications < study.replications))
        problems.add({"sweep extend"}, fmt::format("the study has {} replications{}; it can only grow", study.replications,
                                                   study.rows > 0 ? fmt::format(" and {} rows", study.rows) : ""));
    if (replications > 0 && study.design != Study::Design::sampled) {
        study.design = Study::Design::list;
        study.points = folder.points();
    }
    problems.stop_if_any();
    study.rows = std::max(study.rows, rows);
    study.replications = std::max(study.replications, replications);
    const auto longer = StudyFolder::make(path, study, 0);
    fmt::print("{} has {} of which {} were there. To go on: plattan sweep {}\n", path, counted(longer.runs().size(), "run"), folder.runs().size(),
               path);
}

void work_on_shard(const SweepWords& words, Call& call)
{
    catch_interruptions();
    const StudyFolder folder(words.folder);
    SweepProgress progress(words.quiet);
    auto order = order_of(words, progress);
    order.shard = shard_of(words.shard);
    order.patience = std::chrono::seconds(words.patience);
    WorkDone done;
    try {
        done = work(folder, order);
    } catch (const Interrupted& error) { // the code by which schedulers know that the same command can go on
        constexpr int try_again = 75;
        progress.finish();
        fmt::print(stderr, "shard {}: {}; the runs that had ended are kept\n", words.shard, error.what());
        call.exit_code = try_again;
        return;
    }
    progress.finish();
    if (!words.quiet)
        fmt::print("shard {}: {} simulated, {} failed, {} were there\n", words.shard, counted(done.simulated, "run"), done.failed, done.already);
    if (done.failed > 0)
        report_failures(folder, StudyState(folder));
    call.exit_code = done.failed > 0 && done.simulated + done.already == 0 ? 1 : 0;
}

void status(const SweepWords& words)
{
    const StudyFolder folder(words.folder);
    const StudyState state(folder);
    const auto done = state.runs(StudyState::Of::done), failed = state.runs(StudyState::Of::failed);
    const std::size_t missing = state.count(StudyState::Of::missing);
    fmt::print("{}: {} of {} runs are done, {} failed, {} are missing\n", folder.study().name, done.size(), folder.runs().size(), failed.size(),
               missing);
    if (!state.damage().empty())
        fmt::print("{}\n", state.damage());
    if (!done.empty()) {
        const double each = state.mean_seconds();
        fmt::print("A run took {} on average; what is missing takes about {} of one processor.\n", duration_text(each),
                   duration_text(each * static_cast<double>(missing + failed.size())));
    }
    for (const auto& run : failed)
        fmt::print("failed: plattan rerun {} {}   ({})\n", folder.path().string(), id_text(run.id), state.row_of(run).failure);
}

void add_study_options(CLI::App& command, SweepWords& words)
{
    command
        .add_option("files", words.files,
                    "A study file, the folder of a study to go on with, or scenarios to compare; the first is what the others are compared with")
        ->transform(something())
        ->type_name("STUDY.yaml | DIR | SCENARIO.yaml...");
    command.add_option("-o,--output", words.folder, "Folder of the study; without it results/<file>-study-<seed>")
        ->transform(something())
        ->type_name("DIR");
    command.add_option("--replications", words.replications, "Replications of each scenario and point; more of them continue those that are there")
        ->capture_default_str()
        ->transform(whole_number(1, most_replications))
        ->type_name("N");
    command.add_option("--seed", words.seed, "Seed of all draws; a replication draws the same in each scenario")
        ->capture_default_str()
        ->transform(whole_number(0, largest_seed))
        ->type_name("N");
    command.add_option("--vary", words.settings, "A factor of a grid: KEY=VALUE,VALUE,... with a key as after run --set, or KEY=plausible")
        ->type_name("KEY=VALUES")
        ->allow_extra_args(false);
    command.add_option("--from", words.from, "Record from this time of the first day; the half hour before is simulated as well")
        ->transform(something())
        ->type_name("HH:MM");
    command.add_option("--until", words.until, "End at this time of the last day")->transform(something())->type_name("HH:MM");
    command.add_option("--days", words.days, "Days of each run, instead of the scenario's")->transform(whole_number(1, 400))->type_name("N");
    command
        .add_option("--keep", words.keep,
                    "What is kept of each run: figures; series by minute and tables as well; the file of the run as well; trajectories as well")
        ->capture_default_str()
        ->check(CLI::IsMember(std::vector<std::string>(keep_names.begin(), keep_names.end())));
}

} // namespace

void add_sweep(CLI::App& app, Call& call)
{
    auto words = std::make_shared<SweepWords>();
    auto* command =
        app.add_subcommand("sweep", "Simulate a study: scenarios, points of parameters and replications, each with each; the same command goes on");
    const auto folder_to_read = [&](CLI::App* sub) {
        sub->add_option("folder", words->folder, "Folder of the study")->required()->transform(something())->type_name("DIR");
    };
    const auto how_to_work = [&](CLI::App* sub) {
        sub->add_option("--threads", words->threads, "Runs at a time; 0: as many as there are processors to use. Changes no result")
            ->capture_default_str()
            ->transform(whole_number(0, 1024))
            ->type_name("N");
        sub->add_option("--on-failure", words->on_failure, "What follows where a run fails: the others, or nothing")
            ->capture_default_str()
            ->check(CLI::IsMember({"continue", "stop"}));
        sub->add_flag("--quiet", words->quiet, "No progress, no table");
    };
    add_study_options(*command, *words);
    how_to_work(command);
    command->add_option("--on", words->engine, "Where it runs: here, or as an array of tasks of Slurm")
        ->capture_default_str()
        ->check(CLI::IsMember({"here", "slurm"}));
    std::error_code ignored;
    words->slurm.program = std::filesystem::read_symlink("/proc/self/exe", ignored).string();
    add_slurm_options(*command, words->slurm, words->dry_run);
    command->require_subcommand(0, 1);

    auto* of_submit = command->add_subcommand("submit", "Submit to Slurm the shards of a study that have runs without a row");
    folder_to_read(of_submit);
    add_slurm_options(*of_submit, words->slurm, words->dry_run);
    of_submit->callback([words] {
        catch_interruptions();
        submit(StudyFolder(words->folder), *words);
    });

    auto* of_extend = command->add_subcommand("extend", "Continue the design of a study with more rows or more replications; what is done is kept");
    folder_to_read(of_extend);
    of_extend->add_option("--rows", words->rows, "Rows of a sobol, saltelli or morris design")->transform(whole_number(1, 1'000'000))->type_name("N");
    of_extend->add_option("--replications", words->more_replications, "Replications of each scenario and point")
        ->transform(whole_number(1, most_replications))
        ->type_name("N");
    of_extend->callback([words] { extend(words->folder, words->rows, words->more_replications); });

    auto* of_status = command->add_subcommand("status", "Say from the files of a study what is done, failed and missing");
    folder_to_read(of_status);
    of_status->callback([words] { status(*words); });

    auto* of_work = command->add_subcommand("work", "Simulate those runs of a shard that are missing: what a task of a cluster does");
    folder_to_read(of_work);
    of_work->add_option("--shard", words->shard, "Which part of the runs, of how many: 1/8 to 8/8")
        ->required()
        ->transform(something())
        ->type_name("I/N");
    of_work->add_option("--patience", words->patience, "Seconds of silence after which another machine that claimed the shard is taken for dead")
        ->capture_default_str()
        ->transform(whole_number(1, 100'000))
        ->type_name("SECONDS");
    how_to_work(of_work);
    of_work->callback([words, &call] { work_on_shard(*words, call); });

    auto* of_collect = command->add_subcommand("collect", "Write what came out of all runs into one file, study.h5");
    folder_to_read(of_collect);
    of_collect->add_option("-o,--output", words->output, "File to write; without it study.h5 in the folder")
        ->transform(something())
        ->type_name("STUDY.h5");
    of_collect->callback([words] {
        const StudyFolder folder(words->folder);
        collect(folder, StudyState(folder), words->output.empty() ? folder.collected() : std::filesystem::path(words->output));
    });

    auto* of_archive = command->add_subcommand(
        "archive", "Pack what is needed to have each figure of a study again into one small file: design, texts, digests, versions");
    folder_to_read(of_archive);
    of_archive->add_option("-o,--output", words->output, "File to write; without it DIR.zip")->transform(something())->type_name("X.zip");
    of_archive->callback([words] {
        const StudyFolder folder(words->folder);
        auto output = std::filesystem::path(words->output);
        if (output.empty())
            output = std::filesystem::absolute(folder.path() / ".").parent_path().string() + ".zip";
        const StudyState state(folder);
        write_study_archive(folder, state, output);
        fmt::print("{} holds the design, the texts and the digests of {} of {} runs: {:.1f} MB.\n", output.string(),
                   state.count(StudyState::Of::done), folder.runs().size(), static_cast<double>(std::filesystem::file_size(output)) / 1e6);
    });

    command->callback([words, command, &call] {
        if (command->get_subcommands().empty())
            sweep(*words, *command, call);
    });
}

} // namespace plattan::commands
