#include "commands/optimise_answer.h"

#include "base/csv.h"
#include "commands/compare_study.h"
#include "estimates/cost_effectiveness.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan::commands {

namespace {

std::string cost_cells(const std::vector<std::string>& payers, const std::map<std::string, Kronor>& cost)
{
    std::string cells = fmt::format("{:.2f}", sum_of(cost));
    for (const auto& payer : payers) {
        const auto found = cost.find(payer);
        cells += fmt::format(",{:.2f}", found == cost.end() ? 0.0 : found->second);
    }
    return cells;
}

std::string head_of_costs(const std::vector<std::string>& payers)
{
    std::string head = "cost";
    for (const auto& payer : payers)
        head += "," + csv_cell("cost " + payer);
    return head;
}

/// Better than the scenario without measures, in any of the objectives, by more than chance explains.
bool is_told_better(const RankedOption& option, const std::vector<Objective>& objectives)
{
    for (std::size_t k = 0; k < objectives.size(); ++k) {
        const auto& [low, high] = option.intervals[k];
        if (direction_of(objectives[k]) > 0 ? low > 0 : high < 0)
            return true;
    }
    return false;
}

/// How many options of the set have it.
std::ptrdiff_t count_in_set(const std::vector<RankedOption>& ranked, const NamedOptions& options, const Combination& combination)
{
    return std::count_if(ranked.begin(), ranked.end(),
                         [&](const auto& option) { return option.in_set && combination.is_in(options.settings[option.scenario - 1]); });
}

std::ptrdiff_t size_of_set(const std::vector<RankedOption>& ranked)
{
    return std::count_if(ranked.begin(), ranked.end(), [](const auto& option) { return option.in_set; });
}

} // namespace

bool Combination::is_in(const Settings& settings) const
{
    return std::all_of(measures.begin(), measures.end(), [&](std::size_t m) { return settings[m] > 0; });
}

std::vector<Combination> combinations_of(const Search& search)
{
    std::vector<Combination> list;
    for (std::size_t m = 0; m < search.measures.size(); ++m)
        list.push_back({{m}, search.measures[m].name});
    for (std::size_t m = 0; m < search.measures.size(); ++m)
        for (std::size_t n = m + 1; n < search.measures.size(); ++n)
            list.push_back({{m, n}, fmt::format("{} and {}", search.measures[m].name, search.measures[n].name)});
    return list;
}

std::string options_csv(const Search& search, const std::vector<RankedOption>& ranked, const NamedOptions& options)
{
    const auto payers = payers_of(search.measures);
    std::string text = fmt::format("option,label,{},in_set,share_of_draws,objective,difference,low,high\n", head_of_costs(payers));
    for (const auto& option : ranked) {
        const auto& settings = options.settings[option.scenario - 1];
        for (std::size_t k = 0; k < search.order.objectives.size(); ++k)
            text += fmt::format("{},{},{},{},{},{},{},{},{}\n", csv_cell(options.names[option.scenario - 1]),
                                csv_cell(label_of(search.measures, settings)), cost_cells(payers, cost_of(search.measures, settings)),
                                option.in_set ? 1 : 0, std::isnan(option.share_of_draws) ? std::string() : fmt::format("{}", option.share_of_draws),
                                search.order.objectives[k].indicator, option.differences[k], option.intervals[k].low, option.intervals[k].high);
    }
    return text;
}

DrawnAnswer drawn_answer(const Search& search, const std::filesystem::path& folder, const NamedOptions& options)
{
    DrawnAnswer answer;
    answer.options.resize(options.settings.size());
    const auto combinations = combinations_of(search);
    answer.combinations.resize(combinations.size());
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
        for (std::size_t c = 0; c < combinations.size(); ++c) {
            bool in_one = false;
            for (std::size_t i = 0; i < best.size(); ++i)
                in_one = in_one || (best[i] > 0 && combinations[c].is_in(options.settings[i]));
            answer.combinations[c] += in_one;
        }
    }
    return answer;
}

std::string measures_csv(const Search& search, const std::vector<RankedOption>& ranked, const NamedOptions& options, const DrawnAnswer& drawn)
{
    std::string text = "measure,options_of_the_set_with_it,options_of_the_set,draws_with_it,draws_kept\n";
    const auto combinations = combinations_of(search);
    for (std::size_t c = 0; c < combinations.size(); ++c)
        text += fmt::format("{},{},{},{},{}\n", combinations[c].name, count_in_set(ranked, options, combinations[c]), size_of_set(ranked),
                            drawn.combinations[c], drawn.kept);
    return text;
}

std::string answer_text(const Search& search, const std::vector<RankedOption>& ranked, const NamedOptions& options, const DrawnAnswer& drawn,
                        const std::string& why)
{
    const auto& order = search.order;
    std::string text = fmt::format("\nThe search ended because {}.\n\n", why);
    const auto in_set = size_of_set(ranked);
    text +=
        order.objectives.size() > 1
            ? fmt::format(
                  "{} of {} options may be on the front: in {} pairs of runs no other is told to be better in one objective and is as good in the "
                  "others.\n",
                  in_set, ranked.size(), order.replications)
            : fmt::format("{} of {} options may be the best: {} pairs of runs cannot tell them apart.\n", in_set, ranked.size(), order.replications);
    if (std::none_of(ranked.begin(), ranked.end(), [&](const auto& option) { return option.in_set && is_told_better(option, order.objectives); }))
        text += "None of them is told to be better than doing nothing; more --replications would tell more.\n";
    for (const bool in : {true, false})
        for (const auto& option : ranked) {
            if (option.in_set != in)
                continue;
            const auto& settings = options.settings[option.scenario - 1];
            const auto cost = cost_of(search.measures, settings);
            std::vector<std::string> by_payer;
            for (const auto& [payer, kronor] : cost)
                by_payer.push_back(fmt::format("{} {}", payer, kronor_text(std::round(kronor))));
            text +=
                fmt::format("\n  {} {}: {}\n    {} SEK in the period ({})\n", in ? "in the set " : "told worse ", options.names[option.scenario - 1],
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
    const auto combinations = combinations_of(search);
    for (std::size_t c = 0; c < combinations.size(); ++c) {
        const auto with = count_in_set(ranked, options, combinations[c]);
        const bool is_often = (with > 0 && 2 * with >= in_set) || 2 * drawn.combinations[c] > drawn.kept;
        if (combinations[c].measures.size() == 1 || is_often) // there are many pairs; measures.csv has all
            text += fmt::format("  {:<22} in {} of {} options of the set{}\n", combinations[c].name, with, in_set,
                                drawn.kept > 0 ? fmt::format(", in a best one in {} of {} draws ({:.0f} %)", drawn.combinations[c], drawn.kept,
                                                             100.0 * drawn.combinations[c] / drawn.kept)
                                               : "");
    }
    if (order.parameter_draws > 0)
        text += fmt::format("\n{} of {} draws of what is assumed keep the patterns of the place.\n", drawn.kept, drawn.drawn);
    else
        text += "\nThe set is of chance alone; what is assumed may change it (--parameter-draws).\n";
    return text;
}

} // namespace plattan::commands
