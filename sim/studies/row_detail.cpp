#include "studies/row_detail.h"

#include "base/archive.h"
#include "observables/observables.h"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <zlib.h>

namespace plattan {

namespace {

constexpr std::size_t largest_detail = 1U << 30U; ///< (unit: byte)
constexpr int level_of_compression = 6;

std::vector<std::uint8_t> deflated(const std::uint8_t* bytes, std::size_t size)
{
    std::vector<std::uint8_t> out(compressBound(size));
    uLongf length = out.size();
    if (compress2(out.data(), &length, bytes, size, level_of_compression) != Z_OK)
        throw std::runtime_error("zlib could not pack the details of a run");
    out.resize(length);
    return out;
}

std::vector<std::uint8_t> inflated(const std::vector<std::uint8_t>& bytes, std::uint64_t size)
{
    uLongf length = size;
    std::vector<std::uint8_t> out(size <= largest_detail ? size : 0);
    if (out.size() != size || uncompress(out.data(), &length, bytes.data(), bytes.size()) != Z_OK || length != size)
        throw std::runtime_error("the details of a run are damaged");
    return out;
}

/// Numbers as planes of their first, second ... bytes, which pack much better.
std::vector<std::uint8_t> planes_of(const std::vector<float>& numbers)
{
    std::vector<std::uint8_t> planes(numbers.size() * sizeof(float));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::uint8_t bytes[sizeof(float)];
        std::memcpy(bytes, &numbers[i], sizeof(float));
        for (std::size_t b = 0; b < sizeof(float); ++b)
            planes[b * numbers.size() + i] = bytes[b];
    }
    return planes;
}

} // namespace

std::vector<RowColumn> columns_of_program()
{
    std::vector<RowColumn> columns;
    for (const auto& observable : all_observables({}))
        for (const auto& text : observable->summaries())
            columns.push_back({std::string(text.name), std::string(text.units), std::string(text.long_name), std::string(cell_methods(text.over))});
    return columns;
}

std::size_t place_of_figure(const std::string& name, const std::vector<RowColumn>& columns, const Place& named_at, Problems& problems)
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.name == name; });
    if (found == columns.end()) {
        std::vector<std::string> known;
        for (const auto& column : columns)
            known.push_back(column.name);
        problems.add(named_at, unknown_word("figure", name, known));
    }
    return static_cast<std::size_t>(found - columns.begin());
}

std::size_t DetailNames::Maps::cells() const
{
    return static_cast<std::size_t>(std::count_if(ground.begin(), ground.end(), [](auto cell) { return cell != 0; }));
}

std::size_t DetailNames::count_of_numbers() const
{
    std::size_t count = minutes.size() * series.size() + maps.cells() * maps.texts.size();
    for (const auto& table : tables)
        count += table.rows.size() * table.columns.size();
    return count;
}

PackedDetail packed(const RowDetail& detail)
{
    DetailNames names = detail.names;
    StateWriter bytes;
    bytes(names);
    const auto planes = planes_of(detail.numbers);
    return {deflated(bytes.bytes.data(), bytes.bytes.size()), deflated(planes.data(), planes.size()), bytes.bytes.size(), detail.numbers.size()};
}

DetailNames names_of(const PackedDetail& detail)
{
    const auto bytes = inflated(detail.names, detail.bytes_of_names);
    DetailNames names;
    StateReader reader(bytes);
    reader(names);
    if (names.count_of_numbers() != detail.count_of_numbers || names.maps.ground.size() > names.maps.lattice.size())
        throw std::runtime_error("the details of a run are damaged");
    return names;
}

std::vector<float> numbers_of(const PackedDetail& detail)
{
    if (detail.count_of_numbers > largest_detail / sizeof(float))
        throw std::runtime_error("the details of a run are damaged");
    const auto planes = inflated(detail.numbers, detail.count_of_numbers * sizeof(float));
    std::vector<float> numbers(detail.count_of_numbers);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::uint8_t bytes[sizeof(float)];
        for (std::size_t b = 0; b < sizeof(float); ++b)
            bytes[b] = planes[b * numbers.size() + i];
        std::memcpy(&numbers[i], bytes, sizeof(float));
    }
    return numbers;
}

std::vector<NumberTable> tables_of(const PackedDetail& detail)
{
    const auto names = names_of(detail);
    const auto numbers = numbers_of(detail);
    auto next = numbers.begin() + static_cast<std::ptrdiff_t>(names.minutes.size() * names.series.size());
    std::vector<NumberTable> tables;
    for (const auto& table : names.tables) {
        const auto end = next + static_cast<std::ptrdiff_t>(table.rows.size() * table.columns.size());
        tables.push_back({table.text.name, table.text.units, table.text.long_name, table.rows, table.columns, {next, end}});
        next = end;
    }
    return tables;
}

MapsOfRun maps_of(const PackedDetail& detail)
{
    const auto names = names_of(detail);
    const auto numbers = numbers_of(detail);
    MapsOfRun run{names.maps, {}};
    auto next = numbers.end() - static_cast<std::ptrdiff_t>(names.maps.cells() * names.maps.texts.size());
    for (std::size_t m = 0; m < names.maps.texts.size(); ++m) {
        auto& values = run.values.emplace_back(names.maps.lattice.size(), std::numeric_limits<float>::quiet_NaN());
        for (std::size_t cell = 0; cell < names.maps.ground.size(); ++cell)
            if (names.maps.ground[cell] != 0)
                values[cell] = *next++;
    }
    return run;
}

} // namespace plattan
