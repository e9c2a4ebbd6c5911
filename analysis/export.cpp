#include "analysis/export.h"

#include "base/csv.h"
#include "base/output_file.h"
#include "base/problems.h"
#include "results/recording.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <iterator>
#include <map>

namespace plattan {

namespace {

/// A cell that holds nothing is empty, as spreadsheets and statistics programs have it.
std::string number_or_nothing(double value) { return std::isnan(value) ? "" : fmt::format("{:.10g}", value); }

/// A column of a table, read piece by piece.
class CsvColumn {
public:
    CsvColumn(const RunReader& run, std::string column) : run(run), path(std::move(column)), names(run.enumeration(path)), type(run.type_word(path))
    {
    }

    /// Reads some rows, so that they can be written.
    void read(std::uint64_t first, std::uint64_t count)
    {
        if (type == text)
            texts = run.texts(path, first, count);
        else if (type == wide)
            words = run.values<std::uint64_t>(path, first, count);
        else
            values = run.numbers(path, first, count);
    }

    void write(std::uint64_t row, std::string& csv) const
    {
        if (type == text)
            csv += csv_cell(texts[row]);
        else if (type == wide)
            fmt::format_to(std::back_inserter(csv), "{}", words[row]);
        else if (const auto found = names.find(names.empty() ? 0 : static_cast<std::int64_t>(values[row])); found != names.end())
            csv += csv_cell(found->second);
        else
            csv += number_or_nothing(values[row]);
    }

private:
    const RunReader& run;
    std::string path;
    std::map<std::int64_t, std::string> names;
    std::string type;
    const std::string text = layout::type_word<layout::Text>();
    const std::string wide = layout::type_word<std::uint64_t>(); ///< a double does not hold all of them
    std::vector<std::string> texts;
    std::vector<double> values;
    std::vector<std::uint64_t> words;
};

/// Where the text of a table goes.
using Write = std::function<void(const std::string&)>;

void write_table(const RunReader& run, std::string_view group, const Write& write)
{
    constexpr std::uint64_t at_once = 65'536; // rows
    std::vector<CsvColumn> columns;
    std::string csv;
    std::uint64_t rows = 0;
    for (const auto& name : run.datasets(std::string(group))) {
        const auto path = fmt::format("{}/{}", group, name);
        const std::uint64_t length = run.rows_of_column(path);
        if (!columns.empty() && length != rows)
            run.damaged(fmt::format("{} has {} rows; the other columns have {}", path, length, rows));
        csv += (columns.empty() ? "" : ",") + csv_cell(name);
        columns.emplace_back(run, path);
        rows = length;
    }
    csv += "\n";
    for (std::uint64_t first = 0; first < rows; first += at_once) {
        const std::uint64_t count = std::min(at_once, rows - first);
        for (auto& column : columns)
            column.read(first, count);
        for (std::uint64_t row = 0; row < count; ++row)
            for (std::size_t c = 0; c < columns.size(); ++c) {
                columns[c].write(row, csv);
                csv += c + 1 < columns.size() ? ',' : '\n';
            }
        write(csv);
        csv.clear();
    }
    write(csv);
}

std::string summary_of(const Recording& run)
{
    std::string csv = "scenario,seed,replication,metric,value,unit\n";
    for (const auto& figure : run.figures())
        csv += fmt::format("{},{},{},{},{},{}\n", csv_cell(run.scenario()), run.seed(), run.replication(), figure.name,
                           number_or_nothing(figure.value), figure.units);
    return csv;
}

std::string daily_of(const Recording& run)
{
    const auto figures = run.daily_figures();
    std::string csv = "day";
    for (const auto& figure : figures)
        csv += "," + figure.name;
    csv += "\n";
    for (std::size_t day = 0; !figures.empty() && day < figures.front().values.size(); ++day) {
        csv += fmt::format("{}", day);
        for (const auto& figure : figures)
            csv += "," + number_or_nothing(figure.values[day]);
        csv += "\n";
    }
    return csv;
}

std::string parameters_of(const Recording& run)
{
    std::string csv = "section,name,value,unit,default,range,plausible_low,plausible_high,plausible_scale,certainty,source,given_in,text\n";
    for (const auto& one : run.parameters())
        csv +=
            fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\n", one.section, one.name, csv_cell(one.value), csv_cell(one.unit),
                        csv_cell(one.default_value), csv_cell(one.range), number_or_nothing(one.plausible_low), number_or_nothing(one.plausible_high),
                        one.plausible_scale, one.certainty, csv_cell(one.source), csv_cell(one.given_in), csv_cell(one.text));
    return csv;
}

void write_density(const Recording& run, const Write& write)
{
    const auto &x = run.cell_x(), &y = run.cell_y();
    std::string csv = "time,x,y,density\n";
    for (std::size_t t = 0; t < run.frames().size(); ++t) {
        const auto values = run.frame(layout::frames.density, t);
        for (std::size_t r = 0; r < y.size(); ++r)
            for (std::size_t c = 0; c < x.size(); ++c)
                if (const float value = (*values)[r * x.size() + c]; value > 0)
                    fmt::format_to(std::back_inserter(csv), "{:g},{:g},{:g},{:.4g}\n", run.frames()[t], x[c], y[r], value);
        write(csv);
        csv.clear();
    }
    write(csv);
}

std::string crossed_of(const RecordedCrossTable& table)
{
    std::string csv = "row,column,value\n";
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            csv += fmt::format("{},{},{:.10g}\n", csv_cell(table.rows[r]), csv_cell(table.columns[c]), table.values[r * table.columns.size() + c]);
    return csv;
}

} // namespace

