#include "commands/optimise_search.h"

#include "base/analysis_program.h"
#include "base/child_process.h"
#include "base/csv.h"
#include "base/output_file.h"
#include "base/text_file.h"
#include "commands/compare_study.h"
#include "commands/progress.h"
#include "commands/study_work.h"
#include "estimates/cost_effectiveness.h"
#include "experiments/interruption.h"
#include "statistics/mean.h"
#include "studies/measure.h"
#include "studies/study_samples.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <numeric>

namespace plattan::commands {

namespace {

using Settings = std::vector<std::size_t>; ///< of each measure which

constexpr std::size_t tried_at_a_time = 4;
constexpr std::size_t first_options_per_measure = 3; ///< that lie far apart, before any is chosen by what others came to
constexpr double worth_another_try = 0.1; ///< expected improvement below which the search ends, as a share of the smallest change worth naming
constexpr std::size_t most_finalists = 6;

/// What there is to choose from, and the study of what was tried.
struct Search {
    const OptimiseOrder& order;
    std::vector<Measure> measures;
    Study study;

    std::size_t first_options() const
    {
        return std::min<std::size_t>(first_options_per_measure * measures.size(), static_cast<std::size_t>(order.most_options));
    }

    DesignPoint point_of(const Settings& settings) const
    {
        DesignPoint point;
        for (std::size_t m = 0; m < measures.size(); ++m)
            for (const auto& [key, value] : measures[m].settings[settings[m]].values)
                point.values.emplace_back(fmt::format("interventions.{}.{}", measures[m].entry, key), value);
        return point;
    }

    /// The settings behind a point of a folder. Throws InputError where it is none of this search.
    Settings settings_of(const DesignPoint& point) const
    {
        Settings settings(measures.size());
        for (std::size_t m = 0; m < measures.size(); ++m)
            for (std::size_t s = 1; s < measures[m].settings.size(); ++s) {
                const auto& values = measures[m].settings[s].values;
                if (std::all_of(values.begin(), values.end(), [&](const auto& value) {
                        const std::pair wanted{fmt::format("interventions.{}.{}", measures[m].entry, value.first), value.second};
                        return std::find(point.values.begin(), point.values.end(), wanted) != point.values.end();
                    }))
                    settings[m] = s;
            }
        auto a = point_of(settings).values, b = point.values;
        std::sort(a.begin(), a.end());
        std::sort(b.begin(), b.end());
        if (a != b)
            throw InputError(fmt::format("{}: this folder holds another search; choose another folder", order.folder.string()));
        return settings;
    }

