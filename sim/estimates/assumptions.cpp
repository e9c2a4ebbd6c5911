#include "estimates/assumptions.h"

#include "base/elementary.h"
#include "statistics/correlation.h"
#include "statistics/mean.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace plattan {

namespace {

/// Below so many draws nothing is said of a single parameter.
constexpr std::size_t fewest_for_parameters = 12;

/// Ranks from 1; equal values share their mean rank.
std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    std::vector<double> result(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]])
            ++end;
        for (std::size_t j = i; j < end; ++j)
            result[order[j]] = static_cast<double>(i + end + 1) / 2;
        i = end;
    }
    return result;
}

/// Mean difference of a scenario in a draw, in shown units.
double difference_in(const ParameterDraw& draw, std::string_view figure, std::size_t scenario)
{
    const Sample* sample = draw.samples.figure(figure);
    if (sample == nullptr)
        return unknown;
    RunningMean result;
    for (std::size_t pair = 0; pair < draw.samples.pairs(); ++pair)
        if (const double d = sample->values[scenario][pair] - sample->values[0][pair]; !std::isnan(d))
            result.add(d * sample->indicator.factor);
    return result.value;
}

/// Interval of a correlation by Fisher's transformation.
Bounds interval_of_correlation(double r, std::size_t n)
{
    if (std::isnan(r) || n < 4)
        return {unknown, unknown};
    const double bounded = std::clamp(r, -0.999999, 0.999999);
    const double z = elementary::log((1 + bounded) / (1 - bounded)) / 2;
    const double half = boost::math::quantile(boost::math::normal(), 0.975) / std::sqrt(static_cast<double>(n) - 3);
    const auto back = [](double v) { return 2 * elementary::logistic(2 * v) - 1; };
    return {back(z - half), back(z + half)};
}

AssumptionEffect effect_of(std::size_t scenario, const std::string& indicator, const std::string& parameter, const std::vector<double>& values,
                           const std::vector<double>& differences)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    const std::size_t third = order.size() / 3;
    RunningMean low, high;
    for (std::size_t i = 0; i < third; ++i) {
        low.add(differences[order[i]]);
        high.add(differences[order[order.size() - 1 - i]]);
    }
    const double r = pearson_correlation(ranks(values), ranks(differences));
    return {scenario, indicator, parameter, low.value, high.value, interval_of_correlation(r, values.size())};
}

} // namespace

const std::vector<std::string>& drawn_parameters()
{
    static const std::vector<std::string> list{
        // What the screening told from chance, for a headline indicator or its difference (docs/sensitivity.md), but for what is fitted.
        "visitor.time_to_sit",
        "visitor.sitting_median",
        "visitor.brief_stop_median",
        "visitor.seat_distance_scale",
        "safety.loitering",
        "safety.hosts",
        "scene.buyers_at_peak",
        "scene.offenders_at_peak",
        "deal.notice_probability",
        "deal.notice_distance",
        "offending.reach",
        "offending.observer_range",
        "litter.disposals_per_crossing",
        "cleaner.sight",
        "cleaner.square_metres_per_hour",
        "cleaner.swath",
        // What acts at night or through memory, of which the afternoon of that screening can say little.
        "safety.litter",
        "safety.graffiti",
        "safety.darkness",
        "safety.emptiness",
        "safety.uniforms",
        "safety.company",
        "deal.in_sight_multiplier",
        "displacement.distance_scale",
        "displacement.resident_share",
        "buyer.patience",
    };
    return list;
}

const std::vector<KnownPattern>& required_patterns()
{
    static const std::vector<KnownPattern> list{{"unsafe_day", 0.04, 0.08, "SAFE-08"},
                                                {"unsafe_night", 0.17, 0.27, "DRUG-14"},
                                                {"litter_per_10_m2", 4, 8, "LIT-01"},
                                                {"stop_share", 0.10, 0.20, "STAY-01"}};
    return list;
}

bool keeps_patterns(const Samples& draw, bool whole_day, std::vector<int>* left)
{
    bool holds = true;
    for (std::size_t p = 0; whole_day && p < required_patterns().size(); ++p) {
        const auto& pattern = required_patterns()[p];
        const Sample* sample = draw.figure(pattern.figure);
        const double level = sample == nullptr ? unknown : sample->base_level();
        if (!std::isnan(level) && level >= pattern.low && level <= pattern.high)
            continue;
        holds = false;
        if (left != nullptr)
            ++(*left)[p];
    }
    return holds;
}

AssumptionAnswer answer_of(const std::vector<std::string>& names, const std::vector<ParameterDraw>& draws, bool whole_day)
{
    AssumptionAnswer answer;
    answer.drawn = static_cast<int>(draws.size());
    std::vector<const ParameterDraw*> kept;
    std::vector<int> left(required_patterns().size());
    for (const auto& draw : draws)
        if (keeps_patterns(draw.samples, whole_day, &left))
            kept.push_back(&draw);
    answer.kept = static_cast<int>(kept.size());
    for (std::size_t p = 0; p < left.size(); ++p)
        if (left[p] > 0)
            answer.failed.push_back(fmt::format("{} draws left {} to {} of {} ({})", left[p], required_patterns()[p].low, required_patterns()[p].high,
                                                required_patterns()[p].figure, required_patterns()[p].source));
    if (kept.empty())
        return answer;
    for (std::size_t s = 1; s < draws.front().samples.scenarios().size(); ++s)
        for (const auto& indicator : declared_indicators()) {
            if (!indicator.headline)
                continue;
            std::vector<double> differences;
            std::vector<const ParameterDraw*> with_value;
            for (const auto* draw : kept)
                if (const double d = difference_in(*draw, indicator.name, s); !std::isnan(d)) {
                    differences.push_back(d);
                    with_value.push_back(draw);
                }
            if (differences.size() < 2)
                continue;
            answer.ranges.push_back({s,
                                     indicator.name,
                                     percentile(differences, 0.5),
                                     {percentile(differences, 0.05), percentile(differences, 0.95)},
                                     static_cast<int>(differences.size())});
            for (std::size_t parameter = 0; differences.size() >= fewest_for_parameters && parameter < names.size(); ++parameter) {
                std::vector<double> values;
                for (const auto* draw : with_value)
                    values.push_back(draw->values[parameter]);
                if (std::none_of(values.begin(), values.end(), [](double v) { return std::isnan(v); }))
                    answer.effects.push_back(effect_of(s, indicator.name, names[parameter], values, differences));
            }
        }
    return answer;
}

} // namespace plattan
