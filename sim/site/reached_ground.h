#pragma once

#include "site/body_cells.h"
#include "site/path.h"

#include <optional>

namespace plattan {

/// The ground that people can get to from the gates, for checks of what is to stand or begin where. Of a site that was found to be without faults.
class ReachedGround {
public:
    explicit ReachedGround(const Features& site);

    /// True where a body can stand somewhere in the area.
    bool has_room(const Shape& area) const;
    /// True where somebody can get to some point of the area.
    bool reaches(const Shape& area) const;
    /// True where somebody can get to the point, or to the ground beside it on which one stands instead.
    bool reaches(Vec2 p) const;
    /// A point of the area from which there is no way to the gates; niches of less than 1 m2 do not count where there is other ground.
    std::optional<Vec2> cut_off(const Shape& area) const;

private:
    /// @param take take(part, point) for each cell of the area in which one can stand
    template <class Take> void for_cells(const Shape& area, Take&& take) const;

    Ground ground;
    BodyCells cells;
    Paths paths;
    std::uint32_t main_part; ///< all gates lie in it
};

} // namespace plattan
