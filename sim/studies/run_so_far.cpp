#include "studies/run_so_far.h"

#include "base/expects.h"
#include "day/simulation.h"
#include "observables/observables.h"
#include "record/finished_rows.h"

#include <cmath>
#include <limits>

namespace plattan {

namespace {

/// Bits of not a number differ by how it came about.
float kept_number(double value) { return std::isnan(value) ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(value); }

void add_numbers(std::vector<float>& numbers, const std::vector<double>& values)
{
    for (const double value : values)
        numbers.push_back(kept_number(value));
}

/// Each figure on each day for itself.
NumberTable figures_by_day(const Simulation& simulation)
{
    NumberTable table = empty_table_by_day();
    const Observables& measured = simulation.observables();
    for (const auto& figure : measured.summary)
        table.columns.emplace_back(figure.text.name);
    for (std::size_t day = 0; day < measured.daily.size(); ++day) {
        table.rows.push_back(simulation.clock().first_day().next(static_cast<int>(day)).text());
        table.values.insert(table.values.end(), measured.daily[day].begin(), measured.daily[day].end());
    }
    return table;
}

} // namespace

void RunSoFar::add(const FinishedRows& rows)
{
    const Observables& measured = rows.observables;
    hashes.insert(hashes.end(), measured.state_hash.begin(), measured.state_hash.end());
    if (!keeps_detail)
        return;
    minutes.insert(minutes.end(), measured.minutes.begin(), measured.minutes.end());
    series.resize(measured.series.size());
    for (std::size_t s = 0; s < series.size(); ++s)
        add_numbers(series[s], measured.series[s].values);
    maps.add(measured.frames);
    if (rows.inventory != nullptr) {
        for (const auto& line : rows.inventory->plan.costs)
            costs.add(name_of(line.payer), line.entry, line.what, line.kronor, line.hours, line.outlay);
        seat_use.add(rows);
    }
}

RowDetail RunSoFar::detail(const Simulation& simulation) const
{
    const Observables& measured = simulation.observables();
    RowDetail detail;
    detail.names.minutes = minutes;
    for (std::size_t s = 0; s < series.size(); ++s) {
        const auto& text = measured.series[s].text;
        detail.names.series.push_back(
            {std::string(text.name), std::string(text.units), std::string(text.long_name), std::string(cell_methods(text))});
        detail.numbers.insert(detail.numbers.end(), series[s].begin(), series[s].end());
    }
    const auto add_table = [&detail](const auto& text, const auto& table) {
        detail.names.tables.push_back(
            {{std::string(text.name), std::string(text.units), std::string(text.long_name), ""}, table.rows, table.columns});
        add_numbers(detail.numbers, table.values);
    };
    for (const auto& table : measured.tables)
        add_table(table.text, table);
    for (const auto& table : {costs.table(), seat_use.table()})
        add_table(table, table);
    if (!measured.daily.empty()) {
        const auto by_day = figures_by_day(simulation);
        add_table(by_day, by_day);
    }
    const auto of_cells = maps.of(simulation.site().ground());
    detail.names.maps = {of_cells.lattice, of_cells.ground, {}};
    for (std::size_t m = 0; m < of_cells.values.size(); ++m) {
        const auto& text = map_texts()[m];
        detail.names.maps.texts.push_back({std::string(text.name), std::string(text.units), std::string(text.long_name), ""});
        detail.numbers.insert(detail.numbers.end(), of_cells.values[m].begin(), of_cells.values[m].end());
    }
    expects(detail.numbers.size() == detail.names.count_of_numbers(), "series, tables and maps of a run have the sizes that their names say");
    return detail;
}

} // namespace plattan
