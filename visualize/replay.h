#pragma once

#include "base/geometry.h"
#include "results/recording.h"
#include "site/features.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plattan::view {

/// A person as it is drawn.
struct Figure {
    std::uint32_t id;
    std::uint8_t kind;
    layout::State state;
    Vec2 position;
    float heading; ///< (unit: turns, counter-clockwise from x)
};

/// One recorded run as a viewer asks for it: who is where at a moment between two samples, how crowded it is, how high the sun stands.
class Replay {
public:
    /// Throws InputError where the file is no run, or damaged.
    explicit Replay(const std::filesystem::path& file);

    const std::string& scenario() const { return name; }
    Date first_day() const { return first_date; }
    const Features& site() const { return run.site(); } ///< what stands there on every day
    /// What stands there at a moment: seats, bins, lamps, screens and cameras are those of the day.
    const Features& site_at(double time) const;
    const std::vector<RecordedRole>& roles() const { return run.roles(); }
    double begins() const { return first; } ///< seconds since 00:00 of the first day
    double ends() const { return last; }
    bool has_trajectories() const { return run.has_trajectories(); }
    int days() const; ///< from the first day to the last, both counted

    /// Whether the run was recorded at this moment.
    bool recorded(double time) const;
    /// People present at the beginning of the minute; nothing where it was not recorded.
    std::optional<int> present_at(double time) const;
    /// Everybody present at a moment, interpolated between two samples; nobody where nothing was recorded.
    std::vector<Figure> at(double time) const;

    struct Density {
        int width = 0, height = 0;
        Vec2 low, high;                                   ///< corners of the grid
        std::shared_ptr<const std::vector<float>> values; ///< [y, x] (unit: people per m2)
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
    /// Samples of a second; nothing where it was not recorded. They live as long as `held`.
    std::optional<std::span<const TrajectorySample>> second(std::int64_t t, std::shared_ptr<const TrajectoryMinute>& held) const;

    Recording run;
    std::string name;
    Date first_date;
    mutable std::optional<std::pair<int, Features>> of_day; ///< the day seen last
    std::vector<std::uint8_t> kind_of;                      ///< by id
    std::vector<Present> present_series;
    double first = 0, last = 0;
};

} // namespace plattan::view
