#include "site/ground.h"

#include "site/figures.h"
#include "site/joined_areas.h"
#include "site/polygons.h"

#include <array>
#include <cmath>
#include <limits>

namespace plattan {

namespace {

namespace bg = boost::geometry;
using Area = bg::model::multi_polygon<Polygon>;

/// Fine on small sites, where doors matter; the cost grows with the area.
float cell_for(Box box) { return std::max(box.high.x - box.low.x, box.high.y - box.low.y) < 60 ? 0.1F : 0.25F; }

constexpr float reach = 3.0F; // numerical: distances are exact up to here (unit: m)

Area united(const std::vector<Shape>& shapes)
{
    Area all;
    for (const Shape& shape : shapes) {
        Area sum;
        bg::union_(all, polygon_of(shape), sum);
        all = std::move(sum);
    }
    return all;
}

template <class Take> void subtract(Area& area, const Features& features, Take take)
{
    for (const auto& obstacle : features.obstacles)
        if (take(obstacle)) {
            Area rest;
            bg::difference(area, polygon_of(obstacle.shape), rest);
            area = std::move(rest);
        }
}

std::vector<Segment> segments_of(const Area& area)
{
    std::vector<Segment> list;
    const auto add = [&](const auto& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
            list.push_back({{static_cast<float>(ring[i].x()), static_cast<float>(ring[i].y())},
                            {static_cast<float>(ring[i + 1].x()), static_cast<float>(ring[i + 1].y())}});
    };
    for (const auto& polygon : area) {
        add(polygon.outer());
        for (const auto& hole : polygon.inners())
            add(hole);
    }
    return list;
}

/// First and last column of a row that a wall may be nearer to than `reach`: a long slanted wall is near to few of those in its box.
std::pair<int, int> columns_near(const Segment& wall, const Lattice& lattice, int row)
{
    const float y = lattice.origin.y + (static_cast<float>(row) + 0.5F) * lattice.cell, rise = wall.to.y - wall.from.y;
    float begin = 0, end = 1; // shares of the wall
    if (std::abs(rise) > reach) {
        begin = std::clamp((y - reach - wall.from.y) / rise, 0.0F, 1.0F);
        end = std::clamp((y + reach - wall.from.y) / rise, 0.0F, 1.0F);
    }
    const float a = wall.from.x + (wall.to.x - wall.from.x) * begin, b = wall.from.x + (wall.to.x - wall.from.x) * end;
    return {std::max(0, lattice.column(std::min(a, b) - reach) - 1), std::min(lattice.width - 1, lattice.column(std::max(a, b) + reach) + 1)};
}

/// Even-odd fill of the rows of a lattice by the walls that bound an area.
void fill_inside(const std::vector<Segment>& walls, const Lattice& lattice, std::vector<std::uint8_t>& inside)
{
    std::vector<float> crossings;
    for (int row = 0; row < lattice.height; ++row) {
        const float y = lattice.origin.y + (static_cast<float>(row) + 0.5F) * lattice.cell;
        crossings.clear();
        for (const auto& wall : walls)
            if ((wall.from.y > y) != (wall.to.y > y))
                crossings.push_back(wall.from.x + (wall.to.x - wall.from.x) * (y - wall.from.y) / (wall.to.y - wall.from.y));
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
            for (int column = std::max(0, lattice.column(crossings[i])); column <= std::min(lattice.width - 1, lattice.column(crossings[i + 1]));
                 ++column) {
                const float x = lattice.origin.x + (static_cast<float>(column) + 0.5F) * lattice.cell;
                if (x > crossings[i] && x < crossings[i + 1])
                    inside[lattice.index(column, row)] = 1;
            }
    }
}

} // namespace

Ground::Ground(const Features& features)
{
    const std::vector<Shape> areas = joined_areas(features);
    Area area = united(areas);
    subtract(area, features, [](const Obstacle& o) { return o.blocks_sight; });
    sight_list = segments_of(area);
    subtract(area, features, [](const Obstacle& o) { return !o.blocks_sight; });
    wall_list = segments_of(area);
    for (const auto& screen : features.screens) {
        if (screen.height <= site_figures.eye_height)
            continue;
        const auto sides = sides_of(screen);
        sight_list.insert(sight_list.end(), sides.begin(), sides.end());
    }
    const Box box = bounds(features);
    walls_nearby = NearWalls(wall_list, {box.low - Vec2{1, 1}, box.high + Vec2{1, 1}});
    rasterise(features, areas);
    find_open_cells();
    find_tight_cells();
    find_square_cells();
}

void Ground::rasterise(const Features& features, const std::vector<Shape>& areas)
{
    const Box box = bounds(features);
    const auto lattice = Lattice::covering(box.low - Vec2{1, 1}, box.high + Vec2{1, 1}, cell_for(box));

    std::vector<std::uint8_t> inside(lattice.size());
    fill_inside(wall_list, lattice, inside);
    Raster<float> gaps(lattice, reach);
    for (const auto& wall : wall_list) {
        const int bottom = lattice.row(std::min(wall.from.y, wall.to.y) - reach), top = lattice.row(std::max(wall.from.y, wall.to.y) + reach);
        for (int r = std::max(0, bottom); r <= std::min(lattice.height - 1, top); ++r) {
            const auto [left, right] = columns_near(wall, lattice, r);
            for (int c = left; c <= right; ++c) {
                const auto i = lattice.index(c, r);
                const Vec2 p = lattice.centre(i);
                gaps.values[i] = std::min(gaps.values[i], distance(nearest_point(wall, p), p));
            }
        }
    }
    for (std::size_t i = 0; i < lattice.size(); ++i)
        if (!inside[i])
            gaps.values[i] = -gaps.values[i];
    leave_out_narrow_nodes(gaps);
    clearance = TiledRaster<float>(gaps);

    Raster<std::uint8_t> bits_of(lattice);
    for (std::size_t which = 0; which < areas.size(); ++which) {
        const Walkable& walkable = features.walkables[which];
        std::uint8_t bits = (walkable.square ? square_bit : 0) | (walkable.roofed ? roofed_bit : 0);
        if (walkable.stairs && stairs_list.size() < 60) {
            stairs_list.push_back(*walkable.stairs);
            bits |= static_cast<std::uint8_t>(stairs_list.size() << stairs_shift);
        }
        std::vector<std::uint8_t> within(lattice.size());
        fill_inside(sides_of(areas[which]), lattice, within); // another area may lie in a hole
        for (std::size_t i = 0; i < lattice.size(); ++i)
            if (within[i])
                bits_of.values[i] = bits;
        if (walkable.square)
            square_square_metres += area(walkable.shape);
    }
    properties = TiledRaster<std::uint8_t>(bits_of);
}

/// Between nodes on both sides of the middle of a passage the distance would come out too small, by up to half a cell.
void Ground::leave_out_narrow_nodes(Raster<float>& gaps) const
{
    constexpr float narrow = 0.5F, least = 0.1F, tolerance = 0.01F; // numerical: where distances must be exact (unit: m)
    const Lattice& lattice = gaps.lattice;
    const Raster<float> whole = gaps;
    for (int row = 0; row + 1 < lattice.height; ++row)
        for (int column = 0; column + 1 < lattice.width; ++column) {
            const std::array nodes{lattice.index(column, row), lattice.index(column + 1, row), lattice.index(column, row + 1),
                                   lattice.index(column + 1, row + 1)};
            const auto [low, high] = std::minmax({whole.values[nodes[0]], whole.values[nodes[1]], whole.values[nodes[2]], whole.values[nodes[3]]});
            if (low >= narrow || high <= 0 - lattice.cell)
                continue;
            const float mixed = (whole.values[nodes[0]] + whole.values[nodes[1]] + whole.values[nodes[2]] + whole.values[nodes[3]]) / 4;
            const float half = 0.5F * lattice.cell, exact = walls_nearby.distance(lattice.centre(nodes[0]) + Vec2{half, half});
            if (exact > least && exact < narrow && exact - mixed > tolerance)
                for (const std::size_t node : nodes)
                    gaps.values[node] = std::numeric_limits<float>::quiet_NaN();
        }
}

void Ground::find_open_cells()
{
    coarse_cells = Raster<std::uint8_t>(Lattice::covering(low(), high(), 1), open_bit);
    const Lattice& nodes = lattice();
    for (int row = 0; row < nodes.height; ++row)
        for (int column = 0; column < nodes.width; ++column) {
            const bool on_stairs = (properties.at(column, row) >> stairs_shift) != 0;
            if (clearance.at(column, row) >= open_reach && !on_stairs)
                continue;
            // A node touches every cell from which the interpolation reads it.
            const Vec2 p = nodes.centre(nodes.index(column, row));
            for (const Vec2 around :
                 {Vec2{-nodes.cell, -nodes.cell}, Vec2{nodes.cell, -nodes.cell}, Vec2{-nodes.cell, nodes.cell}, Vec2{nodes.cell, nodes.cell}}) {
                std::uint8_t& bits = coarse_cells.at(p + around);
                bits = static_cast<std::uint8_t>((bits & ~open_bit) | (on_stairs ? near_stairs_bit : 0));
            }
        }
}

void Ground::find_tight_cells()
{
    constexpr float least = 0.4F, room = 0.2F; // numerical: of what nobody can pass there is no need to know (unit: m)
    // At the corners of walls passages begin and end.
    for (const Segment& wall : wall_list)
        walls_nearby.for_near(wall.from, tight_width, [&](const Segment& other) {
            const Vec2 facing = nearest_point(other, wall.from), middle = (facing + wall.from) * 0.5F;
            const float width = distance(facing, wall.from);
            if (width > least && width < tight_width && walls_nearby.distance(middle) > room)
                mark_tight(middle);
        });
    // Between these, from node to node.
    const Lattice& nodes = lattice();
    for (int row = 0; row < nodes.height; ++row)
        for (int column = 0; column < nodes.width; ++column) {
            if (clearance.at(column, row) <= 0 || clearance.at(column, row) >= tight_width / 2)
                continue;
            // A little beside the node, because just in the middle between two walls neither is the nearest.
            const Vec2 p = nodes.centre(nodes.index(column, row)) + Vec2{0.013F, 0.007F};
            const float gap = walls_nearby.distance(p);
            constexpr float h = 0.01F; // numerical: step of a difference quotient (unit: m)
            const auto slope = [&](Vec2 step) { return walls_nearby.distance(p + step) - walls_nearby.distance(p - step); };
            const Vec2 away = normalised({slope({h, 0}), slope({0, h})});
            if (walls_nearby.distance(p + away * (tight_width / 2 - gap)) > room && walls_nearby.crossed(p, p + away * (tight_width - gap)))
                mark_tight(p);
        }
}

void Ground::mark_tight(Vec2 p)
{
    constexpr float reach = 0.5F; // numerical: how far a free point is looked for (unit: m)
    const CellRange range(coarse_cells.lattice, {p - Vec2{reach, reach}, p + Vec2{reach, reach}});
    for (int row = range.bottom; row <= range.top; ++row)
        for (int column = range.left; column <= range.right; ++column)
            coarse_cells.values[coarse_cells.lattice.index(column, row)] |= tight_bit;
}

void Ground::find_square_cells()
{
    Raster<std::uint8_t> touched(Lattice::covering(low(), high(), square_cell));
    const Lattice& nodes = lattice();
    for (int row = 0; row < nodes.height; ++row)
        for (int column = 0; column < nodes.width; ++column)
            if (properties.at(column, row) & square_bit)
                touched.at(nodes.centre(nodes.index(column, row))) = 1;
    const Vec2 to_corner = Vec2{1, 1} * (square_cell / 2);
    for (std::size_t i = 0; i < touched.values.size(); ++i)
        if (touched.values[i])
            square_corners.push_back(touched.lattice.centre(i) - to_corner);
}

float Ground::wall_distance(Vec2 p) const
{
    const float gap = clearance.blend(p, [](float node) { return node; });
    return std::isnan(gap) ? walls_nearby.distance(p) : gap;
}

Vec2 Ground::wall_gradient(Vec2 p) const
{
    const float h = 0.5F * lattice().cell;
    return Vec2{wall_distance({p.x + h, p.y}) - wall_distance({p.x - h, p.y}), wall_distance({p.x, p.y + h}) - wall_distance({p.x, p.y - h})} *
           (1 / (2 * h));
}

const Stairs* Ground::stairs(Vec2 p) const
{
    if ((coarse_cells.at(p) & near_stairs_bit) == 0)
        return nullptr;
    const auto index = properties.at(p) >> stairs_shift;
    return index == 0 ? nullptr : &stairs_list[static_cast<std::size_t>(index - 1)];
}

bool Ground::straight_way(Vec2 from, Vec2 to, float margin) const
{
    // Leaps by the free distance at each point: cheap on open ground, careful near walls.
    const float whole = distance(from, to);
    const Vec2 heading = normalised(to - from);
    for (float walked = 0; walked < whole;) {
        const float free = wall_distance(from + heading * walked);
        if (free < margin)
            return false;
        walked += std::max(0.1F, free - margin);
    }
    return wall_distance(to) >= margin;
}

bool Ground::step_free(Vec2 from, Vec2 to) const
{
    constexpr float stride = 0.5F; // numerical: no stairs are shorter (unit: m)
    const float whole = distance(from, to);
    const Vec2 heading = normalised(to - from);
    for (float walked = 0; walked < whole; walked += stride)
        if (const Stairs* under = stairs(from + heading * walked); under != nullptr && !under->step_free)
            return false;
    return true;
}

Vec2 Ground::high() const
{
    const auto& l = lattice();
    return l.origin + Vec2{static_cast<float>(l.width) * l.cell, static_cast<float>(l.height) * l.cell};
}

} // namespace plattan
