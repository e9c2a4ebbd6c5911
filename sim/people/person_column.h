#pragma once

#include "base/large_pages.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace plattan {

/// One value for every person, by row. Rows count on over the days of a run; those of people who are gone for good are
/// dropped from the front, so that memory follows a day and not the run.
template <class T> class PersonColumn {
public:
    std::size_t size() const { return dropped + values.size(); } ///< rows ever added
    std::size_t first() const { return dropped; }                ///< first row still kept

    T& operator[](std::size_t row) { return values[row - dropped]; }
    const T& operator[](std::size_t row) const { return values[row - dropped]; }

    void push_back(T value) { values.push_back(std::move(value)); }
    void resize(std::size_t rows, const T& value = T{}) { values.resize(rows - dropped, value); }

    /// Rows before `row` are forgotten.
    void drop_before(std::size_t row)
    {
        const std::size_t count = row > dropped ? std::min(row - dropped, values.size()) : 0;
        values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
        dropped = std::max(dropped, row);
    }

    auto begin() const { return values.begin(); } ///< of the rows kept
    auto end() const { return values.end(); }

    template <class Archive> void archive(Archive& a) { a(dropped, values); }

private:
    std::size_t dropped = 0;
    LongVector<T> values;
};

} // namespace plattan
