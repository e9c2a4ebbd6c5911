#pragma once

#include "base/geometry.h"
#include "results/recorded_parts.h"
#include "site/features.h"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
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
    /// Throws InputError where the file is no run, or damaged.
    explicit Replay(const std::filesystem::path& file);

    const std::string& scenario() const { return name; }
    const std::string& date() const { return first_date; }
    const Features& site() const { return features; }
    const std::vector<std::string>& kinds() const { return kind_names; }
    double begins() const { return first; } ///< seconds since 00:00 of the first day
    double ends() const { return last; }
    bool has_trajectories() const { return trajectories->recorded(); }
    int days() const; ///< from the first day to the last, both counted

    /// Whether the run was recorded at this moment.
    bool recorded(double time) const;
    /// People present at the beginning of the minute; nothing where it was not recorded.
    std::optional<int> present_at(double time) const;
    /// Everybody present at a moment, interpolated between two samples; nobody where nothing was recorded.
    std::vector<Figure> at(double time);

    struct Density {
        int width = 0, height = 0;
        Vec2 low, high;            ///< corners of the grid
        std::vector<float> values; ///< [y, x] (unit: people per m2)
    };
    Density density_at(double time) const; ///< without cells where nothing was recorded

    /// People present at the beginning of each recorded minute, for the scrub bar.
    struct Present {
        double time, people;
    };
    const std::vector<Present>& present() const { return present_series; }

    /// Altitude of the sun at a moment (unit: degrees)
    double sun_altitude(double time) const;

private:
    using Sample = RecordedMinutes::Sample;
    using Minute = std::array<std::vector<Sample>, 60>; ///< by second; ids ascend

    const Minute& minute(std::size_t block);
    const std::vector<Sample>* second(std::int64_t t);

    RunReader run;
    std::string name, first_date;
    Features features;
    std::vector<std::string> kind_names;
    std::vector<std::uint8_t> kind_of; ///< by id
    std::optional<RecordedMinutes> trajectories;
    std::vector<Present> present_series;
    std::map<std::size_t, std::unique_ptr<Minute>> minutes;
    std::vector<double> density_times;
    Lattice cells;
    mutable std::optional<std::size_t> density_frame; ///< the frame that `density_values` holds
    mutable std::vector<float> density_values;
    double first = 0, last = 0;
};

} // namespace plattan::view
