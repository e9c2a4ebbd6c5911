#include "day/remarks.h"

#include <fmt/format.h>

namespace plattan {

namespace {

/// Entries that hold on no day of the run change nothing, which is seldom what was meant.
void add_idle_entries(const Scenario& scenario, int days, std::vector<std::string>& remarks)
{
    for (const auto& entry : scenario.interventions) {
        bool ever = false;
        for (int day = 0; day < days; ++day)
            ever = ever || entry.period.holds(scenario.date.next(day));
        if (!ever)
            remarks.push_back(fmt::format("'{}' acts on none of the days of this run ({}{}){}; look at from, until and weekdays", entry.name,
                                          scenario.date.text(), days > 1 ? " to " + scenario.date.next(days - 1).text() : "",
                                          entry.period.holds(scenario.date.next(-1)) ? ", but for a night that begins the day before" : ""));
    }
}

void add_half_of_price_level(const CostParameters& cost, std::vector<std::string>& remarks)
{
    if (cost.year.is_given() && !cost.index.is_given())
        remarks.push_back(fmt::format("costs are called prices of {}, but cost.index is not given: the amounts are those of 2018", *cost.year));
    if (cost.index.is_given() && !cost.year.is_given())
        remarks.push_back(fmt::format("prices are multiplied by {}, but cost.year is not given: they are called prices of 2018", *cost.index));
}

} // namespace

std::vector<std::string> remarks_on(const Scenario& scenario, int days)
{
    std::vector<std::string> remarks = scenario.remarks;
    add_idle_entries(scenario, days, remarks);
    add_half_of_price_level(scenario.parameters.cost, remarks);
    return remarks;
}

} // namespace plattan
