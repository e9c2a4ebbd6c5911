#pragma once

#include "base/raster.h"
#include "observables/frames.h"

#include <array>
#include <string_view>
#include <vector>

namespace plattan {

/// What a map shows, said once.
struct MapText {
    std::string_view name, units, long_name;
};

/// The maps that are kept of a run, in their order.
const std::vector<MapText>& map_texts();

/// A value for each cell of the ground, by map.
struct CellMaps {
    Lattice lattice;
    std::vector<std::uint8_t> ground;       ///< of each cell of the lattice: 1 where there is some
    std::vector<std::vector<float>> values; ///< by map, of the cells with ground in their order; NaN: nothing is known there
};

/// Sums over the frames of a run, which forgets them at each midnight.
class MapsSoFar {
public:
    /// Adds those since the midnight before.
    void add(const Frames& frames);

    /// Values are rounded, by 0.2 % at most, so that they pack well.
    CellMaps of(const Ground& ground) const;

private:
    enum Period : std::uint8_t { by_day, in_the_evening, at_night, periods };
    struct Sums {
        double staying = 0, sitting = 0, visible_deals = 0, litter = 0;
        std::array<double, periods> unsafe{}, looks{};
    };
    static Period period_of(double hour);

    Lattice lattice;
    std::vector<Sums> sums; ///< by cell
    double litter_frames = 0;
    int days = 0;
};

} // namespace plattan
