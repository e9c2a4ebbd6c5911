#include "base/units.h"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

struct Unit {
    std::string_view symbol;
    std::string_view dimension;
    double factor; ///< to the dimension's first unit
};

// The first unit of each dimension is the one parameters are declared in (CF spelling).
constexpr auto units = std::to_array<Unit>({
    {"1", "number", 1},
    {"%", "number", 0.01},
    {"m", "length", 1},
    {"cm", "length", 0.01},
    {"mm", "length", 0.001},
    {"km", "length", 1000},
    {"s", "time", 1},
    {"min", "time", 60},
    {"h", "time", 3600},
    {"day", "time", 86400},
    {"d", "time", 86400},
    {"m s-1", "speed", 1},
    {"m/s", "speed", 1},
    {"km/h", "speed", 1 / 3.6},
    {"m2", "area", 1},
    {"lx", "illuminance", 1},
    {"lux", "illuminance", 1},
    {"lm", "flux", 1},
    {"lumen", "flux", 1},
    {"klm", "flux", 1000},
    {"SEK", "money", 1},
    {"kSEK", "money", 1000},
    {"kr", "money", 1},
    {"kronor", "money", 1},
    {"kkr", "money", 1000},
    {"h-1", "rate", 1},
    {"1/h", "rate", 1},
    {"s-1", "rate", 3600},
    {"1/s", "rate", 3600},
    {"1/min", "rate", 60},
    {"m2 h-1", "area rate", 1},
    {"m2/h", "area rate", 1},
    {"SEK h-1", "wage", 1},
    {"SEK/h", "wage", 1},
    {"kr/h", "wage", 1},
    {"m-2", "density", 1},
    {"1/m2", "density", 1},
    {"m-1", "per length", 1},
    {"1/m", "per length", 1},
    {"year", "years", 1},
    {"SEK m-2", "price of area", 1},
    {"SEK/m2", "price of area", 1},
    {"kr/m2", "price of area", 1},
    {"SEK m-1", "price of length", 1},
    {"SEK/m", "price of length", 1},
    {"kr/m", "price of length", 1},
    {"SEK kWh-1", "price of energy", 1},
    {"SEK/kWh", "price of energy", 1},
    {"kr/kWh", "price of energy", 1},
    {"years", "years", 1},
    {"degree", "angle", 1},
    {"degrees", "angle", 1},
    {"a", "years", 1},
});

const Unit* find(std::string_view symbol)
{
    for (const auto& unit : units)
        if (unit.symbol == symbol)
            return &unit;
    return nullptr;
}

} // namespace

std::optional<Quantity> parse_quantity(std::string_view text)
{
    const auto trim = [](std::string_view part) {
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ')
            part.remove_suffix(1);
        return part;
    };
    text = trim(text);
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !std::isfinite(value))
        return std::nullopt;
    return Quantity{value, std::string(trim(text.substr(static_cast<std::size_t>(end - text.data()))))};
}

std::optional<double> conversion(std::string_view from, std::string_view to)
{
    if (from == to)
        return 1.0;
    const Unit* source = find(from);
    const Unit* target = find(to);
    if (source == nullptr || target == nullptr || source->dimension != target->dimension)
        return std::nullopt;
    return source->factor / target->factor;
}

std::string spellings(std::string_view unit)
{
    const Unit* known = find(unit);
    if (known == nullptr)
        return std::string(unit);
    std::string text;
    for (const auto& candidate : units)
        if (candidate.dimension == known->dimension)
            text += (text.empty() ? "" : ", ") + std::string(candidate.symbol);
    return text;
}

std::string shortest(double value) { return fmt::format("{}", value); }

} // namespace plattan
