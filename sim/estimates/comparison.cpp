#include "estimates/comparison.h"

#include "estimates/holm.h"
#include "statistics/mean.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

constexpr Bounds nothing{unknown, unknown};

Bounds around(const Estimate& estimate, double factor)
{
    return {(estimate.mean - estimate.half_width) * factor, (estimate.mean + estimate.half_width) * factor};
}

std::vector<double> differences(const std::vector<double>& base, const std::vector<double>& alternative)
{
    std::vector<double> list;
    for (std::size_t i = 0; i < base.size(); ++i)
        if (!std::isnan(base[i]) && !std::isnan(alternative[i]))
            list.push_back(alternative[i] - base[i]);
    return list;
}

/// Values of both where both are numbers.
std::pair<std::vector<double>, std::vector<double>> complete(const std::vector<double>& a, const std::vector<double>& b)
{
    std::pair<std::vector<double>, std::vector<double>> both;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!std::isnan(a[i]) && !std::isnan(b[i])) {
            both.first.push_back(a[i]);
            both.second.push_back(b[i]);
        }
    return both;
}

std::vector<double> of_numbers(const std::vector<double>& values)
{
    std::vector<double> list;
    std::copy_if(values.begin(), values.end(), std::back_inserter(list), [](double value) { return !std::isnan(value); });
    return list;
}

ComparedQuantity level_of(const Sample& sample, std::size_t scenario)
{
    ComparedQuantity one;
    one.scenario = scenario;
    const auto level = estimate(of_numbers(sample.values[scenario]));
    one.level = level.mean * sample.indicator.factor;
    one.level_interval = around(level, sample.indicator.factor);
    one.n = level.n;
    one.difference = one.change = one.p = one.adjusted_p = one.correlation = one.gain = unknown;
    one.interval = one.change_interval = one.bootstrap = nothing;
    return one;
}

ComparedQuantity difference_of(const Sample& sample, std::size_t scenario)
{
    const double factor = sample.indicator.factor;
    const auto &a = sample.values[0], &b = sample.values[scenario];
    ComparedQuantity one = level_of(sample, scenario);
    const auto paired = paired_difference(a, b);
    one.difference = paired.difference.mean * factor;
    one.interval = around(paired.difference, factor);
    one.p = paired.p;
    one.correlation = paired.correlation;
    one.gain = paired.gain;
    one.n = paired.difference.n;
    const auto [upper, lower] = complete(b, a);
    if (const auto ratio = quotient(upper, lower); std::isfinite(ratio.value)) {
        // With fewer than nothing to compare with, a share says nothing.
        if (paired.base.mean > 0) {
            one.change = 100 * (ratio.value - 1);
            one.change_interval = {100 * (ratio.low - 1), 100 * (ratio.high - 1)};
        }
    }
    if (sample.is_whole()) {
        one.bootstrap = bca_of_mean(differences(a, b));
        one.bootstrap = {one.bootstrap.low * factor, one.bootstrap.high * factor};
    }
    one.smallest = sample.indicator.smallest_change(paired.base.mean);
    return one;
}

/// There are pairs enough to be sure, because few can be equal by chance; and the bootstrap, where there is one, excludes 0 as well.
bool confirmed(const ComparedQuantity& one)
{
    constexpr int fewest_to_be_clear = 5;
    const bool excludes_none = std::isnan(one.bootstrap.low) || one.bootstrap.low > 0 || one.bootstrap.high < 0;
    return one.n >= fewest_to_be_clear && excludes_none;
}

DisplacedShare displaced_share(const Sample& here, const Sample& elsewhere, std::size_t scenario)
{
    std::vector<double> vanished, appeared;
    for (std::size_t i = 0; i < here.values[0].size(); ++i) {
        const double v = here.values[0][i] - here.values[scenario][i], a = elsewhere.values[scenario][i] - elsewhere.values[0][i];
        if (!std::isnan(v) && !std::isnan(a)) {
            vanished.push_back(v);
            appeared.push_back(a);
        }
    }
    const auto share = quotient(appeared, vanished);
    return {scenario, 100 * share.value, {100 * share.low, 100 * share.high}, static_cast<int>(vanished.size())};
}

} // namespace

int ComparedQuantity::quality(Sense sense) const
{
    const int sign = verdict == Verdict::clearly_more || verdict == Verdict::probably_more   ? 1
                     : verdict == Verdict::clearly_less || verdict == Verdict::probably_less ? -1
                                                                                             : 0;
    return sense == Sense::more_is_better ? sign : sense == Sense::less_is_better ? -sign : 0;
}

const ComparedQuantity* Comparison::of(std::size_t sample, std::size_t scenario) const
{
    const auto found = std::lower_bound(quantities.begin(), quantities.end(), std::pair{sample, scenario}, [](const auto& one, const auto& wanted) {
        return std::pair{one.sample, one.scenario} < wanted;
    });
    return found != quantities.end() && found->sample == sample && found->scenario == scenario ? &*found : nullptr;
}

Comparison compare(const Samples& samples)
{
    Comparison result;
    const auto& list = samples.list();
    for (std::size_t s = 0; s < list.size(); ++s)
        for (std::size_t scenario = 0; scenario < samples.scenarios().size(); ++scenario) {
            ComparedQuantity one = scenario == 0 ? level_of(list[s], 0) : difference_of(list[s], scenario);
            one.is_base = scenario == 0;
            one.sample = s;
            result.quantities.push_back(one);
        }
    for (std::size_t scenario = 1; scenario < samples.scenarios().size(); ++scenario) {
        std::vector<ComparedQuantity*> headlines;
        std::vector<double> p;
        for (auto& one : result.quantities)
            if (one.scenario == scenario && list[one.sample].indicator.headline && list[one.sample].is_whole()) {
                headlines.push_back(&one);
                p.push_back(one.p);
            }
        const auto adjusted = holm(p);
        for (std::size_t i = 0; i < headlines.size(); ++i)
            headlines[i]->adjusted_p = adjusted[i];
    }
    for (auto& one : result.quantities)
        if (!one.is_base)
            one.verdict = verdict_of({one.interval, one.smallest, one.adjusted_p, confirmed(one), !std::isnan(one.difference)});
    const Sample *here = samples.figure("deals"), *elsewhere = samples.figure("displaced_deals");
    if (here != nullptr && elsewhere != nullptr)
        for (std::size_t scenario = 1; scenario < samples.scenarios().size(); ++scenario)
            result.displaced.push_back(displaced_share(*here, *elsewhere, scenario));
    return result;
}

} // namespace plattan
