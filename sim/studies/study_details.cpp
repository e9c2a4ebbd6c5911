#include "studies/study_details.h"

#include "base/archive.h"
#include "base/checked_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace plattan {

namespace {

constexpr std::size_t numbers_at_once = 1U << 22U;

/// Labels in the order in which they came.
class Labels {
public:
    std::size_t add(const std::string& label)
    {
        const auto [found, is_new] = places.try_emplace(label, list.size());
        if (is_new)
            list.push_back(label);
        return found->second;
    }
    std::size_t place(const std::string& label) const { return places.at(label); }
    const std::vector<std::string>& labels() const { return list; }

private:
    std::vector<std::string> list;
    std::map<std::string, std::size_t> places;
};

/// Where the numbers of a series or a table go: along one axis, the minutes, or along two.
struct DetailVariable {
    RowColumn text;
    std::vector<std::string> axes; ///< names
};

std::string axis_name(const std::string& table, const std::vector<std::string>& labels, bool is_row, bool other_is_hour)
{
    if (labels == hour_names())
        return "hour";
    const auto by = table.rfind("_by_");
    if (by != std::string::npos && (is_row || other_is_hour))
        return table.substr(by + 4);
    return table + (is_row ? "_row" : "_column");
}

/// All minutes, series, tables and labels that any of the runs has.
class AllDetails {
public:
    void add(const DetailNames& names)
    {
        minutes.insert(names.minutes.begin(), names.minutes.end());
        for (const auto& one : names.series)
            variable(one.name + "_by_minute", one, {"minute"});
        for (const auto& table : names.tables) {
            const bool rows_are_hours = table.rows == hour_names(), columns_are_hours = table.columns == hour_names();
            const auto row = axis_name(table.text.name, table.rows, true, columns_are_hours),
                       column = axis_name(table.text.name, table.columns, false, rows_are_hours);
            for (const auto& label : table.rows)
                axes[row].add(label);
            for (const auto& label : table.columns)
                axes[column].add(label);
            variable(table.text.name, table.text, {row, column});
        }
    }

    std::set<double> minutes;
    std::map<std::string, Labels> axes;
    std::vector<std::pair<std::string, DetailVariable>> variables;
    std::map<std::string, std::size_t> places; ///< of the variables, by their names

private:
    void variable(const std::string& name, const RowColumn& text, std::vector<std::string> its_axes)
    {
        if (places.try_emplace(name, variables.size()).second)
            variables.emplace_back(name, DetailVariable{text, std::move(its_axes)});
    }
};

AllDetails details_of(const StudyFolder& folder, const StudyState& state)
{
    AllDetails all;
    std::set<std::uint64_t> seen;
    for (const auto& run : folder.runs()) {
        if (state.state_of(run) != StudyState::Of::done)
            continue;
        const auto detail = state.row_of(run).detail;
        const auto& bytes = detail.names;
        if (!detail.empty() && seen.insert(hash_of_text({reinterpret_cast<const char*>(bytes.data()), bytes.size()})).second)
            all.add(names_of(detail));
    }
    return all;
}

/// Writes the numbers of one run to their places in the values of each variable.
class Placing {
public:
    explicit Placing(const AllDetails& all) : all(all)
    {
        std::size_t at = 0;
        for (const double minute : all.minutes)
            minute_places[minute] = at++;
    }

    /// @param values of each variable, for all runs of a block
    void place(const PackedDetail& detail, std::size_t run, const std::vector<std::size_t>& sizes, std::vector<std::vector<float>>& values) const
    {
        const auto names = names_of(detail);
        const auto numbers = numbers_of(detail);
        const float* next = numbers.data();
        std::vector<std::size_t> minutes;
        for (const double minute : names.minutes)
            minutes.push_back(minute_places.at(minute));
        for (const auto& one : names.series) {
            const auto v = all.places.at(one.name + "_by_minute");
            for (const std::size_t minute : minutes)
                values[v][run * sizes[v] + minute] = *next++;
        }
        for (const auto& table : names.tables) {
            const auto v = all.places.at(table.text.name);
            const auto& axes = all.variables[v].second.axes;
            const auto &rows = all.axes.at(axes[0]), &columns = all.axes.at(axes[1]);
            for (const auto& row : table.rows)
                for (const auto& column : table.columns)
                    values[v][run * sizes[v] + rows.place(row) * columns.labels().size() + columns.place(column)] = *next++;
        }
    }

private:
    const AllDetails& all;
    std::map<double, std::size_t> minute_places;
};

h5::Handle write_minutes(hid_t file, const std::set<double>& minutes)
{
    auto set = h5::write_values<double>(file, "minute", std::vector<double>(minutes.begin(), minutes.end()), {minutes.size()});
    describe(set, "s", "beginning of the minute, local civil time, since 00:00 of the first day");
    h5::make_scale(set, "minute");
    return set;
}

} // namespace

