#pragma once

#include "base/problems.h"
#include "base/raster.h"
#include "estimates/run_numbers.h"

#include <cstdint>
#include <string>
#include <vector>

namespace plattan {

/// Words of a figure, a series or a table.
struct RowColumn {
    std::string name, units, long_name, cell_methods;
};

/// The figures of a run, in the order of its summary.
std::vector<RowColumn> columns_of_program();

/// Where a figure stands among these; one that is none of them becomes a problem.
std::size_t place_of_figure(const std::string& name, const std::vector<RowColumn>& columns, const Place& named_at, Problems& problems);

/// Names of what a detail holds, in the order of its numbers.
struct DetailNames {
    std::vector<double> minutes; ///< beginning of each (unit: s since 00:00 of the first day)
    std::vector<RowColumn> series;
    struct Table {
        RowColumn text;
        std::vector<std::string> rows, columns;
    };
    std::vector<Table> tables;
    struct Maps {
        Lattice lattice;
        std::vector<std::uint8_t> ground; ///< of each cell: 1 where there is some, and a value
        std::vector<RowColumn> texts;

        std::size_t cells() const; ///< that have ground
    };
    Maps maps;

    std::size_t count_of_numbers() const;
};

/// What is kept of a run beside its figures: its series, minute by minute, then its tables, row by row, and then its maps, cell by cell.
struct RowDetail {
    DetailNames names;
    std::vector<float> numbers;
};

/// A detail as it is stored: names and numbers apart, each packed by zlib, so that names can be compared without reading numbers.
struct PackedDetail {
    std::vector<std::uint8_t> names, numbers;
    std::uint64_t bytes_of_names = 0, count_of_numbers = 0;

    bool empty() const { return names.empty(); }
};

PackedDetail packed(const RowDetail& detail);

/// Both throw std::runtime_error where the bytes are not what was packed.
DetailNames names_of(const PackedDetail& detail);
std::vector<float> numbers_of(const PackedDetail& detail);
std::vector<NumberTable> tables_of(const PackedDetail& detail);

/// The maps of a run, whole.
struct MapsOfRun {
    DetailNames::Maps names;
    std::vector<std::vector<float>> values; ///< by map and by cell of the lattice; NaN where there is no ground, or nothing is known
};
/// Throws std::runtime_error where the bytes are not what was packed.
MapsOfRun maps_of(const PackedDetail& detail);

} // namespace plattan
