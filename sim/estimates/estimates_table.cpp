#include "estimates/estimates_table.h"

#include "base/counted.h"
#include "base/csv.h"
#include "statistics/mean.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr std::string_view head =
    "scenario,against,indicator,zone,hour,level,difference,low,high,method,n,verdict,part,units,label,sense,quality,headline,level_low,level_high,"
    "change,change_low,change_high,smallest,p,p_holm,bca_low,bca_high,correlation,gain,pairs_wanted\n";

/// A row of the table; what is not a number stays empty.
struct Row {
    std::string scenario, against, indicator, zone, part, method, verdict, units, label;
    std::string_view sense = "neither";
    int hour = -1, n = 0, quality = 0, pairs_wanted = 0;
    bool headline = false;
    double level = unknown, difference = unknown, change = unknown, smallest = unknown, p = unknown, p_holm = unknown, correlation = unknown,
           gain = unknown;
    Bounds interval{unknown, unknown}, level_interval{unknown, unknown}, change_interval{unknown, unknown}, bootstrap{unknown, unknown};

    std::string text() const
    {
        std::string line;
        const auto word = [&](std::string_view cell) { line += csv_cell(cell) + ","; };
        const auto number = [&](double value) { line += std::isnan(value) ? "," : fmt::format("{},", value); };
        const auto whole = [&](int value, bool given) { line += given ? fmt::format("{},", value) : ","; };
        word(scenario);
        word(against);
        word(indicator);
        word(zone);
        whole(hour, hour >= 0);
        number(level);
        number(difference);
        number(interval.low);
        number(interval.high);
        word(method);
        whole(n, true);
        word(verdict);
        word(part);
        word(units);
        word(label);
        word(sense);
        whole(quality, true);
        whole(headline ? 1 : 0, true);
        number(level_interval.low);
        number(level_interval.high);
        number(change);
        number(change_interval.low);
        number(change_interval.high);
        number(smallest);
        number(p);
        number(p_holm);
        number(bootstrap.low);
        number(bootstrap.high);
        number(correlation);
        number(gain);
        whole(pairs_wanted, pairs_wanted > 0);
        line.back() = '\n';
        return line;
    }
};

/// How many pairs make an interval as narrow as the smallest change worth naming asks for.
int pairs_wanted(const ComparedQuantity& one)
{
    const double half_width = (one.interval.high - one.interval.low) / 2;
    if (one.n < 2 || !(one.smallest > 0) || std::isnan(half_width))
        return 0;
    return pairs_for_half_width(deviation_of({one.difference, half_width, one.n}), one.smallest);
}

/// Nothing of kronor that follow from the roster alone: there is no chance in them to judge.
std::string_view verdict_word(const ComparedQuantity& one, const Indicator& indicator)
{
    constexpr double smallest_coin = 0.01; // SEK: what is rostered has no chance in it, and an interval of rounding alone
    return indicator.units == "SEK" && one.interval.high - one.interval.low < smallest_coin ? "" : word_of(one.verdict, indicator.is_counted());
}

Row row_of(const Samples& samples, const ComparedQuantity& one)
{
    const Sample& sample = samples.list()[one.sample];
    Row row;
    row.scenario = samples.scenarios()[one.scenario];
    row.against = one.is_base ? "" : samples.scenarios()[0];
    row.indicator = sample.indicator.name;
    row.zone = sample.zone;
    row.part = sample.part;
    row.hour = sample.hour;
    row.units = sample.indicator.units;
    row.label = sample.indicator.label;
    row.sense = word_of(sample.indicator.sense);
    row.headline = sample.indicator.headline && sample.is_whole();
    row.method = "t";
    row.n = one.n;
    row.level = one.level;
    row.level_interval = one.level_interval;
    if (one.is_base)
        return row;
    row.verdict = verdict_word(one, sample.indicator);
    row.quality = one.quality(sample.indicator.sense);
    row.difference = one.difference;
    row.interval = one.interval;
    row.change = one.change;
    row.change_interval = one.change_interval;
    row.smallest = one.smallest;
    row.p = one.p;
    row.p_holm = one.adjusted_p;
    row.bootstrap = one.bootstrap;
    row.correlation = one.correlation;
    row.gain = one.gain;
    row.pairs_wanted = pairs_wanted(one);
    return row;
}

std::string number_text(double value, bool sign)
{
    if (!std::isfinite(value))
        return "-";
    const double size = std::abs(value);
    const int decimals = size >= 1000 || size == 0 ? 0 : size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (value == 0 || text.find_first_not_of("-0.") == std::string::npos)
        return "0";
    return (sign && value > 0 ? "+" : "") + text;
}

std::string interval_text(const Bounds& bounds, bool sign = true)
{
    return std::isnan(bounds.low) ? std::string("no interval")
                                  : fmt::format("{} to {}", number_text(bounds.low, sign), number_text(bounds.high, sign));
}

