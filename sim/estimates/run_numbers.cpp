#include "estimates/run_numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace plattan {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Mean P(unsafe) of those who are there in some hours.
struct FeltUnsafe {
    double unsafe = 0, visitors = 0;

    void add(const NumberTable& hourly, int hour)
    {
        const auto row = fmt::format("{:02}", hour);
        const auto share = hourly.at(row, "unsafe_share"), there = hourly.at(row, "visitors");
        if (share && there && !std::isnan(*share) && !std::isnan(*there)) {
            unsafe += *share * *there;
            visitors += *there;
        }
    }
    double share() const { return visitors > 0 ? unsafe / visitors : none; }
};

} // namespace

std::optional<double> NumberTable::at(std::string_view row, std::string_view column) const
{
    const auto r = std::find(rows.begin(), rows.end(), row);
    const auto c = std::find(columns.begin(), columns.end(), column);
    if (r == rows.end() || c == columns.end())
        return std::nullopt;
    return values[static_cast<std::size_t>(r - rows.begin()) * columns.size() + static_cast<std::size_t>(c - columns.begin())];
}

NumberTable empty_table_by_day()
{
    return {"figures_by_day", "1", "each figure of the summary on each day for itself, in its own units", {}, {}, {}};
}

double RunNumbers::figure(std::string_view name) const
{
    const auto found = std::find_if(figures.begin(), figures.end(), [&](const auto& one) { return one.name == name; });
    return found == figures.end() ? none : found->value;
}

const NumberTable* RunNumbers::table(std::string_view name) const
{
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

std::vector<NamedNumber> derived_figures(const RunNumbers& run)
{
    std::vector<NamedNumber> list;
    const auto put = [&](std::string name, std::string units, std::string long_name, double value) {
        if (!std::isnan(value))
            list.push_back({std::move(name), std::move(units), std::move(long_name), value});
    };
    put("all_deals", "1", "deals in the model area and elsewhere, together", run.figure("deals") + run.figure("displaced_deals"));
    put("expected_offences", "1", "thefts, robberies, assaults and harassment to be expected",
        run.figure("expected_thefts") + run.figure("expected_robberies") + run.figure("expected_assaults") + run.figure("expected_harassments"));
    constexpr std::array others{"populated", "function_mix", "flows", "overview", "lighting", "upkeep", "informal_control", "open_disorder"};
    double sum = 0;
    for (const auto* one : others)
        sum += run.figure(fmt::format("index_{}", one)) / static_cast<double>(others.size());
    put("index_without_formal_control", "1", "mean of the eight sub-scores that do not count who is on duty", sum);
    if (const NumberTable* costs = run.table("costs")) {
        double outlay = 0;
        for (const auto& row : costs->rows)
            outlay += costs->at(row, "outlay").value_or(0);
        put("outlay", "SEK", "prices paid at once, of what is written off", outlay);
    }
    if (const NumberTable* hourly = run.table("hourly")) {
        FeltUnsafe evening, night;
        for (int hour = 0; hour < 24; ++hour) {
            if (hour >= 18 && hour < 23)
                evening.add(*hourly, hour);
            if (hour >= 23 || hour < 5)
                night.add(*hourly, hour);
        }
        put("unsafe_evening", "1", "mean P(unsafe) of the visitors present, 18-23", evening.share());
        put("unsafe_night_hours", "1", "mean P(unsafe) of the visitors present, 23-05", night.share());
    }
    return list;
}

} // namespace plattan