    bool is_affordable(const Settings& settings) const
    {
        const auto cost = cost_of(measures, settings);
        double all = 0;
        for (const auto& [payer, kronor] : cost) {
            all += kronor;
            if (const auto budget = order.budgets.find(payer); budget != order.budgets.end() && kronor > budget->second)
                return false;
        }
        const auto budget = order.budgets.find("");
        return budget == order.budgets.end() || all <= budget->second;
    }
};

/// Titles of the scenarios of a search: the base, then its options.
std::vector<std::string> titles_of(const Search& search, const StudyFolder& folder)
{
    std::vector<std::string> titles{folder.scenario_names().front()};
    for (const auto& point : folder.points())
        titles.push_back(label_of(search.measures, search.settings_of(point)));
    return titles;
}

double smallest_change(const Samples& samples, const Objective& objective)
{
    const Sample* sample = samples.figure(objective.indicator);
    if (sample == nullptr)
        return unknown;
    RunningMean level;
    for (const double value : sample->values[0])
        if (!std::isnan(value))
            level.add(value);
    return std::max(sample->indicator.smallest, sample->indicator.smallest_share * std::abs(level.value) * sample->indicator.factor);
}

boost::json::array measures_json(const std::vector<Measure>& measures)
{
    boost::json::array list;
    for (const auto& measure : measures) {
        boost::json::array settings;
        for (const auto& setting : measure.settings) {
            boost::json::object cost;
            for (const auto& [payer, kronor] : setting.cost_by_payer)
                cost[payer] = kronor;
            settings.push_back({{"label", setting.label}, {"coordinates", boost::json::value_from(setting.coordinates)}, {"cost", std::move(cost)}});
        }
        list.push_back({{"name", measure.name}, {"settings", std::move(settings)}});
    }
    return list;
}

/// Options with what they came to, pair by pair. Those that cannot be paid are left out: another budget was searched here before.
boost::json::array options_json(const Search& search, const StudyFolder& folder, const Samples& samples)
{
    boost::json::array list;
    for (std::size_t p = 0; p < folder.points().size(); ++p) {
        const auto settings = search.settings_of(folder.points()[p]);
        if (!search.is_affordable(settings))
            continue;
        boost::json::array gains;
        for (std::size_t pair = 0; pair < samples.pairs(); ++pair) {
            boost::json::array of_pair;
            for (const auto& objective : search.order.objectives) {
                const Sample* sample = samples.figure(objective.indicator);
                const double gain = sample == nullptr ? unknown : sample->indicator.factor * (sample->values[p + 1][pair] - sample->values[0][pair]);
                if (std::isfinite(gain))
                    of_pair.emplace_back(objective.sense == Sense::less_is_better ? -gain : gain);
            }
            if (of_pair.size() == search.order.objectives.size())
                gains.push_back(std::move(of_pair));
        }
        if (!gains.empty())
            list.push_back({{"settings", boost::json::value_from(settings)}, {"gains", std::move(gains)}});
    }
    return list;
}

struct Proposal {
    std::vector<Settings> options;
    std::optional<double> largest_improvement; ///< in units of the smallest change worth naming; nothing while the first options are chosen
};

/// Asks analysis/optimise which options to try next.
Proposal propose(const Search& search, const StudyFolder* folder)
{
    const auto& order = search.order;
    boost::json::object budgets;
    for (const auto& [payer, kronor] : order.budgets)
        budgets[payer] = kronor;
    boost::json::object question{{"seed", order.seed},
                                 {"first", search.first_options()},
                                 {"count", tried_at_a_time},
                                 {"budgets", std::move(budgets)},
                                 {"measures", measures_json(search.measures)},
                                 {"options", boost::json::array{}},
                                 {"smallest", boost::json::array{}}};
    if (folder != nullptr) {
        const Samples samples = samples_of_points(*folder, StudyState(*folder), titles_of(search, *folder));
        question["options"] = options_json(search, *folder, samples);
        for (const auto& objective : order.objectives) {
            if (samples.figure(objective.indicator) == nullptr)
                throw InputError(fmt::format("--objective {}: runs of this length have no such figure", objective.indicator));
            question["smallest"].as_array().emplace_back(smallest_change(samples, objective));
        }
    }
    const auto path = order.folder / "question.json";
    write_text_file(path, boost::json::serialize(question) + "\n");
    const auto said = run_program({python, analysis_program("optimise").string(), path.string()});
    if (said.exit_code != 0)
        throw MachineError(fmt::format("no options could be proposed: {}",
                                       said.exit_code == 127 ? fmt::format("there is no {}", python) : said.errors.substr(0, 2000)));
    const auto answer = boost::json::parse(said.output).as_object();
    Proposal proposal;
    for (const auto& option : answer.at("options").as_array())
        proposal.options.push_back(boost::json::value_to<Settings>(option));
    if (!answer.at("largest_improvement").is_null())
        proposal.largest_improvement = answer.at("largest_improvement").to_number<double>();
    return proposal;
}

/// Tries options until none promises enough, or there are as many as are allowed.
/// @param why gets the reason for which the search ended
std::optional<StudyFolder> search_options(Search& search, std::string& why)
{
    const auto& order = search.order;
    const auto path = order.folder / "search";
    std::optional<StudyFolder> folder;
    if (is_study_folder(path)) {
        folder.emplace(path);
        search.study.points = folder->points();
        for (const auto& point : folder->points())
            search.settings_of(point); // or it is another search
    }
    for (;;) {
        if (folder) { // the last ones may be missing
            folder = StudyFolder::make(path, search.study, order.threads);
            SweepProgress progress(order.quiet);
            simulate_missing(*folder, work_here(order.threads, progress), progress);
            report_failures(*folder, StudyState(*folder));
        }
        const std::size_t tried = search.study.points.size(), most = static_cast<std::size_t>(order.most_options);
        auto proposal = propose(search, folder ? &*folder : nullptr);
        if (proposal.options.empty()) {
            why = tried == 0 ? "the budget pays for none of the measures" : "every option that the budget pays for was tried";
            return folder;
        }
        if (proposal.largest_improvement && *proposal.largest_improvement < worth_another_try) {
            why = fmt::format("no other option is expected to bring more than {:.2g} of the smallest change worth naming",
                              *proposal.largest_improvement);
            return folder;
        }
        if (tried >= most) {
            why = fmt::format("{} options were tried, which is as many as were allowed (--most-options)", tried);
            return folder;
        }
        proposal.options.resize(std::min(proposal.options.size(), most - tried));
        if (!order.quiet)
            say(fmt::format("{} options were tried; next {}{}\n", tried, proposal.options.size(),
                            proposal.largest_improvement ? fmt::format(", the best expected to bring {:.2g} times the smallest change worth naming",
                                                                       *proposal.largest_improvement)
                                                         : " that lie far apart"));
        for (const auto& settings : proposal.options) {
            search.study.points.push_back(search.point_of(settings));
            search.study.points.back().row = static_cast<std::uint32_t>(search.study.points.size() - 1);
        }
        folder = StudyFolder::make(path, search.study, order.threads);
    }
}

double gain(const RankedOption& option, std::size_t objective, const std::vector<Objective>& objectives)
{
    return objectives[objective].sense == Sense::less_is_better ? -option.differences[objective] : option.differences[objective];
}

/// Options that the search cannot tell apart from the best and that seem better than doing nothing, so many as a page can show: the best for each
/// objective first.
std::vector<Settings> finalists_of(const Search& search, const StudyFolder& folder)
{
    const auto& objectives = search.order.objectives;
    const Samples samples = samples_of_points(folder, StudyState(folder), titles_of(search, folder));
    std::vector<RankedOption> candidates;
    std::vector<Settings> settings;
    for (auto& option : rank_options(samples, objectives)) {
        auto of_option = search.settings_of(folder.points()[option.scenario - 1]);
        bool gains = false;
        for (std::size_t k = 0; k < objectives.size(); ++k)
            gains = gains || gain(option, k, objectives) > 0;
        if (option.in_set && gains && search.is_affordable(of_option)) {
            candidates.push_back(std::move(option));
            settings.push_back(std::move(of_option));
        }
    }
    std::vector<double> smallest;
    for (const auto& objective : objectives)
        smallest.push_back(smallest_change(samples, objective));
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto all_gains = [&](std::size_t i) {
        double sum = 0;
        for (std::size_t k = 0; k < objectives.size(); ++k)
            sum += gain(candidates[i], k, objectives) / smallest[k];
        return sum;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all_gains(a) > all_gains(b); });
    for (std::size_t k = objectives.size(); k-- > 0;) { // the best for each objective comes to the front
        const auto best = std::max_element(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return gain(candidates[a], k, objectives) < gain(candidates[b], k, objectives);
        });
        if (best != order.end())
            std::rotate(order.begin(), best, best + 1);
    }
    order.resize(std::min(order.size(), most_finalists));
    std::vector<Settings> finalists;
    for (const std::size_t i : order)
        finalists.push_back(settings[i]);
    return finalists;
}

