#include "demand/spread.h"

#include "base/elementary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr std::array<const char*, 6> forms{"fixed", "uniform", "normal", "log_normal", "gamma", "weibull"};

/// Marsaglia and Tsang 2000 (`marsaglia2000`); shape of 1 and more directly, below by the power of a uniform.
double gamma_draw(Draws& draws, double shape)
{
    if (shape < 1)
        return gamma_draw(draws, shape + 1) * elementary::exp(elementary::log(draws.uniform()) / shape);
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = draws.normal(0, 1), v = (1 + c * x) * (1 + c * x) * (1 + c * x);
        if (v > 0 && elementary::log(draws.uniform()) < x * x / 2 + d - d * v + d * elementary::log(v))
            return d * v;
    }
}

} // namespace

double Spread::draw(Draws& draws) const
{
    switch (form) {
    case Form::uniform:
        return draws.uniform(first, second);
    case Form::normal:
        return draws.normal(first, second);
    case Form::log_normal:
        return draws.log_normal(first, second);
    case Form::gamma:
        return gamma_draw(draws, first) * second;
    case Form::weibull:
        return second * elementary::exp(elementary::log(-elementary::log(draws.uniform())) / first);
    case Form::fixed:
        break;
    }
    return first;
}

Spread read_spread(const Node& node, const std::string& unit, const Allowed& allowed, Problems& problems)
{
    Spread spread;
    if (!node.is_map()) {
        read_value(node, spread.first, {unit, allowed, problems});
        return spread;
    }
    const std::vector<std::string> names(forms.begin() + 1, forms.end());
    if (node.entries.size() != 1) {
        problems.add(node.place, "expected one distribution, as in {uniform: [10, 100]}");
        return spread;
    }
    const auto& entry = node.entries.front();
    const auto found = std::find(names.begin(), names.end(), entry.key);
    if (found == names.end()) {
        problems.add(entry.place, unknown_word("distribution", entry.key, names));
        return spread;
    }
    spread.form = static_cast<Spread::Form>(1 + (found - names.begin()));
    if (!entry.value.is_sequence() || entry.value.items.size() != 2) {
        problems.add(entry.value.place, "expected a list of two numbers");
        return spread;
    }
    const bool shape_first = spread.form == Spread::Form::gamma || spread.form == Spread::Form::weibull;
    const bool second_is_quantity = spread.form != Spread::Form::log_normal;
    const Allowed positive = between(0.01, 1000);
    read_value(entry.value.items[0], spread.first, {shape_first ? "1" : unit, shape_first ? positive : allowed, problems});
    read_value(entry.value.items[1], spread.second,
               {second_is_quantity ? unit : "1", shape_first || second_is_quantity ? allowed : positive, problems});
    if (spread.form == Spread::Form::uniform && spread.second < spread.first)
        problems.add(entry.value.place, "the second number is smaller than the first");
    return spread;
}

} // namespace plattan
