#pragma once

#include <optional>
#include <string>
#include <vector>

namespace plattan {

/// What values a parameter may take.
struct Allowed {
    std::optional<double> low;
    std::optional<double> high;
    std::vector<std::string> choices;
    std::vector<double> numbers; ///< where only these are allowed
    bool at_least_one = false;   ///< whether a list must name one

    bool holds(double value) const;
    std::string text() const; ///< "between 5 and 100", "one of dry, rain", "anything"
};

Allowed between(double low, double high);
Allowed one_of_list(std::vector<std::string> choices);
Allowed anything();
/// Of a list that says nothing, or the opposite of what was meant, when it is empty.
Allowed at_least_one(Allowed of_each);
/// Of numbers.
template <class... Number> Allowed exactly(Number... choices)
{
    Allowed allowed;
    (allowed.numbers.push_back(choices), ...);
    return allowed;
}

/// A list of words. Variadic and without braces: GCC 12 fails with an internal error on a braced list of
/// strings inside the default member initializer of an aggregate that Boost.PFR looks into.
template <class... Word> std::vector<std::string> words(const Word&... given)
{
    std::vector<std::string> list;
    (list.emplace_back(given), ...);
    return list;
}

template <class... Choice> Allowed one_of(const Choice&... choices) { return one_of_list(words(choices...)); }

} // namespace plattan