std::vector<RunRow> rows_of(const StudyBlock& block, const StudyFolder& folder, const StudyState& state)
{
    const std::size_t scenarios = folder.scenario_names().size();
    std::vector<RunRow> rows(block.points * block.replications * scenarios);
    const auto begin = std::lower_bound(folder.runs().begin(), folder.runs().end(), block.point,
                                        [](const PlannedRun& run, std::size_t point) { return run.point < point; });
    for (auto run = begin; run != folder.runs().end() && run->point < block.point + block.points; ++run) {
        if (run->replication < block.replication || run->replication >= block.replication + block.replications)
            continue;
        auto& row = rows[((run->point - block.point) * block.replications + run->replication - block.replication) * scenarios + run->scenario];
        if (state.state_of(*run) != StudyState::Of::missing)
            row = state.row_of(*run);
        row.id = run->id;
    }
    return rows;
}

void write_details(hid_t file, const StudyFolder& folder, const StudyState& state, const std::array<hid_t, 3>& scales, TextWidths& widths)
{
    const auto all = details_of(folder, state);
    if (all.minutes.empty())
        return;
    const auto minutes = write_minutes(file, all.minutes);
    std::map<std::string, h5::Handle> axes;
    for (const auto& [name, labels] : all.axes) {
        if (labels.labels().empty()) // of a table in which nothing was counted in any run
            continue;
        axes.emplace(name, create_scale(file, name, labels.labels().size(), "number of a label; " + name + "_name has them"));
        widths.write(name + "_name", labels.labels(), "label", axes.at(name));
    }
    const auto length_of = [&](const std::string& axis) { return axis == "minute" ? all.minutes.size() : all.axes.at(axis).labels().size(); };
    std::vector<std::size_t> sizes;
    std::size_t of_run = 0;
    for (const auto& [name, variable] : all.variables) {
        sizes.push_back(1);
        for (const auto& axis : variable.axes)
            sizes.back() *= length_of(axis);
        of_run += sizes.back();
    }
    const std::size_t points = folder.points().size(), scenarios = folder.scenario_names().size();
    const auto replications = static_cast<std::size_t>(folder.study().replications);
    const auto blocks = blocks_of(points, replications, scenarios, std::max<std::size_t>(1, numbers_at_once / of_run));
    std::vector<std::optional<Cube>> cubes;
    for (const auto& [name, variable] : all.variables) {
        std::vector<hsize_t> extents{points, replications, scenarios}, chunk{blocks.front().points, blocks.front().replications, scenarios};
        for (const auto& axis : variable.axes)
            for (auto* list : {&extents, &chunk})
                list->push_back(length_of(axis));
        auto& place = cubes.emplace_back();
        if (sizes[cubes.size() - 1] == 0)
            continue;
        Cube& cube = place.emplace(file, name, h5::native_type<float>(), extents, chunk);
        describe(cube.dataset(), variable.text.units, variable.text.long_name);
        if (!variable.text.cell_methods.empty())
            h5::set_attribute(cube.dataset(), "cell_methods", variable.text.cell_methods);
        unsigned dimension = 0;
        for (const hid_t scale : scales)
            h5::attach_scale(cube.dataset(), scale, dimension++);
        for (const auto& axis : variable.axes)
            h5::attach_scale(cube.dataset(), axis == "minute" ? minutes : axes.at(axis), dimension++);
    }
    const Placing placing(all);
    for (const auto& block : blocks) {
        const auto rows = rows_of(block, folder, state);
        std::vector<std::vector<float>> values;
        for (const std::size_t size : sizes)
            values.emplace_back(rows.size() * size, std::numeric_limits<float>::quiet_NaN());
        for (std::size_t run = 0; run < rows.size(); ++run)
            if (!rows[run].detail.empty())
                placing.place(rows[run].detail, run, sizes, values);
        for (std::size_t v = 0; v < cubes.size(); ++v)
            if (cubes[v])
                cubes[v]->write(block.point, block.points, block.replication, block.replications, h5::native_type<float>(), values[v].data());
    }
}

} // namespace plattan
