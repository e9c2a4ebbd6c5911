#pragma once

#include "base/raster.h"
#include "results/run_reader.h"

#include <cstdint>
#include <string>
#include <vector>

namespace plattan {

// What the parts of a run file mean, read and checked in one place. All throw InputError where the file is damaged.

/// Names of the roles, by the number that /people/kind has for them.
std::vector<std::string> kinds_of(const RunReader& run);

/// The role of each row of /people.
std::vector<std::uint8_t> kinds_of_people(const RunReader& run);

/// Times that ascend, in seconds since 00:00 of the first day (a dataset of one dimension).
std::vector<double> times_of(const RunReader& run, const std::string& path);

/// The cells that all grids share.
Lattice lattice_of(const RunReader& run);

/// One frame of a grid of [time, y, x], times its scale factor where it has one. Cells are 0 or more.
std::vector<float> frame_of(const RunReader& run, const std::string& path, const Lattice& lattice, std::size_t frame);

/// Trajectories, a minute at a time.
class RecordedMinutes {
public:
    /// @param people rows of /people
    RecordedMinutes(const RunReader& run, std::size_t people);

    struct Sample {
        std::uint32_t id; ///< row of /people
        std::uint32_t t;  ///< since 00:00 of the first day (unit: s)
        Vec2 position;
        std::uint8_t state;   ///< 1 walking, 2 standing, 3 sitting
        std::uint8_t heading; ///< (unit: 1/256 turn, counter-clockwise from x)
    };

    bool recorded() const { return !offsets.empty(); }
    std::size_t minutes() const { return offsets.empty() ? 0 : offsets.size() - 1; }

    /// By person, then time. Empty where nothing was recorded.
    std::vector<Sample> minute(const RunReader& run, std::size_t number) const;

private:
    std::vector<std::uint64_t> offsets;
    std::size_t people;
    float scale = 0; ///< of x and y (unit: m)
};

} // namespace plattan
