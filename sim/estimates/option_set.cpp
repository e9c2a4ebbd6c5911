#include "estimates/option_set.h"

#include "statistics/interval.h"
#include "statistics/mean.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace plattan {

namespace {

constexpr double chance_to_lose_the_best = 0.05;

/// Pair by pair, where both are there.
Estimate advantage(const std::vector<double>& of, const std::vector<double>& over)
{
    std::vector<double> list;
    for (std::size_t pair = 0; pair < of.size(); ++pair)
        if (const double d = of[pair] - over[pair]; !std::isnan(d))
            list.push_back(d);
    return estimate(list);
}

/// Half width above which an advantage is no chance.
double half_width_to_tell(const Estimate& advantage, std::size_t options)
{
    if (advantage.n < 2)
        return std::numeric_limits<double>::infinity();
    const double tail = chance_to_lose_the_best / std::max<double>(1, static_cast<double>(options) - 1);
    const auto quantile = [&](double one_sided) {
        return boost::math::quantile(boost::math::complement(boost::math::students_t(advantage.n - 1), one_sided));
    };
    return advantage.half_width * quantile(tail) / quantile(0.025);
}

bool is_dominated(const Gains& gains, std::size_t option, std::size_t by)
{
    bool told = false;
    for (const auto& of_objective : gains) {
        const auto found = advantage(of_objective[by], of_objective[option]);
        if (!(found.mean >= 0))
            return false;
        told = told || found.mean > half_width_to_tell(found, of_objective.size());
    }
    return told;
}

bool is_known(const Gains& gains, std::size_t option)
{
    return std::all_of(gains.begin(), gains.end(), [&](const auto& of_objective) {
        return std::any_of(of_objective[option].begin(), of_objective[option].end(), [](double value) { return !std::isnan(value); });
    });
}

} // namespace

double direction_of(const Objective& objective) { return objective.sense == Sense::less_is_better ? -1 : 1; }

Gains gains_of(const Samples& samples, const std::vector<Objective>& objectives)
{
    Gains gains;
    for (const auto& objective : objectives) {
        const Sample* sample = samples.figure(objective.indicator);
        auto& of_objective = gains.emplace_back();
        for (std::size_t s = 1; s < samples.scenarios().size(); ++s) {
            auto& values = of_objective.emplace_back(samples.pairs(), unknown);
            for (std::size_t pair = 0; sample != nullptr && pair < samples.pairs(); ++pair)
                values[pair] = direction_of(objective) * sample->indicator.factor * (sample->values[s][pair] - sample->values[0][pair]);
        }
    }
    return gains;
}

std::vector<RankedOption> rank_options(const Samples& samples, const std::vector<Objective>& objectives)
{
    const auto gains = gains_of(samples, objectives);
    std::vector<RankedOption> options;
    for (std::size_t i = 0; i + 1 < samples.scenarios().size(); ++i) {
        RankedOption option;
        option.scenario = i + 1;
        option.in_set = is_known(gains, i);
        for (std::size_t other = 0; other + 1 < samples.scenarios().size(); ++other)
            option.in_set = option.in_set && !(other != i && is_known(gains, other) && is_dominated(gains, i, other));
        for (std::size_t k = 0; k < objectives.size(); ++k) {
            const auto found = advantage(gains[k][i], std::vector<double>(samples.pairs()));
            const double one = found.mean - found.half_width, two = found.mean + found.half_width, sign = direction_of(objectives[k]);
            option.differences.push_back(sign * found.mean);
            option.intervals.push_back({std::min(sign * one, sign * two), std::max(sign * one, sign * two)});
        }
        options.push_back(std::move(option));
    }
    return options;
}

void count_best(const Samples& draw, const std::vector<Objective>& objectives, std::vector<int>& counts)
{
    const auto gains = gains_of(draw, objectives);
    counts.resize(draw.scenarios().size() - 1);
    const auto better = [&](std::size_t a, std::size_t b) {
        bool somewhere = false;
        for (const auto& of_objective : gains) {
            const double mean = advantage(of_objective[a], of_objective[b]).mean;
            if (!(mean >= 0))
                return false;
            somewhere = somewhere || mean > 0;
        }
        return somewhere;
    };
    for (std::size_t i = 0; i < counts.size(); ++i) {
        bool best = is_known(gains, i);
        for (std::size_t other = 0; other < counts.size(); ++other)
            best = best && !(other != i && better(other, i));
        counts[i] += best;
    }
}

} // namespace plattan
