#include "commands/optimise_search.h"

#include "base/analysis_program.h"
#include "base/child_process.h"
#include "base/text_file.h"
#include "commands/compare_study.h"
#include "commands/progress.h"
#include "commands/study_work.h"
#include "estimates/cost_effectiveness.h"
#include "statistics/mean.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <numeric>

namespace plattan::commands {

namespace {

constexpr std::size_t tried_at_a_time = 4;
constexpr std::size_t first_options_per_measure = 3; ///< that lie far apart, before any is chosen by what others came to
constexpr double worth_another_try = 0.1; ///< expected improvement below which the search ends, as a share of the smallest change worth naming

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
    const auto gains = gains_of(samples, search.order.objectives);
    boost::json::array list;
    for (std::size_t p = 0; p < folder.points().size(); ++p) {
        const auto settings = search.settings_of(folder.points()[p]);
        if (!search.is_affordable(settings))
            continue;
        boost::json::array of_pairs;
        for (std::size_t pair = 0; pair < samples.pairs(); ++pair) {
            boost::json::array of_pair;
            for (const auto& of_objective : gains)
                if (std::isfinite(of_objective[p][pair]))
                    of_pair.emplace_back(of_objective[p][pair]);
            if (of_pair.size() == gains.size())
                of_pairs.push_back(std::move(of_pair));
        }
        if (!of_pairs.empty())
            list.push_back({{"settings", boost::json::value_from(settings)}, {"gains", std::move(of_pairs)}});
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
        const Samples samples = samples_of_points(*folder, StudyState(*folder), search.titles_in(*folder));
        question["options"] = options_json(search, *folder, samples);
        for (const auto& objective : order.objectives) {
            const Sample* sample = samples.figure(objective.indicator);
            if (sample == nullptr)
                throw InputError(fmt::format("--objective {}: runs of this length have no such figure", objective.indicator));
            question["smallest"].as_array().emplace_back(sample->indicator.smallest_change(sample->base_level()));
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

/// "; the cheapest is 1 host 07:00-11:00, for 1,760 SEK in the period"
std::string cheapest_text(const std::vector<Measure>& measures)
{
    const MeasureSetting* cheapest = nullptr;
    for (const auto& measure : measures)
        for (std::size_t s = 1; s < measure.settings.size(); ++s)
            if (cheapest == nullptr || sum_of(measure.settings[s].cost_by_payer) < sum_of(cheapest->cost_by_payer))
                cheapest = &measure.settings[s];
    return cheapest == nullptr ? std::string("; the place has no room for any")
                               : fmt::format("; the cheapest is {}, for {} SEK in the period", cheapest->label,
                                             kronor_text(std::round(sum_of(cheapest->cost_by_payer))));
}

} // namespace

std::size_t Search::first_options() const
{
    return std::min<std::size_t>(first_options_per_measure * measures.size(), static_cast<std::size_t>(order.most_options));
}

DesignPoint Search::point_of(const Settings& settings) const
{
    DesignPoint point;
    for (std::size_t m = 0; m < measures.size(); ++m)
        for (const auto& [key, value] : measures[m].settings[settings[m]].values)
            point.values.emplace_back(fmt::format("interventions.{}.{}", measures[m].entry, key), value);
    return point;
}

Settings Search::settings_of(const DesignPoint& point) const
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

bool Search::is_affordable(const Settings& settings) const
{
    auto cost = cost_of(measures, settings);
    cost[""] = sum_of(cost);
    return std::all_of(order.budgets.begin(), order.budgets.end(), [&](const auto& budget) { return !(cost[budget.first] > budget.second); });
}

std::vector<std::string> Search::titles_in(const StudyFolder& folder) const
{
    std::vector<std::string> titles{folder.scenario_names().front()};
    for (const auto& point : folder.points())
        titles.push_back(label_of(measures, settings_of(point)));
    return titles;
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
    if (is_study_folder(order.folder))
        throw InputError(fmt::format("--output: {} is the folder of a study; name another folder", order.folder.string()));
    std::filesystem::create_directories(order.folder);
    const auto file = order.folder / "measures.yaml";
    const auto base_from_there = std::filesystem::proximate(std::filesystem::absolute(order.base), std::filesystem::absolute(order.folder));
    const auto text = scenario_with("What may be bought", base_from_there.string(), search.measures);
    if (std::error_code error; std::filesystem::exists(file, error) && read_text_file(file) != text)
        throw InputError(
            fmt::format("--output: {} holds another search, of other measures or another scenario; name another folder", order.folder.string()));
    write_text_file(file, text);
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
            why = tried == 0 ? "the budget pays for none of the measures" + cheapest_text(search.measures)
                             : "every option that the budget pays for was tried";
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
            say(fmt::format("{}{} options{}\n", tried == 0 ? std::string("first ") : fmt::format("{} options were tried; next ", tried),
                            proposal.options.size(),
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

std::vector<Settings> finalists_of(const Search& search, const StudyFolder& folder, const Samples& samples, const std::vector<RankedOption>& ranked)
{
    const auto& objectives = search.order.objectives;
    const auto gain = [&](const RankedOption& option, std::size_t k) { return direction_of(objectives[k]) * option.differences[k]; };
    std::vector<RankedOption> candidates;
    std::vector<Settings> settings;
    for (const auto& option : ranked) {
        auto of_option = search.settings_of(folder.points()[option.scenario - 1]);
        bool gains = false;
        for (std::size_t k = 0; k < objectives.size(); ++k)
            gains = gains || gain(option, k) > 0;
        if (option.in_set && gains && search.is_affordable(of_option)) {
            candidates.push_back(option);
            settings.push_back(std::move(of_option));
        }
    }
    std::vector<double> smallest;
    for (const auto& objective : objectives) {
        const Sample* sample = samples.figure(objective.indicator);
        smallest.push_back(sample == nullptr ? unknown : sample->indicator.smallest_change(sample->base_level()));
    }
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto all_gains = [&](std::size_t i) {
        double sum = 0;
        for (std::size_t k = 0; k < objectives.size(); ++k)
            sum += gain(candidates[i], k) / smallest[k];
        return sum;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all_gains(a) > all_gains(b); });
    for (std::size_t k = objectives.size(); k-- > 0;) { // the best for each objective comes to the front
        const auto best = std::max_element(order.begin(), order.end(),
                                           [&](std::size_t a, std::size_t b) { return gain(candidates[a], k) < gain(candidates[b], k); });
        if (best != order.end())
            std::rotate(order.begin(), best, best + 1);
    }
    order.resize(std::min(order.size(), most_finalists));
    std::vector<Settings> finalists;
    for (const std::size_t i : order)
        finalists.push_back(settings[i]);
    return finalists;
}

} // namespace plattan::commands
