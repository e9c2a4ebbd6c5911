#pragma once

#include "observables/observable.h"

namespace plattan {

/// Frames on 2 m cells, one every 15 minutes: mean density of people, from samples every 10 s; litter, and things smeared or
/// broken, at its beginning.
class DensityGrid {
public:
    static constexpr Seconds frame_length = 900;   // numerical: of what is recorded (unit: s)
    static constexpr Seconds sample_interval = 10; // numerical: of what is recorded (unit: s)
    static constexpr double scale_factor = 0.001;  // numerical: of the stored whole numbers (unit: m-2)

    explicit DensityGrid(const Site& site);

    void sample(const Moment& moment);
    void end_frame();
    void forget_frames();

    const Lattice& lattice() const { return counts.lattice; }
    const std::vector<double>& times() const { return frame_times; }     ///< beginning of each frame
    const std::vector<std::uint16_t>& frames() const { return stored; }  ///< of density; [time, y, x]
    const std::vector<std::uint16_t>& litter() const { return items; }   ///< items; [time, y, x]
    const std::vector<std::uint16_t>& defects() const { return broken; } ///< graffiti, damage, lamps that have failed; [time, y, x]

private:
    void note_ground(const Environment& environment);

    Raster<std::uint32_t> counts;
    int samples = 0;
    std::vector<double> frame_times;
    std::vector<std::uint16_t> stored, items, broken;
};

} // namespace plattan
