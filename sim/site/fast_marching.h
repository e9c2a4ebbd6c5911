#pragma once

#include "base/geometry.h"
#include "base/raster.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <vector>

namespace plattan {

inline constexpr float unreachable = std::numeric_limits<float>::infinity();

/// Walking distances over cells by fast marching (Sethian 1996, `sethian1996`): a front goes out from the goal and takes in the nearest cell each
/// time.
class FastMarching {
public:
    /// @param steps what it takes to cross each cell (unit: m); 0: no ground, as all cells on the border are. Not copied.
    explicit FastMarching(const Raster<float>& steps) : steps(steps), distances(steps.lattice) {}

    /// To a goal; `unreachable` where there is no way (unit: m). Valid until the next goal.
    const Raster<float>& to(const Segment& goal);

private:
    void start_around(const Segment& goal);
    void take_in(std::uint32_t index);
    void push(float value, std::uint32_t index);

    const Raster<float>& steps;
    Raster<float> distances;
    /// Bits of the value, then index: for values above 0 the nearest comes first, and the order is total. A cell stands in it once for
    /// each value it has had.
    std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> front;
};

} // namespace plattan
