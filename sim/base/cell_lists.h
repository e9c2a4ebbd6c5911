#pragma once

#include "base/raster.h"

#include <cstdint>
#include <numeric>

namespace plattan {

/// The cells of a rectangle that lie between two corners; points outside count to the nearest cell.
struct CellRange {
    int left, right, bottom, top; ///< columns and rows, all included

    CellRange(const Lattice& cells, const Box& box)
        : left(clamped(cells.column(box.low.x), cells.width)), right(clamped(cells.column(box.high.x), cells.width)),
          bottom(clamped(cells.row(box.low.y), cells.height)), top(clamped(cells.row(box.high.y), cells.height))
    {
    }

private:
    static int clamped(int which, int count) { return std::clamp(which, 0, count - 1); }
};

/// Which things lie in which cell, close together in memory: row by row, within a cell in the order of their numbers.
class CellLists {
public:
    CellLists() = default;
    explicit CellLists(Lattice cells) : cells(cells), begin(cells.size() + 2) {} ///< of nothing

    /// @param box_of box_of(i) is what thing i of `count` takes up; it stands in each cell that the box touches
    template <class BoxOf> void fill(std::size_t count, BoxOf&& box_of)
    {
        place([&](auto&& act) {
            for (std::size_t i = 0; i < count; ++i) {
                const CellRange range(cells, box_of(i));
                for (int row = range.bottom; row <= range.top; ++row)
                    for (int column = range.left; column <= range.right; ++column)
                        act(static_cast<std::uint32_t>(i), cells.index(column, row));
            }
        });
    }

    /// @param point_of point_of(i) is where thing i of `count` is; it stands in that cell, or in the nearest one
    template <class PointOf> void fill_points(std::size_t count, PointOf&& point_of)
    {
        cell_of.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            cell_of[i] = cells.index(point_of(i));
        place([&](auto&& act) {
            for (std::size_t i = 0; i < count; ++i)
                act(static_cast<std::uint32_t>(i), cell_of[i]);
        });
    }

    /// True as soon as `found(place)` is for one of the things in the cells that a box touches, by place in `all()`. Who takes up several
    /// cells may come several times.
    template <class Found> bool any(const Box& box, Found&& found) const
    {
        const CellRange range(cells, box);
        for (int row = range.bottom; row <= range.top; ++row)
            for (std::uint32_t place = begin[cells.index(range.left, row)]; place < begin[cells.index(range.right, row) + 1]; ++place)
                if (found(place))
                    return true;
        return false;
    }

    const std::vector<std::uint32_t>& all() const { return things; } ///< numbers, cell by cell
    const Lattice& lattice() const { return cells; }

private:
    /// Counting sort.
    /// @param for_cells for_cells(act) calls act(thing, cell) for each cell in which a thing stands, in the order of the things
    template <class ForCells> void place(ForCells&& for_cells)
    {
        begin.assign(cells.size() + 2, 0);
        for_cells([&](std::uint32_t, std::size_t cell) { ++begin[cell + 2]; });
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        things.resize(begin.back());
        for_cells([&](std::uint32_t i, std::size_t cell) { things[begin[cell + 1]++] = i; });
    }

    Lattice cells;
    std::vector<std::uint32_t> begin, things;
    std::vector<std::size_t> cell_of; ///< of points
};

} // namespace plattan
