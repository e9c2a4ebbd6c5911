#pragma once

#include "base/large_pages.h"
#include "base/raster.h"

#include <algorithm>
#include <cstdint>

namespace plattan {

/// A raster in which tiles of one and the same value are stored once, so that a site that is mostly houses costs what
/// its streets cost; cells near each other lie near each other in memory.
template <class T> class TiledRaster {
public:
    TiledRaster() = default;

    /// @param value_of value_of(column, row)
    template <class ValueOf> TiledRaster(const Lattice& lattice, ValueOf&& value_of) : lattice(lattice), columns(tiles_over(lattice.width))
    {
        const int rows = tiles_over(lattice.height);
        tiles.reserve(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
        values.reserve(tiles.capacity() * tile_cells);
        std::vector<std::uint32_t> even; // tiles of one value
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                add_tile(column, row, value_of, even);
        values.shrink_to_fit();
    }

    explicit TiledRaster(const Raster<T>& full) : TiledRaster(full.lattice, [&](int column, int row) { return full.at(column, row); }) {}

    T at(int column, int row) const { return tile_of(column, row)[place_in_tile(column, row)]; }

    T at(Vec2 p) const { return at(std::clamp(lattice.column(p.x), 0, lattice.width - 1), std::clamp(lattice.row(p.y), 0, lattice.height - 1)); }

    bool empty() const { return values.empty(); }
    const Lattice& cells() const { return lattice; }

    /// What `value` makes of the four cells around a point, mixed.
    template <class Value> auto blend(Vec2 p, Value&& value) const
    {
        const Blend mixed = blend_at(lattice, p);
        const std::size_t place = place_in_tile(mixed.column, mixed.row);
        if (place % side == side - 1 || place / side == side - 1)
            return mixed.of([&](int column, int row) { return value(at(column, row)); });
        const T* first = tile_of(mixed.column, mixed.row) + place; // the four lie in one tile
        return mixed.of([&](int column, int row) { return value(first[(row - mixed.row) * side + column - mixed.column]); });
    }

private:
    static constexpr int side = 8; ///< a power of two
    static constexpr std::size_t tile_cells = static_cast<std::size_t>(side) * side;

    // Unsigned, so that to divide is to shift: this is asked for several times for each walker and step.
    static std::size_t place_in_tile(int column, int row)
    {
        return static_cast<std::uint32_t>(row) % side * side + static_cast<std::uint32_t>(column) % side;
    }
    const T* tile_of(int column, int row) const
    {
        const auto across = static_cast<std::uint32_t>(columns);
        return values.data() + tiles[static_cast<std::uint32_t>(row) / side * across + static_cast<std::uint32_t>(column) / side] * tile_cells;
    }

    static int tiles_over(int cells) { return (cells + side - 1) / side; }

    template <class ValueOf> void add_tile(int tile_column, int tile_row, ValueOf&& value_of, std::vector<std::uint32_t>& even)
    {
        const auto next = static_cast<std::uint32_t>(values.size() / tile_cells);
        for (int r = 0; r < side; ++r)
            for (int c = 0; c < side; ++c)
                values.push_back(value_of(std::min(tile_column * side + c, lattice.width - 1), std::min(tile_row * side + r, lattice.height - 1)));
        const auto first = values.end() - tile_cells;
        if (!std::all_of(first, values.end(), [&](const T& value) { return value == *first; })) {
            tiles.push_back(next);
            return;
        }
        const auto same = std::find_if(even.begin(), even.end(), [&](std::uint32_t tile) { return values[tile * tile_cells] == *first; });
        tiles.push_back(same != even.end() ? *same : next);
        if (same == even.end())
            even.push_back(next);
        else
            values.erase(first, values.end());
    }

    Lattice lattice;
    int columns = 0;
    std::vector<std::uint32_t> tiles; ///< index of the tile in `values`
    LongVector<T> values;             ///< tile after tile
};

} // namespace plattan
