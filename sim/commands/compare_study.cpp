#include "commands/compare_study.h"

#include "base/output_file.h"
#include "base/version.h"
#include "commands/answer_file.h"
#include "commands/progress.h"
#include "commands/study_work.h"
#include "day/remarks.h"
#include "estimates/assumptions.h"
#include "estimates/stopping.h"
#include "experiments/interruption.h"
#include "experiments/run.h"
#include "studies/study_file.h"
#include "studies/study_maps.h"
#include "studies/study_samples.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan::commands {

namespace {

constexpr const char *maps_file = "maps.h5", *draws_folder = "assumptions";
constexpr int pairs_at_a_time = 5;        ///< added where intervals are not narrow enough yet
constexpr int replications_of_a_draw = 2; ///< the same in each draw, so that draws differ by what is assumed

/// Scenarios whose runs are figures of other days or places.
/// @param names by which the scenarios are told
std::vector<std::string> unlike(const Study& study, const std::vector<std::string>& names)
{
    std::vector<std::string> differences;
    std::vector<Scenario> scenarios;
    Problems problems;
    for (const auto& path : study.scenarios)
        scenarios.push_back(load_scenario(path, {}, problems));
    problems.stop_if_any();
    const Scenario& first = scenarios.front();
    for (std::size_t s = 1; s < scenarios.size(); ++s) {
        const Scenario& other = scenarios[s];
        const auto differ = [&](std::string_view what, const std::string& a, const std::string& b) {
            if (a != b)
                differences.push_back(fmt::format("{} and {} differ in {}{}", names.front(), names[s], what,
                                                  a.size() + b.size() < 40 ? fmt::format(": {} and {}", a, b) : ""));
        };
        differ("the date", first.date.text(), other.date.text());
        if (!study.days)
            differ("the number of days", std::to_string(first.days), std::to_string(other.days));
        differ("the site", first.site_text, other.site_text);
        differ("the demand", first.demand_text, other.demand_text);
        differ("the days simulated before (spin_up)", std::to_string(first.spin_up), std::to_string(other.spin_up));
        if (first.weather.hours != other.weather.hours)
            differences.push_back(fmt::format("{} and {} differ in the weather", names.front(), names[s]));
    }
    return differences;
}

std::filesystem::path example_of(const StudyFolder& folder, const std::string& scenario) { return folder.path() / "runs" / (scenario + ".h5"); }

/// One whole run of each scenario.
std::vector<std::filesystem::path> examples_of(const StudyFolder& folder)
{
    std::vector<std::filesystem::path> examples;
    for (const auto& name : folder.scenario_names())
        examples.push_back(example_of(folder, name));
    return examples;
}

bool is_example(const PlannedRun& run) { return run.point == 0 && run.replication == 0; }

/// @param with_examples a run of each scenario is kept whole
void work_on(const StudyFolder& folder, const CompareOrder& order, bool with_examples)
{
    SweepProgress progress(order.quiet);
    WorkOrder work_order = work_here(order.threads, progress);
    work_order.command_line = order.command_line;
    if (with_examples)
        work_order.also_to = [&](const PlannedRun& run) {
            return is_example(run) ? example_of(folder, folder.scenario_names()[run.scenario]) : std::filesystem::path();
        };
    simulate_missing(folder, work_order, progress);
    report_failures(folder, StudyState(folder));
}

/// One whole run of each scenario: its plan, its costs and its walk, to look at. Those that were simulated without it are simulated again.
void write_examples(const StudyFolder& folder, const CompareOrder& order)
{
    for (const auto& run : folder.runs()) {
        if (!is_example(run))
            continue;
        RunOrder one;
        one.options = folder.options_of(run);
        one.options.threads = order.threads;
        one.output = example_of(folder, folder.scenario_names()[run.scenario]);
        one.trajectories = false;
        one.resume = true;
        one.command_line = order.command_line;
        one.started = moment_text();
        RunWatch watch;
        watch.stop = interrupted;
        const Scenario scenario = folder.scenario_of(run);
        try {
            run_to_file(scenario, one, watch);
        } catch (const Interrupted&) {
            throw Interrupted("interrupted; the runs that had ended are kept, and the same command goes on");
        }
    }
}

Study study_of_draws(const Study& study, int draws, bool keeps_tables)
{
    Study result = study;
    result.name = study.name + ", over what is assumed";
    result.replications = replications_of_a_draw;
    result.keep = keeps_tables ? Keep::minutes : Keep::summary;
    result.design = Study::Design::sampled;
    result.method = "lhs";
    result.rows = draws;
    for (const auto& key : drawn_parameters())
        result.factors.push_back({key, {}, 3, {}, {"--parameter-draws"}});
    return result;
}

/// What came of the draws that are done.
AssumptionAnswer answer_of_draws(const StudyFolder& folder, const std::vector<std::string>& titles)
{
    return plattan::answer_of(folder.factors(), draws_of(folder, titles), is_whole_day(folder.study()));
}

/// @param missing runs that are not done
AnswerHead head_of(const StudyFolder& folder, std::size_t missing, const std::string& command_line)
{
    const Study& study = folder.study();
    const Scenario first = load_scenario(study.scenarios.front());
    AnswerHead head;
    head.study = study.name;
    head.command = command_line;
    head.program = version().program;
    head.sources = version().sources;
    head.design = folder.design_hash();
    head.names = folder.scenario_names();
    for (const auto& example : examples_of(folder))
        head.runs.push_back(std::filesystem::relative(example, folder.path()));
    head.seeds = {std::to_string(study.seed)};
    head.missing = missing;
    head.date = first.date.text();
    head.days = study.days.value_or(first.days);
    head.from = study.from;
    head.until = study.until.value_or(seconds_per_day);
    head.price_year = *first.parameters.cost.year;
    head.price_index = *first.parameters.cost.index;
    if (const auto days = points_of_first_row(folder); days.size() > 1) {
        std::vector<std::string> dates;
        for (const auto point : days)
            if (const auto* date = folder.points()[point].value_of("date"))
                dates.push_back(*date);
        if (const auto [least, most] = std::minmax_element(dates.begin(), dates.end()); !dates.empty())
            head.period = {*least, *most, days.size()};
    }
    return head;
}

/// What the runs that are done say, and files of it.
/// @return whether there are maps
bool write_answer(const StudyFolder& folder, const StudyState& state, const Samples& samples, Answer& answer, const std::string& command_line)
{
    const auto& titles = samples.scenarios();
    answer.notices = unlike(folder.study(), titles);
    for (const auto& run : folder.runs())
        if (is_example(run)) {
            const Scenario scenario = folder.scenario_of(run);
            for (const auto& remark : remarks_on(scenario, folder.study().days.value_or(scenario.days)))
                answer.notices.push_back(fmt::format("{}: {}", titles[run.scenario], remark));
        }
    const std::size_t missing = folder.runs().size() - state.count(StudyState::Of::done);
    if (missing > 0)
        answer.notices.push_back(fmt::format("{} of {} runs are missing or failed", missing, folder.runs().size()));
    if (const auto days = points_of_first_row(folder).size(); days > 1)
        answer.notices.push_back(fmt::format("a replication counts with the weighted mean of {} days of the period; intervals do not tell what other "
                                             "dates would have given",
                                             days));
    if (folder.count_of_rows() > 1)
        answer.notices.push_back(fmt::format("this study varies {} in {} rows of its design; compared is the first of them",
                                             fmt::join(folder.factors(), ", "), folder.count_of_rows()));
    AssumptionAnswer assumptions;
    if (const auto draws = folder.path() / draws_folder; is_study_folder(draws)) {
        assumptions = answer_of_draws(StudyFolder(draws), titles);
        answer.assumptions = assumptions.ranges;
        answer.parameters = assumptions.effects;
        answer.notices.push_back(fmt::format("over what is assumed: {} of {} draws of parameters keep the patterns of the first scenario{}{}",
                                             assumptions.kept, assumptions.drawn, assumptions.failed.empty() ? "" : "; ",
                                             fmt::join(assumptions.failed, "; ")));
    } else if (!answer.samples.scenarios().empty()) {
        answer.notices.emplace_back(of_chance_alone);
    }
    write_output(folder.estimates(), estimates_csv(answer), {}, true);
    write_output(folder.path() / answer_file, answer_json(head_of(folder, missing, command_line), answer, assumptions), {}, true);
    return write_study_maps(folder, state, titles, folder.path() / maps_file);
}

/// Writes and prints what the runs that are done say.
void tell(const StudyFolder& folder, const std::string& command_line, bool all, bool quiet)
{
    const StudyState state(folder);
    state.refuse_damage();
    if (state.count(StudyState::Of::done) == 0)
        throw std::runtime_error(folder.path().string() + ": no run of this study is done");
    const Samples samples = samples_of_row(folder, state, titles_of(folder));
    Answer answer = plattan::answer_of(samples);
    const bool has_maps = write_answer(folder, state, samples, answer, command_line);
    write_study_file(folder, state, folder.collected());
    if (quiet)
        return;
    fmt::print("{}\nEvery estimate is in {}{}.\nTo read it: plattan report {} -o report.html\n", answer_text(answer, all),
               folder.estimates().string(), has_maps ? fmt::format(", maps are in {}", (folder.path() / maps_file).string()) : "",
               folder.path().string());
}

/// Adds pairs until the intervals are as narrow as was asked for.
StudyFolder simulate(CompareOrder& order)
{
    if (!order.half_width) {
        auto folder = StudyFolder::make(order.folder, order.study, order.threads);
        work_on(folder, order, order.study.keep >= Keep::minutes);
        return folder;
    }
    const int most = order.study.replications;
    order.study.replications = std::min(most, fewest_pairs);
    for (;;) {
        auto folder = StudyFolder::make(order.folder, order.study, order.threads);
        work_on(folder, order, order.study.keep >= Keep::minutes);
        const StudyState state(folder);
        const Samples samples = samples_of_row(folder, state, titles_of(folder));
        const Comparison comparison = plattan::compare(samples);
        const bool narrow = is_narrow_enough(samples, comparison, *order.half_width);
        if (narrow || order.study.replications >= most) {
            if (!order.quiet)
                say(narrow ? fmt::format("{} pairs make the intervals as narrow as was asked for\n", order.study.replications)
                           : fmt::format("{} pairs do not make the intervals as narrow as was asked for; about {} would (--replications)\n", most,
                                         pairs_for_narrow_enough(samples, comparison, *order.half_width)));
            return folder;
        }
        order.study.replications = std::min(most, order.study.replications + pairs_at_a_time);
    }
}

} // namespace