double sum_of(const std::map<std::string, Kronor>& cost)
{
    double sum = 0;
    for (const auto& [payer, kronor] : cost)
        sum += kronor;
    return sum;
}

std::string cost_cells(const std::vector<std::string>& payers, const std::map<std::string, Kronor>& cost)
{
    std::string cells = fmt::format("{:.2f}", sum_of(cost));
    for (const auto& payer : payers) {
        const auto found = cost.find(payer);
        cells += fmt::format(",{:.2f}", found == cost.end() ? 0.0 : found->second);
    }
    return cells;
}

std::vector<std::string> payers_of(const std::vector<Measure>& measures)
{
    std::vector<std::string> payers;
    for (const auto& measure : measures)
        for (const auto& setting : measure.settings)
            for (const auto& [payer, kronor] : setting.cost_by_payer)
                if (std::find(payers.begin(), payers.end(), payer) == payers.end())
                    payers.push_back(payer);
    std::sort(payers.begin(), payers.end());
    return payers;
}

std::string head_of_costs(const std::vector<std::string>& payers)
{
    std::string head = "cost";
    for (const auto& payer : payers)
        head += "," + csv_cell("cost " + payer);
    return head;
}

/// @param options number, settings and file name of the options that are ranked, in the order of the scenarios of `ranked`
std::string options_csv(const Search& search, const std::vector<RankedOption>& ranked, const std::vector<Settings>& options,
                        const std::vector<std::string>& names)
{
    const auto payers = payers_of(search.measures);
    std::string text = fmt::format("option,label,{},in_set,share_of_draws,objective,difference,low,high\n", head_of_costs(payers));
    for (const auto& option : ranked) {
        const auto& settings = options[option.scenario - 1];
        for (std::size_t k = 0; k < search.order.objectives.size(); ++k)
            text += fmt::format("{},{},{},{},{},{},{},{},{}\n", csv_cell(names[option.scenario - 1]), csv_cell(label_of(search.measures, settings)),
                                cost_cells(payers, cost_of(search.measures, settings)), option.in_set ? 1 : 0,
                                std::isnan(option.share_of_draws) ? std::string() : fmt::format("{}", option.share_of_draws),
                                search.order.objectives[k].indicator, option.differences[k], option.intervals[k].low, option.intervals[k].high);
    }
    return text;
}

