#include "parameters/allowed.h"

#include "base/units.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

std::string Allowed::text() const
{
    if (!choices.empty())
        return fmt::format("one of {}", fmt::join(choices, ", "));
    if (low && high)
        return fmt::format("between {} and {}", shortest(*low), shortest(*high));
    return "anything";
}

Allowed between(double low, double high) { return {low, high, {}}; }
Allowed one_of_list(std::vector<std::string> choices) { return {{}, {}, std::move(choices)}; }
Allowed anything() { return {}; }

} // namespace plattan
