#include "studies/design_table.h"

#include "base/checked_file.h"
#include "base/csv.h"
#include "base/problems.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>

namespace plattan {

namespace {

const std::vector<std::string> head_of_runs{"run", "id", "point", "row", "weight", "base_row", "factor", "scenario", "replication"};

/// Reads the rows of a table one after the other.
class DesignReader {
public:
    DesignReader(const std::string& name, const std::vector<std::string>& scenarios) : name(name), scenarios(scenarios) {}

    DesignTable table;

    void read(const std::vector<std::string>& row)
    {
        if (++line == 1)
            return read_head(row);
        if (row.size() != head_of_runs.size() + table.keys.size())
            fail("the row has another number of cells than the head");
        const auto scenario = std::find(scenarios.begin(), scenarios.end(), row[7]);
        if (scenario == scenarios.end())
            fail(fmt::format("there is no scenario '{}'", row[7]));
        const auto& run = table.runs.emplace_back(
            PlannedRun{number(row[1], 16), small_number(row[2]), static_cast<std::uint32_t>(scenario - scenarios.begin()), small_number(row[8])});
        if (run.point == table.points.size())
            table.points.push_back(point_of(row));
        else if (run.point > table.points.size())
            fail("the points are not in order");
    }

    bool has_head() const { return line > 0; }

    [[noreturn]] void fail(const std::string& why) const { throw InputError(fmt::format("{}:{}:1: {}", name, std::max<std::size_t>(line, 1), why)); }

private:
    void read_head(const std::vector<std::string>& row)
    {
        if (row.size() < head_of_runs.size() || !std::equal(head_of_runs.begin(), head_of_runs.end(), row.begin()))
            fail("this is no table of runs");
        table.keys.assign(row.begin() + static_cast<std::ptrdiff_t>(head_of_runs.size()), row.end());
    }

    DesignPoint point_of(const std::vector<std::string>& row) const
    {
        DesignPoint point{row[5], row[6], {}, small_number(row[3]), 1};
        const auto weight = number_of_cell(row[4]);
        if (!weight || !(*weight > 0 && *weight <= 1))
            fail(fmt::format("'{}' is no weight; expected a number above 0 and up to 1", row[4]));
        point.weight = *weight;
        const std::uint32_t before = table.points.empty() ? 0 : *table.points.back().row;
        if (*point.row != before && (table.points.empty() || *point.row != before + 1))
            fail("the rows of the design are not in order");
        for (std::size_t k = 0; k < table.keys.size(); ++k)
            if (const auto& cell = row[head_of_runs.size() + k]; !cell.empty())
                point.values.emplace_back(table.keys[k], cell);
        return point;
    }

    std::uint64_t number(const std::string& cell, int base) const
    {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value, base);
        if (error != std::errc{} || end != cell.data() + cell.size())
            fail(fmt::format("'{}' is no number", cell));
        return value;
    }
    std::uint32_t small_number(const std::string& cell) const
    {
        const auto value = number(cell, 10);
        if (value > std::numeric_limits<std::uint32_t>::max())
            fail(fmt::format("'{}' is too large", cell));
        return static_cast<std::uint32_t>(value);
    }

    const std::string& name;
    const std::vector<std::string>& scenarios;
    std::size_t line = 0;
};

} // namespace

std::string id_text(std::uint64_t id) { return fmt::format("{:016x}", id); }

std::vector<std::string> keys_of(const std::vector<DesignPoint>& points)
{
    std::vector<std::string> keys;
    for (const auto& point : points)
        for (const auto& [key, value] : point.values)
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(key);
    return keys;
}

std::string hash_of_design(std::string_view text) { return fmt::format("{:016x}", hash_of_text(text)); }

std::string design_text(const std::vector<DesignPoint>& points, const std::vector<std::string>& names, const std::vector<PlannedRun>& runs)
{
    const auto keys = keys_of(points);
    std::string text = fmt::format("{}", fmt::join(head_of_runs, ","));
    for (const auto& key : keys)
        text.append(1, ',').append(csv_cell(key));
    text += "\n";
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const DesignPoint& point = points[runs[i].point];
        text += fmt::format("{},{},{},{},{},{},{},{},{}", i, id_text(runs[i].id), runs[i].point, *point.row, point.weight, csv_cell(point.base_row),
                            csv_cell(point.factor), csv_cell(names[runs[i].scenario]), runs[i].replication);
        for (const auto& key : keys) {
            const std::string* value = point.value_of(key);
            text.append(1, ',').append(value == nullptr ? "" : csv_cell(*value));
        }
        text += "\n";
    }
    return text;
}

DesignTable read_design(std::string_view text, const std::string& name, const std::vector<std::string>& names)
{
    DesignReader reader(name, names);
    const auto fault = for_each_csv_row(text, [&](const auto& row) { reader.read(row); });
    if (!fault.empty() || !reader.has_head())
        reader.fail(fault.empty() ? "this is no table of runs" : fault);
    return std::move(reader.table);
}

} // namespace plattan