std::vector<std::string> export_csv(const Recording& run, const std::filesystem::path& folder, const StopRequested& stop)
{
    // They take their names when all are whole.
    std::map<std::filesystem::path, OutputFile> files;
    const auto write = [&](const std::string& name, const std::function<void(const Write&)>& table) {
        const std::vector<std::filesystem::path> inputs{run.file()};
        const auto [file, is_new] = files.try_emplace(folder / name, folder / name, inputs);
        if (!is_new)
            run.damaged(fmt::format("it has two tables '{}'", name));
        table([&, &text = file->second](const std::string& csv) {
            if (is_requested(stop))
                throw Interrupted("interrupted; no table was written");
            text.write(csv);
        });
    };
    std::string units = "file,column,unit,meaning\n";
    const auto rows = [&](const std::string& name, std::string_view group) {
        write(name, [&](const Write& to) { write_table(run.reader(), group, to); });
        for (const auto& column : run.reader().datasets(std::string(group))) {
            const auto path = fmt::format("{}/{}", group, column);
            units += fmt::format("{},{},{},{}\n", name, csv_cell(column), csv_cell(run.reader().attribute(path, "units")),
                                 csv_cell(run.reader().attribute(path, "long_name")));
        }
    };
    rows("people.csv", layout::People::group);
    rows("events.csv", layout::Events::group);
    rows("minutes.csv", layout::Minutes::group);
    rows("roles.csv", layout::Roles::group);
    rows("site_features.csv", layout::SiteFeatures::group);
    rows("site_outlines.csv", layout::SiteOutlines::group);
    rows("site_points.csv", layout::SitePoints::group);
    layout::for_each_day_table([&](const auto& table) {
        const std::string_view group = std::decay_t<decltype(table)>::group;
        rows(fmt::format("days_{}.csv", group.substr(group.rfind('/') + 1)), group);
    });
    rows("states_seats.csv", layout::SeatStates::group);
    rows("states_bins.csv", layout::BinStates::group);
    write("columns.csv", [&](const Write& to) { to(units); });
    write("summary.csv", [&](const Write& to) { to(summary_of(run)); });
    write("daily.csv", [&](const Write& to) { to(daily_of(run)); });
    write("parameters.csv", [&](const Write& to) { to(parameters_of(run)); });
    for (const auto& table : run.cross_tables())
        write(table.name + ".csv", [&](const Write& to) { to(crossed_of(table)); });
    if (run.has_frames())
        write("density.csv", [&](const Write& to) { write_density(run, to); });
    std::vector<std::string> names;
    for (auto& [path, file] : files) {
        file.finish();
        names.push_back(path.string());
    }
    return names;
}

} // namespace plattan
