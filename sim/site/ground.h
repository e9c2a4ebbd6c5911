#pragma once

#include "base/tiled_raster.h"
#include "site/features.h"
#include "site/figures.h"
#include "site/near_walls.h"

#include <vector>

namespace plattan {

/// Where one can walk: the union of the walkable areas less the obstacles.
///
/// Levels are drawn in one plan; areas of different levels that lie above each other are refused by the
/// check, so that a point in the plan is one place.
class Ground {
public:
    Ground() = default;
    explicit Ground(const Features& features);

    const std::vector<Segment>& walls() const { return wall_list; }        ///< everything one cannot walk through
    const std::vector<Segment>& sight_walls() const { return sight_list; } ///< everything one cannot see through
    const Lattice& lattice() const { return clearance.cells(); }

    /// Distance to the nearest wall, negative outside; exact up to 3 m, bilinear between nodes, and exact where walls face each other so
    /// closely that the nodes would make a passage narrower than it is (unit: m)
    float wall_distance(Vec2 p) const;

    /// True where the straight line between two points meets a wall.
    bool wall_between(Vec2 from, Vec2 to) const { return walls_nearby.crossed(from, to); }

    /// Away from the nearest wall, length about 1; (0, 0) far from walls.
    Vec2 wall_gradient(Vec2 p) const;

    /// Level ground without a wall within `open_reach`; a quick look-up.
    bool open(Vec2 p) const { return (coarse_cells.at(p) & open_bit) != 0; }
    static constexpr float open_reach = 2.5F; // numerical: distance to walls from which on none needs to be looked up (unit: m)

    /// At or within half a metre of a passage so narrow that one goes through it with the shoulders drawn in; a quick look-up, by cells of 1 m.
    bool tight(Vec2 p) const { return (coarse_cells.at(p) & tight_bit) != 0; }
    static constexpr float tight_width = site_figures.tight_width; ///< of such passages, at most (unit: m)

    bool walkable(Vec2 p) const { return wall_distance(p) > 0; }
    bool on_square(Vec2 p) const { return properties.at(p) & square_bit; }
    const std::vector<Vec2>& square_cells() const { return square_corners; } ///< lower left corners of the cells the square touches
    static constexpr float square_cell = 1;                                  // numerical: side of a cell of the square's map (unit: m)
    bool roofed(Vec2 p) const { return properties.at(p) & roofed_bit; }

    /// Stairs under a point, or nothing.
    const Stairs* stairs(Vec2 p) const;

    /// True where one can walk in a straight line without coming nearer than `margin` to a wall.
    bool straight_way(Vec2 from, Vec2 to, float margin) const;

    /// True where no stairs lie on the straight line but those that everybody can use.
    bool step_free(Vec2 from, Vec2 to) const;

    /// Of all that `on_square` says yes to, what stands on it included: the area of the square in every figure (unit: m2)
    double square_area() const { return square_square_metres; }
    Vec2 low() const { return clearance.cells().origin; }
    Vec2 high() const;

private:
    static constexpr std::uint8_t square_bit = 1, roofed_bit = 2, stairs_shift = 2;
    static constexpr std::uint8_t open_bit = 1, tight_bit = 2, near_stairs_bit = 4;

    void rasterise(const Features& features, const std::vector<Shape>& areas);
    void leave_out_narrow_nodes(Raster<float>& gaps) const;
    void find_open_cells();
    void find_tight_cells();
    void mark_tight(Vec2 p);
    void find_square_cells();

    std::vector<Segment> wall_list, sight_list;
    NearWalls walls_nearby;
    TiledRaster<float> clearance;         ///< at the nodes of 0.25 m cells, 0.1 m on small sites; not a number where the walls must be asked
    TiledRaster<std::uint8_t> properties; ///< bits above; from bit 2 on: 1 + index into stairs_list
    Raster<std::uint8_t> coarse_cells;    ///< of 1 m; open, tight, near stairs
    std::vector<Stairs> stairs_list;
    std::vector<Vec2> square_corners;
    double square_square_metres = 0;
};

} // namespace plattan
