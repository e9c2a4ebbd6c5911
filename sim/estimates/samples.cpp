#include "estimates/samples.h"

#include "statistics/mean.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace plattan {

namespace {

/// What the rows and columns of a table are.
struct TableShape {
    std::string_view table;
    enum class Rows : std::uint8_t { hours, parts, zones } rows;
    enum class Columns : std::uint8_t { indicators, zones, hours, parts } columns;
};

using R = TableShape::Rows;
using C = TableShape::Columns;
constexpr TableShape shapes[]{
    {"hourly", R::hours, C::indicators},         {"visitors_by_zone", R::hours, C::zones}, {"litter_by_zone", R::hours, C::zones},
    {"flows_between_gates", R::parts, C::hours}, {"link_passages", R::parts, C::hours},    {"displaced_deals_by_node", R::zones, C::parts},
    {"light_by_area", R::zones, C::indicators},
};

std::string key_of(const Sample& sample) { return fmt::format("{}\x1f{}\x1f{}\x1f{}", sample.indicator.name, sample.zone, sample.part, sample.hour); }

/// Of a table that run by run holds only what there was: what is not there is none, and not unknown.
bool lists_what_there_was(std::string_view indicator)
{
    return indicator == "flows_between_gates" || indicator == "costs" || indicator == "cost_by_payer" || indicator == "sat_down_by_seat";
}

/// What is told of single days: what a summer is asked about.
constexpr std::string_view told_by_day[]{"unsafe_day", "unsafe_night",     "visible_deals", "deals",       "all_deals",
                                         "stop_share", "litter_per_10_m2", "stay_hours",    "safety_index"};

/// "city" of "city | guards | hours"
std::string payer_of(const std::string& row) { return row.substr(0, row.find(" | ")); }

} // namespace

void Samples::put(Sample empty, std::size_t scenario, std::size_t pair, double value)
{
    const auto key = key_of(empty);
    auto found = std::lower_bound(places.begin(), places.end(), key, [](const auto& one, const auto& wanted) { return one.first < wanted; });
    if (found == places.end() || found->first != key) {
        empty.values.assign(scenario_names.size(), std::vector<double>(pair_count, std::numeric_limits<double>::quiet_NaN()));
        if (lists_what_there_was(empty.indicator.name))
            for (const auto& [s, p] : runs_with_tables)
                empty.values[s][p] = 0;
        found = places.insert(found, {key, samples.size()});
        samples.push_back(std::move(empty));
    }
    samples[found->second].values[scenario][pair] = value;
}

double Sample::base_level() const
{
    RunningMean level;
    for (const double value : values[0])
        if (!std::isnan(value))
            level.add(value);
    return level.value;
}

void Samples::add(std::size_t scenario, std::size_t pair, const RunNumbers& run)
{
    const auto put_all = [&](const std::vector<NamedNumber>& figures) {
        for (const auto& one : figures)
            put({indicator_named(one.name, one.units, one.long_name), {}, {}, -1, {}}, scenario, pair, one.value);
    };
    put_all(run.figures);
    put_all(derived_figures(run));
    if (!run.tables.empty()) {
        runs_with_tables.emplace_back(scenario, pair);
        for (auto& sample : samples)
            if (lists_what_there_was(sample.indicator.name))
                sample.values[scenario][pair] = 0;
    }
    if (const NumberTable* costs = run.table("costs")) {
        std::map<std::string, double> by_payer;
        for (const auto& row : costs->rows)
            by_payer[payer_of(row)] += costs->at(row, "SEK").value_or(0);
        for (const auto& [payer, kronor] : by_payer)
            put({indicator_named("cost_by_payer", "SEK", "cost by who pays"), {}, payer, -1, {}}, scenario, pair, kronor);
    }
    for (const auto& table : run.tables)
        if (table.name == empty_table_by_day().name)
            add_days(scenario, pair, table);
        else
            add_table(scenario, pair, table);
}

void Samples::add_days(std::size_t scenario, std::size_t pair, const NumberTable& table)
{
    for (const auto& date : table.rows)
        for (const auto name : told_by_day) {
            auto value = table.at(date, name);
            if (name == "all_deals") {
                const auto here = table.at(date, "deals"), elsewhere = table.at(date, "displaced_deals");
                value = here && elsewhere ? std::optional(*here + *elsewhere) : std::nullopt;
            }
            if (!value)
                continue;
            Sample sample{indicator_named(name, "1", name), {}, date, -1, {}};
            sample.indicator.headline = false;
            put(std::move(sample), scenario, pair, *value);
        }
}

void Samples::add_table(std::size_t scenario, std::size_t pair, const NumberTable& table)
{
    const auto* shape = std::find_if(std::begin(shapes), std::end(shapes), [&](const auto& one) { return one.table == table.name; });
    const bool known = shape != std::end(shapes);
    const R rows = known ? shape->rows : R::parts;
    const C columns = known ? shape->columns : C::parts;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        double sum = 0;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const double value = table.values[r * table.columns.size() + c];
            if (columns == C::hours) { // too many to ask each hour about; the whole day is asked about
                sum += value;
                continue;
            }
            Sample sample{indicator_named(table.name, table.units, table.long_name), {}, {}, -1, {}};
            if (columns == C::indicators) {
                sample.indicator = indicator_named(table.columns[c], table.units, fmt::format("{} ({})", table.columns[c], table.long_name));
                sample.indicator.headline = false;
            } else {
                (columns == C::zones ? sample.zone : sample.part) = table.columns[c];
            }
            if (rows == R::hours)
                sample.hour = std::stoi(table.rows[r]);
            else if (rows == R::zones)
                sample.zone = table.rows[r];
            else
                sample.part = sample.part.empty() ? table.rows[r] : fmt::format("{} | {}", table.rows[r], sample.part);
            if (sample.indicator.name == "unsafe_share" && sample.indicator.units == "1") {
                sample.indicator.units = "%";
                sample.indicator.factor = 100;
                sample.indicator.sense = Sense::less_is_better;
                sample.indicator.smallest = 0.3;
                sample.indicator.smallest_share = 0;
                sample.indicator.label = "Feel unsafe";
            }
            put(std::move(sample), scenario, pair, value);
        }
        if (columns == C::hours)
            put({indicator_named(table.name, table.units, table.long_name), {}, table.rows[r], -1, {}}, scenario, pair, sum);
    }
}

const Sample* Samples::figure(std::string_view name) const
{
    const auto found = std::find_if(samples.begin(), samples.end(), [&](const auto& one) { return one.indicator.name == name && one.is_whole(); });
    return found == samples.end() ? nullptr : &*found;
}

} // namespace plattan
