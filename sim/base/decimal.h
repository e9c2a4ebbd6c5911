#pragma once

#include <cstdint>
#include <string>

namespace plattan {

// Numbers of the command line are decimal: 010 is ten, and 0x10, 1e3, nan or nothing at all are no numbers. The library that parses the command
// line would read C's forms; so each option has one of these before it, which also takes leading zeros away.

/// What is wrong with the word, or "" for a whole number from `low` to `high`.
std::string fault_of_whole_number(std::string& word, std::uint64_t low, std::uint64_t high);

/// The same of digits with at most one point: 12, 0.5, 07.25.
std::string fault_of_decimal_number(std::string& word, double low, double high);

} // namespace plattan
