#include "estimates/period_mean.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plattan {

namespace {

/// One cell of a table, over the days.
struct CellOverDays {
    double sum = 0, weight = 0, largest = 0;

    void add(double value, double its_weight)
    {
        if (std::isnan(value))
            return;
        sum += its_weight * value;
        weight += its_weight;
        largest = std::max(largest, value);
    }
    double mean() const { return weight > 0 ? sum / weight : std::numeric_limits<double>::quiet_NaN(); }
};

void add_new(std::vector<std::string>& labels, const std::vector<std::string>& more)
{
    for (const auto& label : more)
        if (std::find(labels.begin(), labels.end(), label) == labels.end())
            labels.push_back(label);
}

/// The table of this name over all days.
NumberTable mean_table(const NumberTable& like, const std::vector<WeightedDay>& days)
{
    NumberTable result{like.name, like.units, like.long_name, {}, {}, {}};
    for (const auto& day : days)
        if (const NumberTable* table = day.numbers.table(like.name)) {
            add_new(result.rows, table->rows);
            add_new(result.columns, table->columns);
        }
    for (const auto& row : result.rows)
        for (const auto& column : result.columns) {
            CellOverDays cell;
            for (const auto& day : days)
                if (const NumberTable* table = day.numbers.table(like.name))
                    cell.add(table->at(row, column).value_or(0), day.weight);
            result.values.push_back(like.name == "costs" && column == "outlay" ? cell.largest : cell.mean());
        }
    return result;
}

NumberTable table_of(const std::vector<WeightedDay>& days)
{
    NumberTable table = empty_table_by_day();
    for (const auto& figure : days.front().numbers.figures)
        table.columns.push_back(figure.name);
    for (const auto& day : days) {
        table.rows.push_back(day.name);
        for (const auto& name : table.columns)
            table.values.push_back(day.numbers.figure(name));
    }
    return table;
}

} // namespace

RunNumbers mean_of(const std::vector<WeightedDay>& days)
{
    RunNumbers mean;
    if (days.empty())
        return mean;
    for (const auto& figure : days.front().numbers.figures) {
        mean.figures.push_back(figure);
        mean.figures.back().value = 0;
        for (const auto& day : days)
            mean.figures.back().value += day.weight * day.numbers.figure(figure.name);
    }
    std::vector<std::string> done;
    for (const auto& day : days)
        for (const auto& table : day.numbers.tables)
            if (table.name != empty_table_by_day().name && std::find(done.begin(), done.end(), table.name) == done.end()) {
                done.push_back(table.name);
                mean.tables.push_back(mean_table(table, days));
            }
    mean.tables.push_back(table_of(days));
    return mean;
}

} // namespace plattan
