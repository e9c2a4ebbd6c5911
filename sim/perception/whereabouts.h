#pragma once

#include "base/cell_lists.h"
#include "people/people.h"

namespace plattan {

/// Who is where at this moment, in cells: whoever asks for those around passes over the cells near by, not over everybody.
class Whereabouts {
public:
    Whereabouts() = default;
    /// Over the rectangle between two corners; who is outside counts to the nearest cell.
    Whereabouts(Vec2 low, Vec2 high) : by_cell(Lattice::covering(low, high, cell_width)) {}

    void list(const People& people);

    /// Calls `each(place, position)` for all present within `range` of a point and some further off, in no order that means anything:
    /// sums must be of whole numbers, which come out equal in any order.
    template <class Each> void near(Vec2 p, float range, Each&& each) const
    {
        const Vec2 reach{range, range};
        by_cell.any({p - reach, p + reach}, [&](std::uint32_t place) { return each(place, positions[place]), false; });
    }

    /// By place: those present, cell by cell.
    const std::vector<PersonId>& who() const { return ids; }

private:
    static constexpr float cell_width = 15; // numerical: half as far as anybody looks around for others (unit: m)

    CellLists by_cell; ///< numbers in `People::present`
    std::vector<PersonId> ids;
    std::vector<Vec2> positions;
};

} // namespace plattan
