#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plattan {

/// Numbers by row and column, as a run has them.
struct NumberTable {
    std::string name, units, long_name;
    std::vector<std::string> rows, columns;
    std::vector<double> values; ///< row by row

    /// Nothing where there is no such row or column.
    std::optional<double> at(std::string_view row, std::string_view column) const;
};

/// The table of the days of a run, which has no rows and columns yet: a row for each date ("2018-07-17"), a column for each figure of the summary.
NumberTable empty_table_by_day();

struct NamedNumber {
    std::string name, units, long_name;
    double value = 0;
};

/// What is compared of one run: the figures of its summary, and its tables.
struct RunNumbers {
    std::vector<NamedNumber> figures;
    std::vector<NumberTable> tables;

    /// NaN where there is none.
    double figure(std::string_view name) const;
    const NumberTable* table(std::string_view name) const;
};

/// Figures that follow from those of a run: deals here and elsewhere together, the evening by the clock, the index without formal control, ...
/// What cannot be told from this run is left out.
std::vector<NamedNumber> derived_figures(const RunNumbers& run);

} // namespace plattan
