#pragma once

#include "observables/observable.h"

namespace plattan {

/// Mean density of people on 2 m cells, a frame every 15 minutes, from samples every 10 s.
class DensityGrid {
public:
    static constexpr Seconds frame_length = 900;
    static constexpr Seconds sample_interval = 10;
    static constexpr double scale_factor = 0.001; ///< of the stored whole numbers (unit: m-2)

    explicit DensityGrid(const Site& site);

    void sample(const Moment& moment);
    void end_frame();
    void forget_frames();

    const Lattice& lattice() const { return counts.lattice; }
    const std::vector<double>& times() const { return frame_times; }    ///< beginning of each frame
    const std::vector<std::uint16_t>& frames() const { return stored; } ///< [time, y, x]

private:
    Raster<std::uint32_t> counts;
    int samples = 0;
    std::vector<double> frame_times;
    std::vector<std::uint16_t> stored;
};

} // namespace plattan
