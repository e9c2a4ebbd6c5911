#pragma once

#include "observables/observable.h"

namespace plattan {

/// Where people felt unsafe and where offences were to be expected, over the whole run, on the cells of density.
class PlaceGrids {
public:
    explicit PlaceGrids(const Lattice& lattice) : cells(lattice) {}

    void measure(const Moment& moment);

    /// What one cell has come to.
    struct Totals {
        double looks, unsafe, expected_offences; ///< looks around, sum of P(unsafe) over them, sum of probabilities
    };
    Totals at(std::size_t cell) const
    {
        const Cell& c = cells.values[cell];
        return {static_cast<double>(c.looks_day) + c.looks_night, c.unsafe_day + c.unsafe_night, c.expected_offences};
    }

    /// Each [y, x]; what they mean: results/layout.h
    struct Grids {
        std::vector<float> unsafe_day, unsafe_night;
    };
    Grids grids() const;

    template <class Archive> void archive(Archive& a) { a(cells.values); }

private:
    struct Cell {
        double unsafe_day = 0, unsafe_night = 0, expected_offences = 0;
        std::uint32_t looks_day = 0, looks_night = 0;
    };
    Raster<Cell> cells;
};

} // namespace plattan
