#pragma once

#include "base/raster.h"
#include "people/people.h"

#include <cstdint>
#include <vector>

namespace plattan {

/// Those present, copied into cell order: what one step of locomotion reads and writes.
///
///   cell  | 0 0 0 | 1 | 2 2 | ...      `begin[c] .. begin[c + 1]` are the slots of cell c
///   slot  | 0 1 2 | 3 | 4 5 | ...      within a cell the ids ascend, because the sort is stable
///
/// Cells are 3 m, the largest range of any rule, so neighbours lie in the 3 x 3 block.
class Crowd {
public:
    static constexpr float cell = 3;
    static constexpr std::uint8_t may_touch = 1; ///< somebody is near enough to touch within the step
    static constexpr std::uint8_t oncoming = 2;  ///< somebody who comes the other way is in the way

    /// Copies and sorts. `directions` and `speeds` in the order of `people.present`.
    void gather(const Lattice& lattice, const People& people, const std::vector<Vec2>& directions, const std::vector<float>& speeds);

    std::size_t size() const { return position.size(); }

    /// Calls f(slot) for all slots of the block around a slot's cell, in fixed order.
    template <class F> void for_block_around(std::size_t slot, F&& f) const
    {
        const int column = static_cast<int>(cell_of[slot]) % lattice.width, row = static_cast<int>(cell_of[slot]) / lattice.width;
        const int left = std::max(0, column - 1), right = std::min(lattice.width - 1, column + 1);
        for (int r = std::max(0, row - 1); r <= std::min(lattice.height - 1, row + 1); ++r)
            for (std::uint32_t s = begin[lattice.index(left, r)]; s < begin[lattice.index(right, r) + 1]; ++s)
                f(s);
    }

    std::vector<Vec2> position, velocity;
    std::vector<Vec2> direction; ///< wanted; (0, 0) of those who stay
    std::vector<float> speed;    ///< wanted on free ground, stairs included (unit: m/s)
    std::vector<float> blocked;  ///< how long this person has been blocked by oncoming people (unit: s)
    std::vector<Activity> activity;
    std::vector<std::uint8_t> crowded;        ///< of those below
    std::vector<std::uint32_t> present_index; ///< slot -> index in people.present

private:
    Lattice lattice;
    std::vector<std::uint32_t> cell_of, begin, source_cell;
};

} // namespace plattan
