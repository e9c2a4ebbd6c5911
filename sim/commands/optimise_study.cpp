#include "commands/optimise_study.h"

#include "base/counted.h"
#include "base/output_file.h"
#include "base/text_file.h"
#include "commands/compare_study.h"
#include "commands/optimise_answer.h"
#include "commands/progress.h"
#include "estimates/cost_effectiveness.h"
#include "experiments/interruption.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan::commands {

namespace {

/// How much there is to simulate at most, so that nobody waits for hours without knowing it.
std::string runs_text(const OptimiseOrder& order)
{
    const auto tried = static_cast<std::size_t>(order.most_options), search_pairs = static_cast<std::size_t>(order.search_replications),
               pairs = static_cast<std::size_t>(order.replications);
    const std::size_t runs =
        (tried + 1) * search_pairs + (std::min(tried, most_finalists) + 1) * (pairs + 2 * static_cast<std::size_t>(order.parameter_draws));
    return fmt::format(
        "at most {} runs: up to {} options in {} pairs, then the best {} in {} pairs{}; fewer options or pairs end sooner (--most-options, "
        "--search-replications, --replications), and so does a part of the day (--from, --until)",
        kronor_text(static_cast<double>(runs)), tried, search_pairs, std::min(tried, most_finalists), pairs,
        order.parameter_draws > 0 ? fmt::format(" and in {} draws of what is assumed", order.parameter_draws) : "");
}

} // namespace

bool optimise(const OptimiseOrder& order)
{
    catch_interruptions();
    Search search = search_of(order);
    if (!order.quiet) {
        double combinations = 1;
        for (const auto& measure : search.measures)
            combinations *= static_cast<double>(measure.settings.size());
        say(fmt::format("{} with {} combinations of amounts, hours and places, in {}\n{}\n", counted(search.measures.size(), "measure"),
                        kronor_text(combinations), order.folder.string(), runs_text(order)));
    }
    std::string why;
    const auto folder = search_options(search, why);
    if (!folder) {
        fmt::print("{}\n", why);
        return true;
    }
    const StudyState state(*folder);
    if (state.count(StudyState::Of::done) == 0)
        return false;
    NamedOptions tried;
    for (const auto& point : folder->points()) {
        tried.settings.push_back(search.settings_of(point));
        tried.names.push_back(std::to_string(tried.settings.size()));
    }
    const Samples samples = samples_of_points(*folder, state, search.titles_in(*folder));
    const auto ranked_first = rank_options(samples, order.objectives);
    NamedOptions finalists{finalists_of(search, *folder, samples, ranked_first), {}};
    write_output(order.folder / "tried.csv", options_csv(search, ranked_first, tried), {}, true);
    if (finalists.settings.empty()) {
        fmt::print("The search ended because {}. None of the {} options that were tried seems better than doing nothing.\n", why,
                   tried.settings.size());
        return state.count(StudyState::Of::done) == folder->runs().size();
    }
    CompareOrder comparison;
    comparison.study = search.study;
    comparison.study.points.clear();
    comparison.study.design = Study::Design::grid;
    comparison.study.scenarios = {folder->study().scenarios.front()};
    comparison.study.seed = order.seed + 1; // draws that the search has not seen: what won by chance wins no more
    comparison.study.replications = order.replications;
    std::string key; // which options: another budget in the same folder has other finalists
    for (const auto& settings : finalists.settings) {
        const auto number = std::find(tried.settings.begin(), tried.settings.end(), settings) - tried.settings.begin() + 1;
        finalists.names.push_back(fmt::format("option {}", number));
        key += fmt::format("-{}", number);
        const auto file = order.folder / "options" / fmt::format("option-{}.yaml", number);
        std::filesystem::create_directories(file.parent_path());
        const auto base =
            std::filesystem::proximate(std::filesystem::absolute(folder->study().scenarios.front()), std::filesystem::absolute(file.parent_path()));
        write_text_file(file, scenario_with(fmt::format("Option {}: {}", number, label_of(search.measures, settings)), base.string(), search.measures,
                                            &settings));
        comparison.study.scenarios.push_back(file);
    }
    comparison.folder = order.folder / ("finalists" + key);
    comparison.threads = order.threads;
    comparison.parameter_draws = order.parameter_draws;
    comparison.keeps_draws = true;
    comparison.quiet = order.quiet;
    comparison.tells = false; // the set is the answer; the tables are in the folder
    comparison.command_line = order.command_line;
    const bool whole = compare_scenarios(comparison);
    const StudyFolder compared(comparison.folder);
    auto ranked = rank_options(samples_of(compared, StudyState(compared), 0, plattan::titles_of(compared)), order.objectives);
    const auto drawn = drawn_answer(search, comparison.folder, finalists);
    for (auto& option : ranked)
        if (drawn.kept > 0)
            option.share_of_draws = static_cast<double>(drawn.options[option.scenario - 1]) / drawn.kept;
    write_output(order.folder / "set.csv", options_csv(search, ranked, finalists), {}, true);
    write_output(order.folder / "measures.csv", measures_csv(search, ranked, finalists, drawn), {}, true);
    fmt::print("{}\nTo read it: plattan report {} -o report.html\n", answer_text(search, ranked, finalists, drawn, why), comparison.folder.string());
    return whole && state.count(StudyState::Of::done) == folder->runs().size();
}

} // namespace plattan::commands
