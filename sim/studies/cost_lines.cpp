#include "studies/cost_lines.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

void CostLines::add(const DayInventory& day)
{
    for (const auto& line : day.plan.costs) {
        const auto name = fmt::format("{} | {} | {}", line.payer, line.entry, line.what);
        auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.name == name; });
        if (found == lines.end())
            found = lines.insert(lines.end(), {name, 0, 0, 0});
        found->kronor += line.kronor;
        found->hours += line.hours;
        found->outlay = std::max(found->outlay, line.outlay); // once, however many days it stands
    }
}

NumberTable CostLines::table() const
{
    NumberTable result{"costs", "SEK", "rostered hours and write-off by payer, intervention and kind", {}, {"SEK", "hours", "outlay"}, {}};
    for (const auto& line : lines) {
        result.rows.push_back(line.name);
        result.values.insert(result.values.end(), {line.kronor, line.hours, line.outlay});
    }
    return result;
}

} // namespace plattan
