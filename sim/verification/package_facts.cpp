#include "verification/cases.h"
#include "verification/pairs.h"
#include "verification/whole_days.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <tuple>

namespace plattan {

namespace {

constexpr int days = 10; ///< of the baseline, of guards, of the package; `days` of a finding counts those of its own scenario
using Days = std::vector<WholeDay>;

double relative(const WholeDay& base, const WholeDay& other, const char* figure) { return other.figure(figure) / base.figure(figure) - 1; }

/// What the nine sub-scores of the index gained, in words, the largest first.
std::string gains(const Days& base, const Days& other)
{
    std::vector<std::pair<double, std::string>> list;
    for (const char* name : {"index_populated", "index_function_mix", "index_flows", "index_overview", "index_lighting", "index_upkeep",
                             "index_informal_control", "index_formal_control", "index_open_disorder"})
        list.emplace_back(mean(paired(base, other, [&](const auto& a, const auto& b) { return b.figure(name) - a.figure(name); })),
                          std::string(name).substr(6));
    std::sort(list.rbegin(), list.rend());
    std::string text;
    for (const auto& [gain, name] : list)
        text += fmt::format("{}{} {:+.1f}", text.empty() ? "" : ", ", name, gain);
    return text + ".";
}

std::vector<Finding> package(const Laboratory& laboratory)
{
    const Days base = whole_days(laboratory, "../baseline-2014", days), package = whole_days(laboratory, "../summer-2018", days),
               events = whole_days(laboratory, "../summer-2019", 2);
    const auto of = [](const char* name) { return [name](const WholeDay& day) { return day.figure(name); }; };
    std::vector<Finding> list;
    list.push_back(in_scenario(finding_of("SF-08", "Share of passers who stop with furniture and without events (summer 2018).",
                                          figures(package, of("stop_share")), 0.18, 0.33, "STAY-01", must),
                               "../summer-2018", days));
    list.push_back(in_scenario(finding_of("SF-08 events", "Share of passers who stop with furniture and a day of the hundred events (summer 2019).",
                                          figures(events, of("stop_share")), 0.35, 0.55, "STAY-01", must),
                               "../summer-2019", 2, fmt::format("Snapshot share {:.2f}.", mean(figures(events, of("snapshot_stationary_share"))))));
    list.push_back(in_scenario(finding_of("SF-09", "Share of women among those who stay, baseline.", figures(base, of("female_share_of_stayers")),
                                          0.30, 0.45, "STAY-04", should),
                               "../baseline-2014", days));
    list.push_back(in_scenario(
        finding_of("SF-09 package", "How much that share rises with the package.",
                   paired(base, package,
                          [](const auto& a, const auto& b) { return b.figure("female_share_of_stayers") - a.figure("female_share_of_stayers"); }),
                   0.03, 0.15, "STAY-05", should),
        "../summer-2018", days));
    list.push_back(in_scenario(finding_of("SF-09 sitting", "Share of the time of those who stay that they sit, baseline.",
                                          figures(base, of("sitting_share_of_stayers")), 0, 0.4, "STAY-04", should),
                               "../baseline-2014", days));
    list.push_back(in_scenario(finding_of("SF-09 sitting package", "The same with the package.", figures(package, of("sitting_share_of_stayers")),
                                          0.5, 1, "STAY-05", should),
                               "../summer-2018", days));
    const auto gain = paired(base, package, [](const auto& a, const auto& b) { return b.figure("safety_index") - a.figure("safety_index"); });
    list.push_back(in_scenario(finding_of("SF-28", "Gain of the modelled safety index by the package.", gain, 1.5, 3.6, "seed 001", must),
                               "../summer-2018", days, gains(base, package)));
    const Days background = whole_days(laboratory, "../background-2018", 3), both = whole_days(laboratory, "../summer-2018-background", 3);
    for (const auto& [name, what, other] :
         {std::tuple{"SF-28 background", "what else changed from 2014 to 2018: police, dealers, cameras", &background},
          std::tuple{"SF-28 both", "the package and the background together", &both}}) {
        Finding row =
            finding_of(name, fmt::format("Gain of the index by {}.", what),
                       paired(base, *other, [](const auto& a, const auto& b) { return b.figure("safety_index") - a.figure("safety_index"); }), 0, 6,
                       "seed 001", should);
        row.information = true;
        list.push_back(in_scenario(row, "../background-2018", 3, "3.6 points were gained from 2014 to 2018."));
    }
    // The bands that were recommended for this package (evidence, 3.3): what nobody is there for, and crime.
    const auto unstaffed = [](const WholeDay& day) {
        double sum = 0;
        for (std::size_t hour = 0; hour < 24; ++hour)
            sum += hour < 13 || hour >= 23 ? day.deals[hour] : 0;
        return sum;
    };
    list.push_back(in_scenario(finding_of("3.3 unstaffed hours", "Relative change of deals on the square while no guards are on duty.",
                                          paired(base, package, [&](const auto& a, const auto& b) { return unstaffed(b) / unstaffed(a) - 1; }), -0.25,
                                          0, "3.3", should),
                               "../summer-2018", days));
    const auto against_persons = [](const WholeDay& day) {
        return day.figure("expected_thefts") + day.figure("expected_robberies") + day.figure("expected_assaults") +
               day.figure("expected_harassments");
    };
    list.push_back(in_scenario(finding_of("3.3 crime", "Relative change of expected offences against persons with the package.",
                                          paired(base, package,
                                                 [&, usual = mean(figures(base, against_persons))](const auto& a, const auto& b) {
                                                     return (against_persons(b) - against_persons(a)) / usual;
                                                 }),
                                          -0.25, 0, "3.3, EFF-04", should),
                               "../summer-2018", days));
    Finding safe = finding_of("SF-32 safe", "Change of the mean answer to 'safe' with the package.",
                              paired(base, package, [](const auto& a, const auto& b) { return b.figure("answer_safe") - a.figure("answer_safe"); }),
                              -0.2, 0.2, "SAFE-07", should);
    list.push_back(in_scenario(safe, "../summer-2018", days));
    return list;
}

std::vector<Finding> guards(const Laboratory& laboratory)
{
    const Days base = whole_days(laboratory, "../baseline-2014", days), guarded = whole_days(laboratory, "../guards-only", days);
    const auto node_deals = [](const WholeDay& day) { return day.figure("displaced_deals"); };
    const auto while_guarded = [](const WholeDay& day) {
        return std::accumulate(day.offences_by_hour.begin() + 13, day.offences_by_hour.begin() + 23, 0.0);
    };
    const double square = mean(figures(base, [](const auto&day) { return day.figure("deals"); })) -
                          mean(figures(guarded, [](const auto&day) { return day.figure("deals"); })),
                 nodes = mean(figures(guarded, node_deals)) - mean(figures(base, node_deals));
    return {in_scenario(finding_of("SF-15", "Relative change of visible deals with two guards ten hours a day.",
                                   paired(base, guarded, [](const auto& a, const auto& b) { return relative(a, b, "visible_deals"); }), -0.80, -0.25,
                                   "3.3", must),
                        "../guards-only", days),
            in_scenario(plain_finding_of("SF-15 displaced", "Deals gained at other places for each lost on the square.", nodes / square, 0.10, 0.70,
                                         "3.3", must),
                        "../guards-only", days, fmt::format("{:.0f} lost on the square, {:.0f} gained elsewhere, a day.", square, nodes)),
            in_scenario(finding_of("SF-15 net", "Relative change of deals on the square and at other places together.",
                                   paired(base, guarded,
                                          [&](const auto& a, const auto& b) {
                                              return (b.figure("deals") + node_deals(b)) / (a.figure("deals") + node_deals(a)) - 1;
                                          }),
                                   -0.50, -0.05, "3.3", must),
                        "../guards-only", days),
            in_scenario(finding_of("EFF-04", "Relative change of expected offences against persons from 13 to 23, while two guards are there.",
                                   paired(base, guarded,
                                          [&, usual = mean(figures(base, while_guarded))](const auto& a, const auto& b) {
                                              return (while_guarded(b) - while_guarded(a)) / usual;
                                          }),
                                   -0.25, 0, "EFF-04", should),
                        "../guards-only", days)};
}

/// What the scene adds to how unsafe people feel, against what litter adds.
std::vector<Finding> scene(const Laboratory& laboratory)
{
    constexpr int pairs = 3;
    const Days base = whole_days(laboratory, "../baseline-2014", pairs), cleaned = whole_days(laboratory, "../cleaning-only", pairs),
               without =
                   whole_days(laboratory, "../baseline-2014", pairs,
                              {"scene.dealers_at_peak=0", "scene.buyers_at_peak=0", "scene.drug_users_at_peak=0", "scene.rough_sleepers_at_peak=0"});
    std::vector<Finding> list;
    for (const bool night : {false, true}) {
        const char* figure = night ? "unsafe_night" : "unsafe_day";
        const std::string when = night ? "night" : "day";
        const auto change = [&](const auto& a, const auto& b) { return relative(a, b, figure); };
        const auto by_scene = paired(base, without, change), by_cleaning = paired(base, cleaned, change);
        std::vector<double> difference;
        for (std::size_t i = 0; i < by_scene.size(); ++i)
            difference.push_back(by_scene[i] - by_cleaning[i]);
        list.push_back(
            in_scenario(finding_of("no scene " + when, "Relative change of P(unsafe) without dealers, buyers, drug users and rough sleepers.",
                                   by_scene, -0.72, -0.35, "DRUG-14, DRUG-20", should),
                        "../baseline-2014", 2 * pairs));
        list.push_back(in_scenario(
            finding_of("no scene against cleaning " + when, "That change less the one that two cleaners bring.", difference, -1, 0, "own", should),
            "../cleaning-only", pairs, fmt::format("Cleaning alone: {:+.3f}.", mean(by_cleaning))));
    }
    return list;
}

std::vector<Finding> cleaning(const Laboratory& laboratory)
{
    constexpr int pairs = 3;
    const Days base = whole_days(laboratory, "../baseline-2014", pairs), two = whole_days(laboratory, "../cleaning-only", pairs),
               four = whole_days(laboratory, "../cleaning-only", pairs, {"interventions.cleaners.count=2"});
    const auto change = [](const auto& a, const auto& b) { return relative(a, b, "litter_per_10_m2"); };
    const auto by_two = paired(base, two, change), by_four = paired(base, four, change);
    return {in_scenario(finding_of("SF-22", "Relative change of litter at 15:00 with two cleaners.", by_two, -0.85, -0.40, "5.3", must),
                        "../cleaning-only", 2 * pairs),
            in_scenario(plain_finding_of("SF-22 four", "Effect of four cleaners against two.", mean(by_four) / mean(by_two), 0, 1.4, "5.3", must),
                        "../cleaning-only", 2 * pairs)};
}

std::vector<Finding> seats(const Laboratory& laboratory)
{
    constexpr int pairs = 3;
    const auto sitting = [](const WholeDay& day) {
        double sum = 0;
        for (std::size_t hour = 10; hour < 22; ++hour)
            sum += day.sitting[hour] / 12;
        return sum;
    };
    const auto with = [&](int a, int b) {
        const auto setting = fmt::format("interventions.furniture.add=[{{kind: deck_chair, count: {}, area: furniture_a}}, "
                                         "{{kind: deck_chair, count: {}, area: furniture_b}}]",
                                         a, b);
        return figures(whole_days(laboratory, "../furniture-only", pairs, {setting}), sitting);
    };
    const auto sixty = figures(whole_days(laboratory, "../furniture-only", pairs), sitting);
    const double none = mean(figures(whole_days(laboratory, "../baseline-2014", pairs), sitting)), half = mean(with(60, 60)),
                 full = mean(with(120, 120));
    std::vector<double> change;
    for (const double value : sixty)
        change.push_back(value / none - 1);
    return {
        in_scenario(finding_of("SF-06", "Relative change of people sitting, 10 to 22, with sixty deck chairs.", change, 0.25, 1.0, "STAY-08", must),
                    "../furniture-only", 3 * pairs,
                    fmt::format("{:.1f} sit without, {:.1f} with 60, {:.1f} with 120, {:.1f} with 240.", none, mean(sixty), half, full)),
        in_scenario(plain_finding_of("SF-06 saturates", "Share of the gain of 240 deck chairs that the last 120 give.", (full - half) / (full - none),
                                     -1, 0.25, "STAY-09", must),
                    "../furniture-only", 3 * pairs)};
}

} // namespace

void add_package_facts(std::vector<Case>& cases)
{
    cases.push_back({{"SF-08", "SF-08 events", "SF-09", "SF-09 package", "SF-09 sitting", "SF-09 sitting package", "SF-28", "SF-28 background",
                      "SF-28 both", "3.3 unstaffed hours", "3.3 crime", "SF-32 safe"},
                     package});
    cases.push_back({{"SF-15", "SF-15 displaced", "SF-15 net", "EFF-04"}, guards});
    cases.push_back({{"no scene day", "no scene against cleaning day", "no scene night", "no scene against cleaning night"}, scene});
    cases.push_back({{"SF-22", "SF-22 four"}, cleaning});
    cases.push_back({{"SF-06", "SF-06 saturates"}, seats});
}

} // namespace plattan
