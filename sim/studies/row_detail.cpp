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

/// Bits of not a number differ by how it came about.
float number_of(double value) { return std::isnan(value) ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(value); }

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

std::size_t DetailNames::count_of_numbers() const
{
    std::size_t count = minutes.size() * series.size();
    for (const auto& table : tables)
        count += table.rows.size() * table.columns.size();
    return count;
}

void MinutesSoFar::add(const Observables& measured)
{
    times.insert(times.end(), measured.minutes.begin(), measured.minutes.end());
    states.insert(states.end(), measured.state_hash.begin(), measured.state_hash.end());
    series.resize(measured.series.size());
    for (std::size_t s = 0; s < series.size(); ++s)
        for (const double value : measured.series[s].values)
            series[s].push_back(number_of(value));
}

RowDetail detail_of(const MinutesSoFar& minutes, const Observables& measured)
{
    RowDetail detail;
    detail.names.minutes = minutes.times;
    for (std::size_t s = 0; s < measured.series.size(); ++s) {
        const auto& text = measured.series[s].text;
        detail.names.series.push_back(
            {std::string(text.name), std::string(text.units), std::string(text.long_name), std::string(cell_methods(text))});
        detail.numbers.insert(detail.numbers.end(), minutes.series[s].begin(), minutes.series[s].end());
    }
    for (const auto& table : measured.tables) {
        detail.names.tables.push_back(
            {{std::string(table.text.name), std::string(table.text.units), std::string(table.text.long_name), ""}, table.rows, table.columns});
        for (const double value : table.values)
            detail.numbers.push_back(number_of(value));
    }
    if (detail.numbers.size() != detail.names.count_of_numbers())
        throw std::logic_error("a series or a table of a run has another size than its names say");
    return detail;
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
    if (names.count_of_numbers() != detail.count_of_numbers)
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

} // namespace plattan
