#include "estimates/cost_effectiveness.h"

#include "statistics/mean.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

/// Runs that cost the same up to rounding cost the same (unit: SEK).
constexpr double same_cost = 0.5;

struct Option {
    std::vector<double> cost, effect; ///< by pair; more of the effect is better
    double mean_cost = 0, mean_effect = 0;
};

/// Of all scenarios, in pairs in which all of them have both figures.
std::vector<Option> options_of(const Samples& samples, const Sample& cost, const Sample& effect)
{
    const double sign = effect.indicator.sense == Sense::less_is_better ? -1 : 1;
    std::vector<Option> options(samples.scenarios().size());
    for (std::size_t pair = 0; pair < samples.pairs(); ++pair) {
        const bool whole = std::all_of(cost.values.begin(), cost.values.end(), [&](const auto& v) { return !std::isnan(v[pair]); }) &&
                           std::all_of(effect.values.begin(), effect.values.end(), [&](const auto& v) { return !std::isnan(v[pair]); });
        for (std::size_t s = 0; whole && s < options.size(); ++s) {
            options[s].cost.push_back(cost.values[s][pair]);
            options[s].effect.push_back(sign * effect.values[s][pair]);
        }
    }
    for (auto& option : options) {
        option.mean_cost = mean(option.cost);
        option.mean_effect = mean(option.effect);
    }
    return options;
}

/// Calls f(its place among the priced effects, the effect, the options) for each effect that the runs have, where they have costs.
template <class F> void for_each_priced_effect(const Samples& samples, F&& f)
{
    const Sample* cost = samples.figure("cost");
    for (std::size_t e = 0; cost != nullptr && e < priced_effects().size(); ++e)
        if (const Sample* effect = samples.figure(priced_effects()[e].indicator))
            f(e, *effect, options_of(samples, *cost, *effect));
}

/// Extra cost per extra effect of one option over another.
Quotient price_of(const Option& more, const Option& than)
{
    std::vector<double> cost, effect;
    for (std::size_t i = 0; i < more.cost.size(); ++i) {
        cost.push_back(more.cost[i] - than.cost[i]);
        effect.push_back(more.effect[i] - than.effect[i]);
    }
    return quotient(cost, effect);
}

CostPerEffect::Quadrant quadrant_of(double cost, const ComparedQuantity& effect, Sense sense)
{
    using Q = CostPerEffect::Quadrant;
    const bool better = effect.quality(sense) > 0, worse = effect.quality(sense) < 0;
    if (std::abs(cost) < same_cost || (!better && !worse))
        return Q::not_told;
    if (cost > 0)
        return better ? Q::dearer_and_better : Q::dearer_and_worse;
    return better ? Q::cheaper_and_better : Q::cheaper_and_worse;
}

} // namespace

std::string kronor_text(double kronor)
{
    if (!std::isfinite(kronor))
        return "-";
    std::string text = fmt::format("{:.{}f}", kronor, std::abs(kronor) < 100 && kronor != std::round(kronor) ? 1 : 0);
    const auto point = text.find('.');
    const auto whole = static_cast<std::ptrdiff_t>(point == std::string::npos ? text.size() : point);
    for (auto at = whole - 3; at > (kronor < 0 ? 1 : 0); at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

const std::vector<PricedEffect>& priced_effects()
{
    static const std::vector<PricedEffect> list{
        {"visible_deals", "a visible deal avoided", "a visible deal more"},
        {"all_deals", "a deal avoided, moved ones counted", "a deal more"},
        {"stay_hours", "an hour more that somebody stays", "an hour less that somebody stays"},
        {"unsafe_person_hours", "an hour less in which somebody feels unsafe", "an hour more in which somebody feels unsafe"}};
    return list;
}

std::string_view word_of(CostPerEffect::Quadrant quadrant)
{
    constexpr std::string_view words[]{"dearer and better", "cheaper and worse", "cheaper and better", "dearer and worse", "not told"};
    return words[static_cast<int>(quadrant)];
}

std::string CostPerEffect::sentence() const
{
    const auto& words = priced_effects()[effect];
    const auto price = [&](std::string_view verb, std::string_view of) {
        const bool told = std::isfinite(interval.low) && std::isfinite(interval.high);
        return fmt::format("{} {} SEK for each: {}{}", verb, kronor_text(kronor), of,
                           told ? fmt::format(" (95 %: {} to {})", kronor_text(interval.low), kronor_text(interval.high)) : "; no interval");
    };
    switch (quadrant) {
    case Quadrant::dearer_and_better:
        return price("costs", words.gained);
    case Quadrant::cheaper_and_worse:
        return price("saves", words.lost);
    case Quadrant::cheaper_and_better:
        return fmt::format("cheaper and better: {}", words.gained);
    case Quadrant::dearer_and_worse:
        return fmt::format("dearer and worse: {}", words.lost);
    case Quadrant::not_told:
        break;
    }
    return {};
}

std::vector<CostPerEffect> costs_per_effect(const Samples& samples, const Comparison& comparison)
{
    std::vector<CostPerEffect> list;
    for_each_priced_effect(samples, [&](std::size_t e, const Sample& effect, const std::vector<Option>& options) {
        for (std::size_t s = 1; s < options.size(); ++s) {
            const auto* compared = comparison.of(static_cast<std::size_t>(&effect - samples.list().data()), s);
            if (compared == nullptr || options[s].cost.empty())
                continue;
            const auto quadrant = quadrant_of(options[s].mean_cost - options[0].mean_cost, *compared, effect.indicator.sense);
            const auto price = price_of(options[s], options[0]);
            const bool has_price = quadrant == CostPerEffect::Quadrant::dearer_and_better || quadrant == CostPerEffect::Quadrant::cheaper_and_worse;
            list.push_back({s, e, quadrant, has_price ? price.value : unknown, has_price ? Bounds{price.low, price.high} : Bounds{unknown, unknown},
                            static_cast<int>(options[s].cost.size())});
        }
    });
    return list;
}

std::vector<BestOption> best_options(const Samples& samples)
{
    std::vector<BestOption> list;
    for_each_priced_effect(samples, [&](std::size_t e, const Sample&, const std::vector<Option>& options) {
        if (options.front().cost.empty())
            return;
        // The cheapest is best while an effect is worth nothing. Then, as its worth rises, whatever gives more at the least extra cost per unit.
        std::size_t best = 0;
        for (std::size_t s = 1; s < options.size(); ++s)
            if (options[s].mean_cost < options[best].mean_cost - same_cost ||
                (std::abs(options[s].mean_cost - options[best].mean_cost) <= same_cost && options[s].mean_effect > options[best].mean_effect))
                best = s;
        const int n = static_cast<int>(options.front().cost.size());
        list.push_back({e, best, 0, {unknown, unknown}, n});
        for (;;) {
            std::size_t next = best;
            double least = 0;
            for (std::size_t s = 0; s < options.size(); ++s) {
                const double gain = options[s].mean_effect - options[best].mean_effect;
                const double price = (options[s].mean_cost - options[best].mean_cost) / gain;
                if (gain > 0 && (next == best || price < least)) {
                    next = s;
                    least = price;
                }
            }
            if (next == best)
                break;
            const auto price = price_of(options[next], options[best]);
            list.push_back({e, next, price.value, {price.low, price.high}, n});
            best = next;
        }
    });
    return list;
}

} // namespace plattan
