#include "parameters/allowed.h"

#include "base/units.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

bool Allowed::holds(double value) const
{
    return numbers.empty() ? (!low || value >= *low) && (!high || value <= *high) : std::find(numbers.begin(), numbers.end(), value) != numbers.end();
}

std::string Allowed::text() const
{
    if (!choices.empty())
        return fmt::format("one of {}", fmt::join(choices, ", "));
    if (!numbers.empty()) {
        std::vector<std::string> texts;
        for (const double number : numbers)
            texts.push_back(shortest(number));
        return fmt::format("one of {}", fmt::join(texts, ", "));
    }
    if (low && high)
        return fmt::format("between {} and {}", shortest(*low), shortest(*high));
    return "anything";
}

Allowed between(double low, double high) { return {low, high, {}, {}, false}; }
Allowed one_of_list(std::vector<std::string> choices) { return {{}, {}, std::move(choices), {}, false}; }
Allowed anything() { return {}; }

Allowed at_least_one(Allowed of_each)
{
    of_each.at_least_one = true;
    return of_each;
}

} // namespace plattan
