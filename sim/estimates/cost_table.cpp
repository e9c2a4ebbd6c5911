#include "estimates/cost_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

void CostTable::add(const std::string& payer, const std::string& entry, const std::string& what, double kronor, double hours, double outlay)
{
    const auto name = fmt::format("{} | {} | {}", payer, entry, what);
    auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.name == name; });
    if (found == lines.end())
        found = lines.insert(lines.end(), {name, 0, 0, 0});
    found->kronor += kronor;
    found->hours += hours;
    found->outlay = std::max(found->outlay, outlay);
}

NumberTable CostTable::table() const
{
    NumberTable result{"costs", "SEK", "rostered hours and write-off by payer, intervention and kind", {}, {"SEK", "hours", "outlay"}, {}};
    for (const auto& line : lines) {
        result.rows.push_back(line.name);
        result.values.insert(result.values.end(), {line.kronor, line.hours, line.outlay});
    }
    return result;
}

} // namespace plattan