/// In how many of the draws that keep the patterns each option is best, and each measure is in a best one.
struct DrawnAnswer {
    int kept = 0, drawn = 0;
    std::vector<int> options, measures;
};

DrawnAnswer drawn_answer(const Search& search, const std::filesystem::path& folder, const std::vector<Settings>& finalists)
{
    DrawnAnswer answer;
    answer.options.resize(finalists.size());
    answer.measures.resize(search.measures.size());
    if (!is_study_folder(folder / "assumptions"))
        return answer;
    const StudyFolder draws(folder / "assumptions");
    for (const auto& draw : draws_of(draws, plattan::titles_of(draws))) {
        ++answer.drawn;
        if (!keeps_patterns(draw.samples, is_whole_day(draws.study())))
            continue;
        ++answer.kept;
        std::vector<int> best;
        count_best(draw.samples, search.order.objectives, best);
        for (std::size_t i = 0; i < best.size(); ++i)
            answer.options[i] += best[i];
        for (std::size_t m = 0; m < search.measures.size(); ++m) {
            bool in_one = false;
            for (std::size_t i = 0; i < best.size(); ++i)
                in_one = in_one || (best[i] > 0 && finalists[i][m] > 0);
            answer.measures[m] += in_one;
        }
    }
    return answer;
}

std::string measures_csv(const Search& search, const std::vector<RankedOption>& ranked, const std::vector<Settings>& finalists,
                         const DrawnAnswer& drawn)
{
    std::string text = "measure,options_of_the_set_with_it,options_of_the_set,draws_with_it,draws_kept\n";
    for (std::size_t m = 0; m < search.measures.size(); ++m) {
        int with = 0, all = 0;
        for (const auto& option : ranked)
            if (option.in_set) {
                ++all;
                with += finalists[option.scenario - 1][m] > 0;
            }
        text += fmt::format("{},{},{},{},{}\n", search.measures[m].name, with, all, drawn.measures[m], drawn.kept);
    }
    return text;
}

std::string answer_text(const Search& search, const std::vector<RankedOption>& ranked, const std::vector<Settings>& finalists,
                        const std::vector<std::string>& names, const DrawnAnswer& drawn, const std::string& why)
{
    const auto& order = search.order;
    std::string text = fmt::format("\nThe search ended because {}.\n\n", why);
    const auto in_set = std::count_if(ranked.begin(), ranked.end(), [](const auto& option) { return option.in_set; });
    text +=
        order.objectives.size() > 1
            ? fmt::format("{} of {} options may be on the front: no other is told to be better in one objective and is as good in the others.\n",
                          in_set, ranked.size())
            : fmt::format("{} of {} options may be the best: {} pairs of runs cannot tell them apart.\n", in_set, ranked.size(), order.replications);
    for (const bool in : {true, false})
        for (const auto& option : ranked) {
            if (option.in_set != in)
                continue;
            const auto& settings = finalists[option.scenario - 1];
            const auto cost = cost_of(search.measures, settings);
            std::vector<std::string> by_payer;
            for (const auto& [payer, kronor] : cost)
                by_payer.push_back(fmt::format("{} {}", payer, kronor_text(std::round(kronor))));
            text += fmt::format("\n  {} {}: {}\n    {} SEK in the period ({})\n", in ? "in the set " : "told worse ", names[option.scenario - 1],
                                label_of(search.measures, settings), kronor_text(std::round(sum_of(cost))), fmt::join(by_payer, ", "));
            for (std::size_t k = 0; k < order.objectives.size(); ++k) {
                const auto indicator = indicator_named(order.objectives[k].indicator, "", order.objectives[k].indicator);
                text += fmt::format("    {}: {:+.3g} ({:+.3g} to {:+.3g}){}\n", indicator.label, option.differences[k], option.intervals[k].low,
                                    option.intervals[k].high, indicator.units == "1" || indicator.units.empty() ? "" : " " + indicator.units);
            }
            if (drawn.kept > 0)
                text += fmt::format("    best in {} of {} draws of what is assumed\n", drawn.options[option.scenario - 1], drawn.kept);
        }
    text += "\n";
    for (std::size_t m = 0; m < search.measures.size(); ++m) {
        const auto with =
            std::count_if(ranked.begin(), ranked.end(), [&](const auto& option) { return option.in_set && finalists[option.scenario - 1][m] > 0; });
        text += fmt::format("  {:<10} in {} of {} options of the set{}\n", search.measures[m].name, with, in_set,
                            drawn.kept > 0 ? fmt::format(", in a best one in {} of {} draws", drawn.measures[m], drawn.kept) : "");
    }
    if (order.parameter_draws > 0)
        text += fmt::format("\n{} of {} draws of what is assumed keep the patterns of the place.\n", drawn.kept, drawn.drawn);
    else
        text += "\nThe set is of chance alone; what is assumed may change it (--parameter-draws).\n";
    return text;
}

