#pragma once

#include "base/clock.h"
#include "base/decimal.h"
#include "base/problems.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <string>

namespace plattan::commands {

inline constexpr std::uint64_t largest_seed = 0xffffffff;

// What the words of an option may be, for `option->transform(...)`.

inline CLI::Validator whole_number(std::uint64_t low, std::uint64_t high)
{
    return {[low, high](std::string& word) { return fault_of_whole_number(word, low, high); }, ""};
}

inline CLI::Validator decimal_number(double low, double high)
{
    return {[low, high](std::string& word) { return fault_of_decimal_number(word, low, high); }, ""};
}

/// The time of day that an option gives. Throws InputError where it gives none.
/// @param as_end of a window: 24:00 is one as well
inline Seconds time_of_day(const std::string& text, std::string_view option, bool as_end)
{
    const auto parsed = parse_time_of_day(text, as_end);
    if (!parsed)
        throw InputError(fmt::format("{}: '{}' is no time of day; expected HH:MM, 00:00 to {}", option, text, as_end ? "24:00" : "23:59"));
    return *parsed;
}

inline CLI::Validator something()
{
    return {[](std::string& word) { return word.empty() ? std::string("expected a word, here stands nothing") : std::string(); }, ""};
}

} // namespace plattan::commands
