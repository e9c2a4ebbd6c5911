#pragma once

#include "base/raster.h"
#include "perception/figures.h"

#include <cstdint>

namespace plattan {

/// Where on the ground people have felt how unsafe: what is common knowledge of a place. A day's looks are mixed into it at midnight.
class UnsafeMap {
public:
    UnsafeMap() = default;
    UnsafeMap(Vec2 low, Vec2 high) : today(Lattice::covering(low, high, cell)), remembered(today.lattice, -1) {}

    /// Somebody looked around and felt so much.
    void note(Vec2 p, float felt)
    {
        Looks& looks = today.at(p);
        looks.sum += felt;
        ++looks.count;
    }
    void end_day();

    bool knows() const { return known; }
    /// As remembered; 0 where nobody has been.
    float at(Vec2 p) const { return std::max(0.0F, remembered.at(p)); }

    template <class Archive> void archive(Archive& a) { a(today.values, remembered.values, known); }

private:
    static constexpr float cell = 5;                          // numerical: cells of the map (unit: m)
    static constexpr float share = memory_figures.map_weight; ///< of a day in what is remembered

    struct Looks {
        float sum = 0;
        std::uint32_t count = 0;
    };
    Raster<Looks> today;
    Raster<float> remembered; ///< below 0: nobody has been there
    bool known = false;
};

} // namespace plattan