Search search_of(const OptimiseOrder& order)
{
    const Scenario base = load_scenario(order.base);
    Search search{order, measures_of(order.measures, base, order.budget_days > 0 ? order.budget_days : base.days), {}};
    const auto payers = payers_of(search.measures);
    Problems problems;
    for (const auto& [payer, kronor] : order.budgets)
        if (!payer.empty() && std::find(payers.begin(), payers.end(), payer) == payers.end())
            problems.add({"--budget"}, fmt::format("nothing of these measures is paid by '{}'. Allowed: {}", payer, fmt::join(payers, ", ")));
    problems.stop_if_any();
    std::filesystem::create_directories(order.folder);
    const auto file = order.folder / "measures.yaml";
    const auto base_from_there = std::filesystem::proximate(std::filesystem::absolute(order.base), std::filesystem::absolute(order.folder));
    write_text_file(file, scenario_with("What may be bought", base_from_there.string(), search.measures));
    Study& study = search.study;
    study.name = fmt::format("what a budget buys beside {}", order.base.stem().string());
    study.scenarios = {order.base, file};
    study.seed = order.seed;
    study.replications = order.search_replications;
    study.from = order.from;
    study.until = order.until;
    study.design = Study::Design::list;
    study.keep = Keep::minutes; // some objectives follow from tables
    return search;
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
        say(fmt::format("{} measures with {:.2g} combinations of amounts, hours and places, in {}\n", search.measures.size(), combinations,
                        order.folder.string()));
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
    const auto finalists = finalists_of(search, *folder);
    std::vector<Settings> tried;
    std::vector<std::string> numbers;
    for (const auto& point : folder->points()) {
        tried.push_back(search.settings_of(point));
        numbers.push_back(std::to_string(tried.size()));
    }
    write_output(order.folder / "tried.csv",
                 options_csv(search, rank_options(samples_of_points(*folder, state, titles_of(search, *folder)), order.objectives), tried, numbers),
                 {});
    if (finalists.empty()) {
        fmt::print("The search ended because {}. None of the {} options that were tried seems better than doing nothing.\n", why, tried.size());
        return state.count(StudyState::Of::done) == folder->runs().size();
    }
    CompareOrder comparison;
    comparison.study = search.study;
    comparison.study.points.clear();
    comparison.study.design = Study::Design::grid;
    comparison.study.name = search.study.name;
    comparison.study.scenarios = {folder->study().scenarios.front()};
    comparison.study.seed = order.seed + 1; // draws that the search has not seen: what won by chance wins no more
    comparison.study.replications = order.replications;
    std::vector<std::string> names;
    std::string key; // which options: another budget in the same folder has other finalists
    for (const auto& settings : finalists) {
        const auto number = std::find(tried.begin(), tried.end(), settings) - tried.begin() + 1;
        names.push_back(fmt::format("option {}", number));
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
    comparison.command_line = order.command_line;
    const bool whole = compare_scenarios(comparison);
    const StudyFolder compared(comparison.folder);
    auto ranked = rank_options(samples_of(compared, StudyState(compared), 0, plattan::titles_of(compared)), order.objectives);
    const auto drawn = drawn_answer(search, comparison.folder, finalists);
    for (auto& option : ranked)
        if (drawn.kept > 0)
            option.share_of_draws = static_cast<double>(drawn.options[option.scenario - 1]) / drawn.kept;
    write_output(order.folder / "set.csv", options_csv(search, ranked, finalists, names), {});
    write_output(order.folder / "measures.csv", measures_csv(search, ranked, finalists, drawn), {});
    fmt::print("{}\nTo read it: plattan report {} -o report.html\n", answer_text(search, ranked, finalists, names, drawn, why),
               comparison.folder.string());
    return whole && state.count(StudyState::Of::done) == folder->runs().size();
}

} // namespace plattan::commands
