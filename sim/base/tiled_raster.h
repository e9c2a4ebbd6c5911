#pragma once

#include "base/raster.h"

#include <array>
#include <cstdint>

namespace plattan {

/// A raster of which only the tiles with something in them are stored, so that a site that is mostly houses costs what
/// its streets cost; cells near each other lie near each other in memory.
template <class T> class TiledRaster {
public:
    TiledRaster() = default;

    /// @param empty what a cell has in which nothing is
    TiledRaster(const Raster<T>& full, T empty) : lattice(full.lattice), columns((lattice.width + side - 1) / side)
    {
        const int rows = (lattice.height + side - 1) / side;
        values.assign(tile_cells, empty); // tile 0: every empty one
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                add_tile(full, column, row, empty);
    }

    T at(int column, int row) const
    {
        const auto tile = tiles[static_cast<std::size_t>(row / side * columns + column / side)];
        return values[tile * tile_cells + static_cast<std::size_t>(row % side * side + column % side)];
    }

    T at(Vec2 p) const { return at(std::clamp(lattice.column(p.x), 0, lattice.width - 1), std::clamp(lattice.row(p.y), 0, lattice.height - 1)); }

    /// Cells, to be mixed with `blend_at(lattice, p)`.
    const Lattice& cells() const { return lattice; }

private:
    static constexpr int side = 16; ///< a power of two
    static constexpr std::size_t tile_cells = static_cast<std::size_t>(side) * side;

    void add_tile(const Raster<T>& full, int tile_column, int tile_row, T empty)
    {
        std::array<T, tile_cells> tile;
        tile.fill(empty);
        bool any = false;
        for (int r = 0; r < side && tile_row * side + r < lattice.height; ++r)
            for (int c = 0; c < side && tile_column * side + c < lattice.width; ++c) {
                const T value = full.values[lattice.index(tile_column * side + c, tile_row * side + r)];
                tile[static_cast<std::size_t>(r * side + c)] = value;
                any = any || !(value == empty);
            }
        tiles.push_back(any ? static_cast<std::uint32_t>(values.size() / tile_cells) : 0);
        if (any)
            values.insert(values.end(), tile.begin(), tile.end());
    }

    Lattice lattice;
    int columns = 0;
    std::vector<std::uint32_t> tiles; ///< index of the tile in `values`
    std::vector<T> values;            ///< tile after tile
};

} // namespace plattan
