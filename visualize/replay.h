#pragma once

#include "base/geometry.h"
#include "record/run_reader.h"
#include "site/features.h"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plattan::view {

/// A person as it is drawn.
struct Figure {
    std::uint32_t id;
    std::uint8_t kind;
    std::uint8_t state; ///< 1 walking, 2 standing, 3 sitting
    Vec2 position;
    float heading; ///< (unit: turns, counter-clockwise from x)
};

/// One recorded run, minute by minute; a few minutes are kept, so that a long run needs no more memory than a short one.
class Replay {
public:
    explicit Replay(const std::filesystem::path& file);

    const std::string& scenario() const { return name; }
    const std::string& date() const { return first_date; }
    const Features& site() const { return features; }
    const std::vector<std::string>& kinds() const { return kind_names; }
    double begins() const { return first; } ///< seconds since 00:00 of the first day
    double ends() const { return last; }
    bool has_trajectories() const { return !offsets.empty(); }

    /// Everybody present at a moment, interpolated between two samples.
    std::vector<Figure> at(double time);

    struct Density {
        int width = 0, height = 0;
        Vec2 low, high;            ///< corners of the grid
        std::vector<float> values; ///< [y, x] (unit: people per m2)
    };
    Density density_at(double time) const;

    /// People present, minute by minute, for the scrub bar.
    const std::vector<double>& present() const { return present_series; }

    /// Altitude of the sun at a moment (unit: degrees)
    double sun_altitude(double time) const;

private:
    struct Sample {
        std::uint32_t id;
        std::int16_t x, y;
        std::uint8_t state, heading;
    };
    using Minute = std::array<std::vector<Sample>, 60>; ///< by second; ids ascend

    const Minute& minute(std::size_t block);
    const std::vector<Sample>* second(std::int64_t t);

    RunReader run;
    std::string name, first_date;
    Features features;
    std::vector<std::string> kind_names;
    std::vector<std::uint8_t> kind_of; ///< by id
    std::vector<double> offsets, present_series;
    std::map<std::size_t, std::unique_ptr<Minute>> minutes;
    std::vector<double> density_times, density_values, grid_x, grid_y;
    double density_scale = 0;
    double first = 0, last = 0;
};

} // namespace plattan::view
