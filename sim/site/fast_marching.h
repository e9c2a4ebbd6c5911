#pragma once

#include "site/body_cells.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <queue>
#include <vector>

namespace plattan {

inline constexpr float unreachable = std::numeric_limits<float>::infinity();

/// What it takes to cross the ground, the same for all goals.
struct Steps {
    Raster<float> across;                   ///< each cell; 0: no ground, as all cells on the border are (unit: m)
    std::shared_ptr<const BodyCells> cells; ///< which sides are open
};

/// What a way leads to.
struct Finish {
    std::vector<Segment> lines;
    Vec2 side; ///< from which one comes, a unit vector; (0, 0): from either
};

/// Walking distances over cells by fast marching (Sethian 1996, `sethian1996`): a front goes out from the goal and takes in the nearest cell each
/// time.
class FastMarching {
public:
    /// @param steps not copied
    FastMarching(const Steps& steps, const Ground& ground) : steps(steps.across), cells(*steps.cells), ground(ground), distances(steps.across.lattice)
    {
    }

    /// To a goal; `unreachable` where there is no way (unit: m). Valid until the next goal.
    const Raster<float>& to(const Finish& goal);

private:
    void start_around(const Segment& line, Vec2 side);
    void take_in(std::uint32_t index);
    void push(float value, std::uint32_t index);

    const Raster<float>& steps;
    const BodyCells& cells;
    const Ground& ground;
    Raster<float> distances;
    /// Bits of the value, then index: for values above 0 the nearest comes first, and the order is total. A cell stands in it once for
    /// each value it has had.
    std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> front;
};

} // namespace plattan
