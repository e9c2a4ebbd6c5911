#pragma once

#include "site/figures.h"
#include "site/ground.h"

#include <optional>

namespace plattan {

/// What is narrower than this nobody passes: the width of a body of 0.46 m x 0.28 m (unit: m)
inline constexpr float body_width = site_figures.body_width;
inline constexpr float half_body = body_width / 2;
inline constexpr float body_rounding = 0.003F; // numerical: a passage just as wide as a body is passed (unit: m)

/// The ground as cells in which a body can stand, and the sides through which it can go from one to the next.
///
/// Cells are 0.5 m, or smaller where the whole site is small, or where cells of 0.5 m would close a passage. Up to 0.25 m what lies in one
/// cell and is half a body from every wall lies on one side of all walls. A side of such cells is open where a point of it is half a
/// body from every wall, so that a passage is open or closed by its width and not by how it lies on the cells. Of larger cells the
/// middle counts.
class BodyCells {
public:
    BodyCells() = default;
    explicit BodyCells(const Ground& ground);

    const Lattice& cells() const { return bits.lattice; }
    bool stands(std::size_t cell) const { return bits.values[cell] & stands_bit; }

    /// Bits of the sides through which one can go from a cell in which a body can stand.
    static constexpr std::uint8_t left = 1, right = 2, down = 4, up = 8;
    std::uint8_t open_sides(std::size_t cell) const { return bits.values[cell]; }
    std::uint8_t open_sides(int column, int row) const { return bits.at(column, row); }

    /// True where between two cells beside each other, in both of which one can stand, there is a wall.
    bool has_closed_sides() const { return closed; }

    /// Number of the part of the ground that hangs together and holds the point, or lies beside it; 0: no body can stand there.
    std::uint32_t part_at(Vec2 p) const { return parts.values[nearest_cell(p)]; }
    /// (unit: m2)
    float area_of(std::uint32_t part) const { return static_cast<float>(cells_of_part[part]) * cells().cell * cells().cell; }
    std::uint32_t part_of(std::size_t cell) const { return parts.values[cell]; }
    std::uint32_t part_count() const { return static_cast<std::uint32_t>(cells_of_part.size()); }

    /// Points in the sides that a shortest way over the cells goes through, without the ends; nothing where there is no way.
    std::optional<std::vector<Vec2>> way(const Ground& ground, Vec2 from, Vec2 to) const;

    /// The narrowest place of the widest way between two parts.
    struct Narrowest {
        Vec2 at;
        float width; ///< (unit: m)
    };
    /// @return nothing where there is no way at all, or one narrower than 0.1 m
    std::optional<Narrowest> narrowest_between(const Ground& ground, std::uint32_t part, std::uint32_t other) const;

private:
    static constexpr std::uint8_t stands_bit = 16;

    BodyCells(const Ground& ground, float cell);
    /// In which a body can stand: the one that holds the point or one beside it; else the one that holds it.
    std::size_t nearest_cell(Vec2 p) const;
    bool agrees_with(const BodyCells& finer) const;
    void open_by_sides(const Ground& ground);
    void open_by_middles(const Ground& ground);
    void count_parts();

    Raster<std::uint8_t> bits;
    Raster<std::uint32_t> parts;
    std::vector<std::uint32_t> cells_of_part; ///< the first: in which nobody can stand
    bool closed = false;
};

} // namespace plattan
