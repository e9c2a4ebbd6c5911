#pragma once

#include "base/parallel.h"
#include "site/ground.h"
#include "site/sight.h"

namespace plattan {

/// Which ground is seen from which, between the middles of 3 m cells up to 30 m apart: for counts of many people, where
/// a ray to each would be dear and half a cell does not matter.
class SightTable {
public:
    static constexpr float range = 30; // numerical: as far as the table knows who sees whom (unit: m)

    SightTable() = default;
    SightTable(const Ground& ground, const Sight& sight, const Workers& workers);

    /// True where the cells of two points see each other; false beyond the range.
    bool free(Vec2 from, Vec2 to) const;

private:
    static constexpr float cell = 3; // numerical: side of a cell of the table (unit: m)
    static constexpr int reach = static_cast<int>(range / cell);
    static constexpr int width = 2 * reach + 1;
    static constexpr std::size_t words = (width * width + 63) / 64;

    Lattice cells;
    std::vector<std::uint64_t> bits; ///< [cell][offset of the other cell]
};

} // namespace plattan
