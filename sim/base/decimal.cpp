#include "base/decimal.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace plattan {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// One zero stays before a point and where there is nothing else.
void drop_leading_zeros(std::string& word)
{
    std::size_t zeros = 0;
    while (zeros + 1 < word.size() && word[zeros] == '0' && is_digit(word[zeros + 1]))
        ++zeros;
    word.erase(0, zeros);
}

/// Parses a whole word of plain digits and points; false where it is none.
template <class T> bool parsed(const std::string& word, T& value)
{
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size();
}

} // namespace

std::string fault_of_whole_number(std::string& word, std::uint64_t low, std::uint64_t high)
{
    std::uint64_t value = 0;
    if (word.empty() || !std::all_of(word.begin(), word.end(), is_digit) || !parsed(word, value) || value < low || value > high)
        return fmt::format("'{}' is not allowed; expected a whole number from {} to {}", word, low, high);
    drop_leading_zeros(word);
    return "";
}

std::string fault_of_decimal_number(std::string& word, double low, double high)
{
    double value = 0;
    const bool plain = std::count(word.begin(), word.end(), '.') <= 1 && std::any_of(word.begin(), word.end(), is_digit) &&
                       std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.'; });
    if (!plain || !parsed(word, value) || !(value >= low && value <= high))
        return fmt::format("'{}' is not allowed; expected a number from {} to {}", word, low, high);
    drop_leading_zeros(word);
    return "";
}

} // namespace plattan
