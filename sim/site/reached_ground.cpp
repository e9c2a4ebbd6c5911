#include "site/reached_ground.h"

#include "site/opening.h"

namespace plattan {

ReachedGround::ReachedGround(const Features& site)
    : ground(site), cells(ground), paths(ground), main_part(cells.part_at(Opening(site.gates.front().line, ground, site).entry(ground, 0.5F)))
{
}

template <class Take> void ReachedGround::for_cells(const Shape& area, Take&& take) const
{
    Box box;
    for (const Vec2 p : area.outer)
        box.take_in(p);
    const CellRange range(cells.cells(), box);
    for (int row = range.bottom; row <= range.top; ++row)
        for (int column = range.left; column <= range.right; ++column) {
            const std::size_t cell = cells.cells().index(column, row);
            if (const Vec2 middle = cells.cells().centre(cell); cells.part_of(cell) != 0 && inside(area, middle))
                take(cells.part_of(cell), middle);
        }
}

bool ReachedGround::has_room(const Shape& area) const
{
    bool found = false;
    for_cells(area, [&](std::uint32_t, Vec2) { found = true; });
    return found;
}

bool ReachedGround::reaches(const Shape& area) const
{
    bool found = false;
    for_cells(area, [&](std::uint32_t part, Vec2) { found = found || part == main_part; });
    return found;
}

bool ReachedGround::reaches(Vec2 p) const { return cells.part_at(paths.standable(ground, p)) == main_part; }

std::optional<Vec2> ReachedGround::cut_off(const Shape& area) const
{
    constexpr float niche = 1; // numerical: less is no room (unit: m2)
    const bool elsewhere = reaches(area);
    std::optional<Vec2> found;
    for_cells(area, [&](std::uint32_t part, Vec2 p) {
        if (!found && part != main_part && (!elsewhere || cells.area_of(part) >= niche))
            found = p;
    });
    return found;
}

} // namespace plattan
