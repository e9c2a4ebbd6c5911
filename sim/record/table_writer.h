#pragma once

#include "base/clock.h"
#include "record/enumeration_types.h"

#include <cmath>
#include <functional>
#include <string>
#include <type_traits>
#include <vector>

namespace plattan {

/// The day of the run in which a moment lies that is given since 00:00 of the first day.
inline std::int32_t day_of(Seconds time) { return static_cast<std::int32_t>(std::floor(time / seconds_per_day)); }

/// The same moment, since 00:00 of that day.
inline Seconds since_midnight(Seconds time) { return time - day_of(time) * seconds_per_day; }

inline void describe(hid_t set, std::string_view units, std::string_view long_name)
{
    h5::set_attribute(set, "units", std::string(units));
    h5::set_attribute(set, "long_name", std::string(long_name));
}

template <class T> void describe(hid_t set, const layout::Column<T>& column)
{
    describe(set, column.units, column.long_name);
    if (column.scale_factor != 1)
        h5::set_attribute(set, "scale_factor", column.scale_factor);
}

template <class T> void describe(hid_t set, const layout::Grid<T>& grid)
{
    describe(set, grid.units, grid.long_name);
    h5::set_attribute(set, "cell_methods", std::string(grid.cell_methods));
    if (grid.scale_factor != 1)
        h5::set_attribute(set, "scale_factor", grid.scale_factor);
    if (grid.nothing)
        h5::set_fill_value(set, *grid.nothing);
}

/// Makes the columns of a table that grows, without rows.
/// @return its group
template <class Table> h5::Handle create_table(hid_t file, const Table& table, const EnumerationTypes& types, const h5::Storage& storage)
{
    auto group = h5::create_group(file, std::string(Table::group));
    layout::for_each(table, [&](const auto& column) {
        using T = typename std::decay_t<decltype(column)>::Value;
        const auto path = layout::path_of(table, column);
        if constexpr (std::is_same_v<T, layout::Text>)
            describe(h5::create_texts(file, path, layout::text_width, storage), column);
        else
            describe(h5::create_dataset(file, path, types.of(column), {0}, storage), column);
    });
    return group;
}

/// One value of each row, as the type of the column.
/// @param value value(row), or a member of the row
template <class T, class Rows, class F> auto values_of(const layout::Column<T>&, const Rows& rows, F value)
{
    using Kept = std::conditional_t<std::is_same_v<T, layout::Text>, std::string, T>;
    std::vector<Kept> values;
    values.reserve(rows.size());
    for (const auto& row : rows)
        values.push_back(static_cast<Kept>(std::invoke(value, row)));
    return values;
}

/// Appends rows to a table that grows, column by column.
template <class Table, class Row> class TableAppender {
public:
    TableAppender(hid_t file, const Table& table, const std::vector<Row>& rows) : file(file), table(table), rows(rows) {}

    template <class T, class F> void operator()(const layout::Column<T>& column, F value) const
    {
        const auto set = h5::open_dataset(file, layout::path_of(table, column));
        const auto values = values_of(column, rows, value);
        if constexpr (std::is_same_v<T, layout::Text>)
            h5::append_texts(set, values);
        else
            h5::append(set, h5::type_of(set), values.data(), values.size());
    }

private:
    hid_t file;
    const Table& table;
    const std::vector<Row>& rows;
};

/// Writes a table of which all rows are there, column by column.
template <class Table, class Row> class TableWriter {
public:
    TableWriter(hid_t file, const Table& table, const std::vector<Row>& rows) : file(file), table(table), rows(rows)
    {
        h5::create_group(file, std::string(Table::group));
    }

    template <class T, class F> void operator()(const layout::Column<T>& column, F value) const
    {
        const auto path = layout::path_of(table, column);
        const auto values = values_of(column, rows, value);
        if constexpr (std::is_same_v<T, layout::Text>)
            describe(h5::write_texts(file, path, values), column);
        else if constexpr (std::is_floating_point_v<T>) // numbers that people wrote repeat as a whole; with their bytes apart they would pack worse
            describe(h5::write_values<T>(file, path, values, {values.size()}, {h5::rows_per_chunk, 9, false}), column);
        else
            describe(h5::write_values<T>(file, path, values, {values.size()}), column);
    }

private:
    hid_t file;
    const Table& table;
    const std::vector<Row>& rows;
};

} // namespace plattan