/// Figures of whole runs, in the order in which indicators are declared. What is dealt elsewhere belongs to every answer about deals.
std::vector<std::size_t> figures_to_tell(const Samples& samples, bool headlines)
{
    const auto& declared = declared_indicators();
    const auto rank = [&](std::size_t s) {
        return std::find_if(declared.begin(), declared.end(), [&](const auto& one) { return one.name == samples.list()[s].indicator.name; });
    };
    std::vector<std::size_t> figures;
    for (std::size_t s = 0; s < samples.list().size(); ++s) {
        const Sample& sample = samples.list()[s];
        const bool first = sample.indicator.headline || sample.indicator.name == "displaced_deals";
        if (sample.is_whole() && first == headlines)
            figures.push_back(s);
    }
    std::stable_sort(figures.begin(), figures.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    return figures;
}

std::string table_of(const Answer& answer, std::size_t scenario, bool all)
{
    const Samples& samples = answer.samples;
    std::string text = fmt::format("\n  {:<46} {:>9} {:>11} {:>10} {:>20}  {}\n", all ? "figure" : "headline indicator", "base", "alternative",
                                   "difference", "95 % interval", "verdict");
    for (int pass = 0; pass < (all ? 2 : 1); ++pass) {
        if (pass == 1)
            text += "  the others explore: of twenty differences that are none, one shows an interval without 0\n";
        for (const std::size_t s : figures_to_tell(samples, pass == 0)) {
            const Sample& sample = samples.list()[s];
            const auto *here = answer.comparison.of(s, scenario), *base = answer.comparison.of(s, 0);
            const std::string unit = sample.indicator.units == "1" ? "" : sample.indicator.units;
            const auto name = all ? fmt::format("{} ({})", sample.indicator.name, unit)
                                  : fmt::format("{}{}", sample.indicator.label, unit.empty() ? "" : ", " + unit);
            const int quality = here->quality(sample.indicator.sense);
            text += fmt::format("  {:<46} {:>9} {:>11} {:>10} {:>20}  {}{}\n", name, number_text(base->level, false), number_text(here->level, false),
                                number_text(here->difference, true), interval_text(here->interval), verdict_word(*here, sample.indicator),
                                quality < 0 ? " (worse)" : "");
        }
    }
    return text;
}

/// Of the difference in cost, which chance moves by little.
std::string cost_text(const Answer& answer, std::size_t scenario)
{
    const Sample* cost = answer.samples.figure("cost");
    if (cost == nullptr)
        return {};
    const auto* one = answer.comparison.of(static_cast<std::size_t>(cost - answer.samples.list().data()), scenario);
    if (std::isnan(one->difference))
        return {};
    std::string text = fmt::format("  costs {} SEK {} than {}", kronor_text(std::abs(one->difference)), one->difference < 0 ? "less" : "more",
                                   answer.samples.scenarios()[0]);
    if (std::abs(one->difference) < 0.5)
        text = fmt::format("  costs as much as {}", answer.samples.scenarios()[0]);
    if (one->interval.high - one->interval.low > 1)
        text += fmt::format(" (95 %: {})", interval_text(one->interval));
    return text + "\n";
}

/// A number of times; what is far more than anybody would run is told as that.
std::string times_text(double times) { return times > 100 ? std::string("more than 100") : fmt::format("{:.1f}", times); }

std::string gain_text(const Answer& answer, std::size_t scenario)
{
    double least = unknown, most = unknown;
    int wanted = 0;
    std::string_view what;
    for (std::size_t s = 0; s < answer.samples.list().size(); ++s) {
        const Sample& sample = answer.samples.list()[s];
        if (!sample.indicator.headline || !sample.is_whole())
            continue;
        const auto* one = answer.comparison.of(s, scenario);
        if (!std::isnan(one->gain)) {
            least = std::isnan(least) ? one->gain : std::min(least, one->gain);
            most = std::isnan(most) ? one->gain : std::max(most, one->gain);
        }
        if (one->verdict == Verdict::not_enough_runs && pairs_wanted(*one) > wanted) {
            wanted = pairs_wanted(*one);
            what = sample.indicator.label;
        }
    }
    std::string text;
    if (!std::isnan(least))
        text += fmt::format("  pairs tell as much as {} to {} times as many runs that are no pairs\n", times_text(least), times_text(most));
    if (wanted > 0)
        text += fmt::format("  about {} pairs in all would tell the smallest change worth naming of '{}'\n", wanted, what);
    return text;
}

std::string assumptions_text(const Answer& answer, std::size_t scenario)
{
    std::string text;
    for (const auto& one : answer.assumptions)
        if (one.scenario == scenario)
            text += fmt::format("    {:<44} {:>10} {:>20}\n", indicator_named(one.indicator, "1", one.indicator).label,
                                number_text(one.difference, true), interval_text(one.interval));
    return text.empty()
               ? text
               : "  over what is assumed (90 % of the draws that were kept; each is the mean of a few pairs, so that some chance is in it)\n" + text;
}

} // namespace

Answer answer_of(const Samples& samples)
{
    Answer answer{samples, compare(samples), {}, {}, {}, {}, {}};
    answer.costs = costs_per_effect(samples, answer.comparison);
    answer.best = best_options(samples);
    return answer;
}