bool is_study_folder(const std::filesystem::path& folder)
{
    std::error_code error;
    return std::filesystem::exists(folder / "study.yaml", error);
}

bool compare_scenarios(CompareOrder order)
{
    catch_interruptions();
    std::vector<std::string> named;
    for (const auto& path : order.study.scenarios)
        named.push_back(path.string());
    const auto notices = unlike(order.study, named);
    if (!notices.empty() && !order.anyway) {
        Problems problems;
        for (const auto& notice : notices)
            problems.add({"compare"}, notice + "; --anyway compares them all the same");
        problems.stop_if_any();
    }
    if (!order.quiet)
        say(fmt::format("{} scenarios, {} paired runs of each, in {}\n", order.study.scenarios.size(), order.study.replications,
                        order.folder.string()));
    const StudyFolder folder = simulate(order);
    if (order.study.keep >= Keep::minutes) {
        write_examples(folder, order);
        write_walks(folder.path(), titles_of(folder), examples_of(folder));
    }
    if (order.parameter_draws > 0) {
        Study study = study_of_draws(order.study, order.parameter_draws, order.keeps_draws);
        for (std::size_t s = 0; s < study.scenarios.size(); ++s) // as they were copied, so that the folder is one question
            study.scenarios[s] = folder.study().scenarios[s];
        if (!order.quiet)
            say(fmt::format("{} draws of {} parameters\n", order.parameter_draws, study.factors.size()));
        work_on(StudyFolder::make(order.folder / draws_folder, study, order.threads), order, false);
    }
    const StudyState state(folder);
    tell(folder, order.command_line, order.all, order.quiet || !order.tells);
    return state.count(StudyState::Of::done) == folder.runs().size();
}

void compare_study(const std::filesystem::path& path, bool all, bool quiet)
{
    const StudyFolder folder(path);
    if (folder.scenario_names().size() < 2)
        throw InputError(fmt::format("{}: this study has one scenario; there is nothing to compare", path.string()));
    tell(folder, command_in(path), all, quiet);
}

void renew_answer(const StudyFolder& folder, const StudyState& state)
{
    std::error_code error;
    if (!std::filesystem::exists(folder.estimates(), error) || state.count(StudyState::Of::done) == 0)
        return;
    const Samples samples = samples_of_row(folder, state, titles_of(folder));
    Answer answer = plattan::answer_of(samples);
    write_answer(folder, state, samples, answer, command_in(folder.path()));
}

} // namespace plattan::commands
