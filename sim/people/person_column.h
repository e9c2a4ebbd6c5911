#pragma once

#include "base/large_pages.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace plattan {

/// Rows of the table of people, ascending.
using PersonRows = std::vector<std::uint32_t>;

/// What stays of the table when a day is over.
struct KeptRows {
    PersonRows rows;
    std::size_t end = 0; ///< first row of the day that follows
};

/// One value for every person, by row. Rows count on over the days of a run; of those of earlier days only the few that
/// were kept are there, so that memory follows a day and not the run, however long somebody stays.
template <class T> class PersonColumn {
public:
    std::size_t size() const { return begun + values.size(); } ///< rows ever added
    std::size_t first_of_day() const { return begun; }
    const PersonRows& carried_over() const { return carried_rows; } ///< rows of earlier days that are still there

    T& operator[](std::size_t row)
    {
        if (row < begun) [[unlikely]]
            return carried[place_of(row)];
        return values[row - begun];
    }
    const T& operator[](std::size_t row) const { return const_cast<PersonColumn&>(*this)[row]; }

    /// Of the rows that are there.
    std::ptrdiff_t count(const T& value) const
    {
        return std::count(carried.begin(), carried.end(), value) + std::count(values.begin(), values.end(), value);
    }
    /// The first of the rows that are there; `size()` where there is none.
    std::size_t find(const T& value) const
    {
        if (const auto found = std::find(carried.begin(), carried.end(), value); found != carried.end())
            return carried_rows[static_cast<std::size_t>(found - carried.begin())];
        return begun + static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
    }

    void push_back(T value) { values.push_back(std::move(value)); }
    void resize(std::size_t rows, const T& value = T{}) { values.resize(rows - begun, value); }

    /// All other rows are forgotten; who asks for one of them gets std::out_of_range. A row the column has not come to yet has T{}.
    void keep_only(const KeptRows& kept)
    {
        std::vector<T> staying;
        for (const std::uint32_t row : kept.rows)
            staying.push_back(row < size() ? (*this)[row] : T{});
        carried = std::move(staying);
        carried_rows = kept.rows;
        values.clear();
        begun = kept.end;
    }

    auto begin() const { return values.begin(); } ///< of the rows of this day
    auto end() const { return values.end(); }

    template <class Archive> void archive(Archive& a)
    {
        a(begun, carried_rows, carried, values);
        if (carried.size() != carried_rows.size() || !std::is_sorted(carried_rows.begin(), carried_rows.end()))
            throw std::runtime_error("the table of people does not fit");
    }

private:
    [[gnu::noinline, gnu::cold]] std::size_t place_of(std::size_t row) const
    {
        const auto found = std::lower_bound(carried_rows.begin(), carried_rows.end(), row);
        if (found == carried_rows.end() || *found != row)
            throw std::out_of_range("somebody who is gone for good is asked for");
        return static_cast<std::size_t>(found - carried_rows.begin());
    }

    std::size_t begun = 0;
    LongVector<T> values; ///< of the rows from `begun` on
    PersonRows carried_rows;
    std::vector<T> carried; ///< of these
};

} // namespace plattan
