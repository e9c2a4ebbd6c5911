#pragma once

#include "base/decimal.h"

#include <CLI/CLI.hpp>

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

inline CLI::Validator something()
{
    return {[](std::string& word) { return word.empty() ? std::string("expected a word, here stands nothing") : std::string(); }, ""};
}

} // namespace plattan::commands
