#include "site/body_cells.h"

#include <algorithm>
#include <cmath>
#include <queue>

namespace plattan {

namespace {

constexpr float fine = 0.25F;         // numerical: side of a fine cell (unit: m)
constexpr float middle_margin = 0.2F; // numerical: from the middle of a coarse cell to a wall (unit: m)

float cell_for(const Ground& ground)
{
    const Vec2 extent = ground.high() - ground.low();
    const float longest = std::max(extent.x, extent.y);
    return longest < 20 ? 0.1F : longest < 40 ? fine : 0.5F;
}

constexpr float shortest = 0.002F; // numerical: piece of a side that is looked at (unit: m)

/// True where some point between two others is so far from all walls; found by halving, because over a length the distance to the walls cannot
/// change by more than that length.
bool somewhere_free(const Ground& ground, Vec2 from, Vec2 to, float needed)
{
    const Vec2 middle = (from + to) * 0.5F;
    const float gap = ground.wall_distance(middle), half = distance(from, to) / 2;
    if (gap >= needed || gap + half < needed || half < shortest)
        return gap >= needed;
    return somewhere_free(ground, from, middle, needed) || somewhere_free(ground, middle, to, needed);
}

/// The point of a side that is furthest from all walls, and how far that is.
struct Widest {
    Vec2 at;
    float gap = -1;
};

void look_for_widest(const Ground& ground, Vec2 from, Vec2 to, float enough, Widest& best)
{
    const Vec2 middle = (from + to) * 0.5F;
    const float gap = ground.wall_distance(middle), half = distance(from, to) / 2;
    if (gap > best.gap)
        best = {middle, gap};
    if (best.gap >= enough || half < shortest || gap + half <= best.gap + body_rounding / 2)
        return;
    look_for_widest(ground, from, middle, enough, best);
    look_for_widest(ground, middle, to, enough, best);
}

/// The side between a cell and the one on its right, or above it.
Segment side_of(const Lattice& lattice, std::size_t cell, bool right)
{
    const Vec2 middle = lattice.centre(cell);
    const float half = lattice.cell / 2;
    return right ? Segment{middle + Vec2{half, -half}, middle + Vec2{half, half}} : Segment{middle + Vec2{-half, half}, middle + Vec2{half, half}};
}

} // namespace

BodyCells::BodyCells(const Ground& ground) : BodyCells(ground, cell_for(ground))
{
    if (cells().cell <= fine)
        return;
    BodyCells finer(ground, fine);
    if (!agrees_with(finer))
        *this = std::move(finer);
}

BodyCells::BodyCells(const Ground& ground, float cell) : bits(Lattice::covering(ground.low(), ground.high(), cell)), parts(bits.lattice)
{
    if (cell <= fine)
        open_by_sides(ground);
    else
        open_by_middles(ground);
    count_parts();
}

void BodyCells::open_by_sides(const Ground& ground)
{
    const Lattice& lattice = bits.lattice;
    std::vector<float> gap(lattice.size());
    for (std::size_t i = 0; i < gap.size(); ++i)
        gap[i] = lattice.on_border(i) ? -1 : ground.wall_distance(lattice.centre(i));
    const float needed = half_body - body_rounding, half = lattice.cell / 2;
    const auto wide_enough = [&](std::size_t cell, std::size_t beside, bool is_right) {
        if (lattice.on_border(cell) || lattice.on_border(beside) || std::min(gap[cell], gap[beside]) + 1.5F * half < needed)
            return false;
        if (std::max(gap[cell], gap[beside]) - half >= needed)
            return true;
        const Segment side = side_of(lattice, cell, is_right);
        return somewhere_free(ground, side.from, side.to, needed);
    };
    const auto width = static_cast<std::size_t>(lattice.width);
    for (std::size_t i = 0; i < gap.size(); ++i) {
        if (gap[i] >= needed)
            bits.values[i] |= stands_bit;
        if (lattice.on_border(i))
            continue;
        if (wide_enough(i, i + 1, true)) {
            bits.values[i] |= right | stands_bit;
            bits.values[i + 1] |= left | stands_bit;
        }
        if (wide_enough(i, i + width, false)) {
            bits.values[i] |= up | stands_bit;
            bits.values[i + width] |= down | stands_bit;
        }
    }
}

void BodyCells::open_by_middles(const Ground& ground)
{
    const Lattice& lattice = bits.lattice;
    std::vector<float> gap(lattice.size());
    for (std::size_t i = 0; i < gap.size(); ++i) {
        gap[i] = lattice.on_border(i) ? -1 : ground.wall_distance(lattice.centre(i));
        if (gap[i] >= middle_margin)
            bits.values[i] = stands_bit;
    }
    // A wall may be so thin that one can stand on both sides of it in cells beside each other.
    const auto connected = [&](std::size_t cell, std::size_t beside) {
        return stands(cell) && stands(beside) &&
               (gap[cell] + gap[beside] > lattice.cell || !ground.wall_between(lattice.centre(cell), lattice.centre(beside)));
    };
    const auto width = static_cast<std::size_t>(lattice.width);
    for (std::size_t i = 0; i < gap.size(); ++i) {
        if (!stands(i))
            continue;
        if (connected(i, i + 1)) {
            bits.values[i] |= right;
            bits.values[i + 1] |= left;
        }
        if (connected(i, i + width)) {
            bits.values[i] |= up;
            bits.values[i + width] |= down;
        }
    }
}

void BodyCells::count_parts()
{
    const auto width = static_cast<std::uint32_t>(bits.lattice.width);
    cells_of_part.assign(1, 0);
    std::vector<std::uint32_t> front;
    for (std::uint32_t start = 0; start < bits.values.size(); ++start) {
        if (!stands(start) || parts.values[start] != 0)
            continue;
        const auto part = static_cast<std::uint32_t>(cells_of_part.size());
        cells_of_part.push_back(0);
        parts.values[start] = part;
        front.push_back(start);
        while (!front.empty()) {
            const std::uint32_t cell = front.back();
            front.pop_back();
            ++cells_of_part[part];
            const auto go = [&](std::uint8_t side, std::uint32_t beside) {
                if ((bits.values[cell] & side) == 0) {
                    closed = closed || stands(beside);
                } else if (parts.values[beside] == 0) {
                    parts.values[beside] = part;
                    front.push_back(beside);
                }
            };
            go(left, cell - 1);
            go(right, cell + 1);
            go(down, cell - width);
            go(up, cell + width);
        }
    }
}

/// True where these cells join and divide the ground as the finer ones do.
bool BodyCells::agrees_with(const BodyCells& finer) const
{
    constexpr float negligible = 1; // numerical: a niche in which one can stand, and no room (unit: m2)
    std::vector<std::uint32_t> coarse_of(finer.part_count());
    for (std::size_t i = 0; i < bits.values.size(); ++i) {
        if (!stands(i) || area_of(part_of(i)) < negligible)
            continue;
        const std::uint32_t other = finer.part_at(cells().centre(i));
        if (other == 0)
            continue;
        if (coarse_of[other] != 0 && coarse_of[other] != part_of(i))
            return false; // divided
        coarse_of[other] = part_of(i);
    }
    std::vector<std::uint32_t> fine_of(part_count());
    for (std::uint32_t part = 1; part < finer.part_count(); ++part) {
        const std::uint32_t coarse = coarse_of[part];
        if (coarse == 0 ? finer.area_of(part) >= negligible : fine_of[coarse] != 0)
            return false; // closed, or joined
        fine_of[coarse] = part;
    }
    return true;
}

std::size_t BodyCells::nearest_cell(Vec2 p) const
{
    const Lattice& lattice = cells();
    const int column = std::clamp(lattice.column(p.x), 1, lattice.width - 2), row = std::clamp(lattice.row(p.y), 1, lattice.height - 2);
    std::size_t nearest = lattice.index(column, row);
    if (stands(nearest))
        return nearest;
    float least = 4 * lattice.cell;
    for (int r = row - 1; r <= row + 1; ++r)
        for (int c = column - 1; c <= column + 1; ++c) {
            const std::size_t cell = lattice.index(c, r);
            if (const float away = distance(lattice.centre(cell), p); stands(cell) && away < least) {
                nearest = cell;
                least = away;
            }
        }
    return nearest;
}

std::optional<std::vector<Vec2>> BodyCells::way(const Ground& ground, Vec2 from, Vec2 to) const
{
    const Lattice& lattice = cells();
    const auto width = static_cast<std::uint32_t>(lattice.width);
    const auto start = static_cast<std::uint32_t>(nearest_cell(from)), goal = static_cast<std::uint32_t>(nearest_cell(to));
    if (part_of(start) == 0 || part_of(start) != part_of(goal))
        return std::nullopt;
    constexpr std::uint32_t nowhere = 0xffffffff;
    std::vector<std::uint32_t> towards_goal(lattice.size(), nowhere), front{goal}, next;
    towards_goal[goal] = goal;
    while (towards_goal[start] == nowhere) {
        next.clear();
        for (const std::uint32_t cell : front) {
            const auto go = [&](std::uint8_t side, std::uint32_t beside) {
                if ((bits.values[cell] & side) != 0 && towards_goal[beside] == nowhere) {
                    towards_goal[beside] = cell;
                    next.push_back(beside);
                }
            };
            go(left, cell - 1);
            go(right, cell + 1);
            go(down, cell - width);
            go(up, cell + width);
        }
        std::swap(front, next);
    }
    std::vector<Vec2> points;
    for (std::uint32_t cell = start; cell != goal; cell = towards_goal[cell]) {
        const std::uint32_t beside = towards_goal[cell], lower = std::min(cell, beside);
        const Segment side = side_of(lattice, lower, std::max(cell, beside) - lower == 1);
        Widest best;
        look_for_widest(ground, side.from, side.to, half_body + body_rounding, best);
        points.push_back(best.at);
    }
    return points;
}

std::optional<BodyCells::Narrowest> BodyCells::narrowest_between(const Ground& ground, std::uint32_t part, std::uint32_t other) const
{
    constexpr float no_passage = 0.1F; // numerical: a crack (unit: m)
    struct Reached {
        float gap; ///< least on the widest way to here
        std::uint32_t cell;
        Vec2 at;
        bool operator<(const Reached& than) const { return gap != than.gap ? gap < than.gap : cell > than.cell; }
    };
    const Lattice& lattice = cells();
    const auto width = static_cast<std::uint32_t>(lattice.width);
    std::vector<std::uint8_t> done(lattice.size());
    std::priority_queue<Reached> front;
    for (std::uint32_t i = 0; i < lattice.size(); ++i)
        if (part_of(i) == part)
            front.push({half_body, i, {}});
    while (!front.empty()) {
        const Reached here = front.top();
        front.pop();
        if (part_of(here.cell) == other)
            return Narrowest{here.at, 2 * here.gap};
        if (done[here.cell]++ != 0)
            continue;
        const auto go = [&](std::uint8_t open, std::uint32_t beside, std::uint32_t lower, bool is_right) {
            if (done[beside] != 0 || lattice.on_border(beside))
                return;
            if (bits.values[here.cell] & open) {
                front.push({here.gap, beside, here.at});
                return;
            }
            Widest best;
            const Segment side = side_of(lattice, lower, is_right);
            look_for_widest(ground, side.from, side.to, half_body, best);
            if (2 * best.gap >= no_passage)
                front.push(best.gap < here.gap ? Reached{best.gap, beside, best.at} : Reached{here.gap, beside, here.at});
        };
        go(left, here.cell - 1, here.cell - 1, true);
        go(right, here.cell + 1, here.cell, true);
        go(down, here.cell - width, here.cell - width, false);
        go(up, here.cell + width, here.cell, false);
    }
    return std::nullopt;
}

} // namespace plattan
