#include "analysis/export.h"

#include "base/text_file.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <functional>
#include <iterator>
#include <map>
#include <memory>

namespace plattan {

namespace {

std::string csv_cell(const std::string& text)
{
    if (text.find_first_of(",\"\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

/// The cells of a column as text.
std::function<std::string(std::size_t)> cells_of(const RunReader& run, const std::string& path)
{
    const auto raw_u64 = run.is_floating(path) ? RunReader::Raw{} : run.raw(path);
    if (raw_u64.type == "u8") {
        auto bytes = std::make_shared<std::vector<std::uint8_t>>(raw_u64.bytes);
        return [bytes](std::size_t i) {
            std::uint64_t word = 0;
            std::memcpy(&word, &(*bytes)[i * 8], 8);
            return std::to_string(word);
        };
    }
    auto values = std::make_shared<std::vector<double>>(run.numbers(path));
    auto names = std::make_shared<std::map<std::int64_t, std::string>>(run.enumeration(path));
    return [values, names](std::size_t i) {
        if (!names->empty())
            if (const auto found = names->find(static_cast<std::int64_t>((*values)[i])); found != names->end())
                return csv_cell(found->second);
        return fmt::format("{:.10g}", (*values)[i]);
    };
}

std::string table_of(const RunReader& run, const std::string& group)
{
    std::string csv;
    std::vector<std::function<std::string(std::size_t)>> columns;
    std::size_t rows = 0;
    for (const auto& name : run.datasets(group)) {
        const auto path = group + "/" + name;
        const auto extents = run.extents(path);
        if (extents.size() != 1 || run.is_text(path))
            continue;
        csv += (columns.empty() ? "" : ",") + name;
        columns.push_back(cells_of(run, path));
        rows = columns.size() == 1 ? extents[0] : std::min<std::size_t>(rows, extents[0]);
    }
    csv += "\n";
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t c = 0; c < columns.size(); ++c)
            csv += columns[c](i) + (c + 1 < columns.size() ? "," : "\n");
    return csv;
}

std::string summary_of(const RunReader& run)
{
    std::string csv = "scenario,seed,replication,metric,value,unit\n";
    for (const auto& name : run.datasets("/summary"))
        csv +=
            fmt::format("{},{},{},{},{:.10g},{}\n", csv_cell(run.attribute("/", "scenario")), run.attribute("/", "seed"),
                        run.attribute("/", "replication"), name, run.numbers("/summary/" + name).front(), run.attribute("/summary/" + name, "units"));
    return csv;
}

std::string parameters_of(const RunReader& run)
{
    std::string csv = "section,name,value,unit,default,certainty,source,given_in\n";
    for (const auto& section : run.groups("/parameters"))
        for (const auto& name : run.datasets("/parameters/" + section)) {
            const auto path = "/parameters/" + section + "/" + name;
            const auto value = run.is_text(path) ? run.text(path) : fmt::format("{:.10g}", run.numbers(path).front());
            csv += fmt::format("{},{},{},{},{},{},{},{}\n", section, name, csv_cell(value), csv_cell(run.attribute(path, "units")),
                               csv_cell(run.attribute(path, "default")), run.attribute(path, "certainty"), csv_cell(run.attribute(path, "source")),
                               csv_cell(run.attribute(path, "given_in")));
        }
    return csv;
}

std::string density_of(const RunReader& run)
{
    const auto extents = run.extents("/grids/density");
    const auto time = run.numbers("/grids/time"), x = run.numbers("/grids/x"), y = run.numbers("/grids/y"), values = run.numbers("/grids/density");
    const double scale = std::stod("0" + run.attribute("/grids/density", "scale_factor"));
    std::string csv = "time,x,y,density\n";
    for (std::size_t t = 0; t < extents.at(0) && t < time.size(); ++t)
        for (std::size_t r = 0; r < y.size(); ++r)
            for (std::size_t c = 0; c < x.size(); ++c)
                if (const double value = values.at((t * y.size() + r) * x.size() + c); value > 0)
                    fmt::format_to(std::back_inserter(csv), "{:g},{:g},{:g},{:.4g}\n", time[t], x[c], y[r], value * scale);
    return csv;
}

std::string crossed_of(const RunReader& run, const std::string& path)
{
    const auto rows = run.attribute_texts(path, "rows"), columns = run.attribute_texts(path, "columns");
    const auto values = run.numbers(path);
    std::string csv = "row,column,value\n";
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < columns.size(); ++c)
            csv += fmt::format("{},{},{:.10g}\n", csv_cell(rows[r]), csv_cell(columns[c]), values.at(r * columns.size() + c));
    return csv;
}

} // namespace

std::vector<std::string> export_csv(const RunReader& run, const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    std::vector<std::string> files;
    const auto write = [&](const std::string& name, const std::string& csv) {
        write_text_file(folder / name, csv);
        files.push_back((folder / name).string());
    };
    write("people.csv", table_of(run, "/people"));
    write("events.csv", table_of(run, "/events"));
    write("minutes.csv", table_of(run, "/series/minute"));
    write("summary.csv", summary_of(run));
    write("parameters.csv", parameters_of(run));
    for (const auto& name : run.datasets("/tables"))
        write(name + ".csv", crossed_of(run, "/tables/" + name));
    if (run.has("/grids/density"))
        write("density.csv", density_of(run));
    return files;
}

} // namespace plattan