std::string estimates_csv(const Answer& answer)
{
    const auto& names = answer.samples.scenarios();
    std::string text(head);
    for (const auto& one : answer.comparison.quantities)
        text += row_of(answer.samples, one).text();
    const auto empty = [&](std::size_t scenario, std::string indicator, std::string method, int n) {
        Row row;
        row.scenario = names[scenario];
        row.against = names[0];
        row.indicator = std::move(indicator);
        row.method = std::move(method);
        row.n = n;
        return row;
    };
    for (const auto& one : answer.comparison.displaced) {
        Row row = empty(one.scenario, "displaced_share", "fieller", one.n);
        row.units = "%";
        row.label = "Share of the deals that vanish here and are done elsewhere";
        row.difference = one.share;
        row.interval = one.interval;
        text += row.text();
    }
    for (const auto& one : answer.costs) {
        Row row = empty(one.scenario, fmt::format("cost_per_{}", priced_effects()[one.effect].indicator), "fieller", one.n);
        row.units = "SEK";
        row.label = one.sentence();
        row.difference = one.kronor;
        row.interval = one.interval;
        row.verdict = word_of(one.quadrant);
        text += row.text();
    }
    for (const auto& one : answer.best) {
        Row row = empty(one.scenario, fmt::format("best_option_{}", priced_effects()[one.effect].indicator), "net benefit", one.n);
        row.units = "SEK";
        row.label = fmt::format("Best where one unit is worth at least this: {}", priced_effects()[one.effect].gained);
        row.level = one.worth_from;
        row.level_interval = one.interval;
        text += row.text();
    }
    for (const auto& one : answer.assumptions) {
        const auto indicator = indicator_named(one.indicator, "1", one.indicator);
        Row row = empty(one.scenario, one.indicator, "assumptions 90 %", one.n);
        row.units = indicator.units;
        row.label = indicator.label;
        row.sense = word_of(indicator.sense);
        row.headline = indicator.headline;
        row.difference = one.difference;
        row.interval = one.interval;
        text += row.text();
    }
    for (const auto& one : answer.parameters) {
        const auto indicator = indicator_named(one.indicator, "1", one.indicator);
        Row row = empty(one.scenario, one.indicator, "assumption low to high", 0);
        row.part = one.parameter;
        row.units = indicator.units;
        row.label = indicator.label;
        row.interval = {one.at_low, one.at_high};
        row.level_interval = one.correlation;
        text += row.text();
    }
    return text;
}

int pairs_of(const Answer& answer, std::size_t scenario)
{
    int pairs = 0;
    for (const auto& one : answer.comparison.quantities)
        if (one.scenario == scenario)
            pairs = std::max(pairs, one.n);
    return pairs;
}

std::string answer_text(const Answer& answer, bool all)
{
    std::string text;
    for (const auto& notice : answer.notices)
        text += "note: " + notice + "\n";
    const auto& names = answer.samples.scenarios();
    for (std::size_t s = 1; s < names.size(); ++s) {
        const auto pairs = pairs_of(answer, s);
        text += fmt::format("{}{} against {}: {} of runs with equal draws\n", text.empty() ? "" : "\n", names[s], names[0],
                            counted(static_cast<std::size_t>(pairs), "pair"));
        text += cost_text(answer, s) + table_of(answer, s, all);
        for (const auto& share : answer.comparison.displaced)
            // Where nobody can tell that deals vanish, their share is a share of chance.
            if (share.scenario == s && share.share > 0 && std::isfinite(share.interval.low) && std::isfinite(share.interval.high))
                text += fmt::format("  of the deals that vanish here, {:.0f} % are done elsewhere (95 %: {:.0f} to {:.0f})\n", share.share,
                                    share.interval.low, share.interval.high);
        for (const auto& cost : answer.costs)
            if (cost.scenario == s && cost.quadrant != CostPerEffect::Quadrant::not_told)
                text += "  " + cost.sentence() + "\n";
        text += assumptions_text(answer, s) + gain_text(answer, s);
    }
    for (std::size_t e = 0; e < priced_effects().size() && names.size() > 1; ++e) {
        std::string steps;
        for (const auto& one : answer.best)
            if (one.effect == e)
                steps += one.worth_from == 0 && steps.empty()
                             ? names[one.scenario]
                             : fmt::format("; from {} SEK on: {}{}", kronor_text(one.worth_from), names[one.scenario],
                                           std::isfinite(one.interval.low) && std::isfinite(one.interval.high) ? "" : " (not told from chance)");
        if (steps.find(';') != std::string::npos)
            text += fmt::format("{}best by what is worth {}: {}\n", e == 0 ? "\n" : "", priced_effects()[e].gained, steps);
    }
    if (answer.samples.pairs() == 1)
        text += "\nA single pair gives no interval. More replications do: plattan compare A.yaml B.yaml --replications 30\n";
    return text;
}

} // namespace plattan
