#pragma once

#include "base/geometry.h"
#include "base/large_pages.h"

#include <array>
#include <cstddef>

namespace plattan {

/// Square cells over a rectangle; row-major, x fastest.
struct Lattice {
    Vec2 origin;    ///< lower left corner
    float cell = 1; ///< (unit: m)
    int width = 0;  ///< cells along x
    int height = 0; ///< cells along y

    static Lattice covering(Vec2 low, Vec2 high, float cell)
    {
        return {low, cell, std::max(1, static_cast<int>(std::ceil((high.x - low.x) / cell))),
                std::max(1, static_cast<int>(std::ceil((high.y - low.y) / cell)))};
    }

    friend bool operator==(const Lattice&, const Lattice&) = default;
    std::size_t size() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
    int column(float x) const { return static_cast<int>(std::floor((x - origin.x) / cell)); }
    int row(float y) const { return static_cast<int>(std::floor((y - origin.y) / cell)); }
    bool contains(int column, int row) const { return column >= 0 && row >= 0 && column < width && row < height; }
    std::size_t index(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
    }
    bool on_border(std::size_t index) const
    {
        const int column = static_cast<int>(index % static_cast<std::size_t>(width)), row = static_cast<int>(index / static_cast<std::size_t>(width));
        return column == 0 || row == 0 || column == width - 1 || row == height - 1;
    }
    /// The cell a point lies in; points outside count to the nearest cell.
    std::size_t index(Vec2 p) const { return index(std::clamp(column(p.x), 0, width - 1), std::clamp(row(p.y), 0, height - 1)); }
    Vec2 centre(std::size_t index) const
    {
        const std::size_t column = index % static_cast<std::size_t>(width), row = index / static_cast<std::size_t>(width);
        return {origin.x + (static_cast<float>(column) + 0.5F) * cell, origin.y + (static_cast<float>(row) + 0.5F) * cell};
    }
};

/// Columns and rows from a cell to its eight neighbours, row by row from below.
inline constexpr std::array<std::array<int, 2>, 8> neighbours{{{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}}};

/// Where a point lies between the centres of four cells.
struct Blend {
    int column, row; ///< of the lower left one
    float u, v;      ///< shares of right and upper

    /// `value(column, row)` of the four cells, mixed.
    template <class Value> auto of(Value&& value) const
    {
        return (value(column, row) * (1 - u) + value(column + 1, row) * u) * (1 - v) +
               (value(column, row + 1) * (1 - u) + value(column + 1, row + 1) * u) * v;
    }
};

inline Blend blend_at(const Lattice& lattice, Vec2 p)
{
    const float x = std::clamp((p.x - lattice.origin.x) / lattice.cell - 0.5F, 0.0F, static_cast<float>(lattice.width - 1) - 0.001F);
    const float y = std::clamp((p.y - lattice.origin.y) / lattice.cell - 0.5F, 0.0F, static_cast<float>(lattice.height - 1) - 0.001F);
    const int column = static_cast<int>(x), row = static_cast<int>(y);
    return {column, row, x - static_cast<float>(column), y - static_cast<float>(row)};
}

/// A value for every cell.
template <class T> struct Raster {
    Lattice lattice;
    LongVector<T> values;

    Raster() = default;
    explicit Raster(Lattice lattice, T value = T{}) : lattice(lattice), values(lattice.size(), value) {}

    T& at(Vec2 p) { return values[lattice.index(p)]; }
    const T& at(Vec2 p) const { return values[lattice.index(p)]; }
    const T& at(int column, int row) const { return values[lattice.index(column, row)]; }
};

} // namespace plattan
