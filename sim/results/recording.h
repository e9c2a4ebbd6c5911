#pragma once

#include "base/clock.h"
#include "base/raster.h"
#include "results/bounded_cache.h"
#include "results/layout.h"
#include "results/recorded_role.h"
#include "results/run_reader.h"
#include "site/features.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plattan {

/// A table of a run, read by the columns that the layout declares. Throws InputError where the file is damaged, and where a column has not as many
/// rows as the first one.
template <class Layout> class RecordedTable {
public:
    RecordedTable(const RunReader& run, const Layout& layout) : run(run), layout(layout) {}

    std::uint64_t rows() const { return run.rows_of_column(layout::path_of(layout, boost::pfr::get<0>(layout))); }

    /// All values of a column, or those of some rows.
    template <class T> auto column(const layout::Column<T>& column) const
    {
        const auto path = layout::path_of(layout, column);
        if (const auto found = run.rows_of_column(path); found != rows())
            run.damaged(fmt::format("{} has {} rows; the other columns have {}", path, found, rows()));
        if constexpr (std::is_same_v<T, layout::Text>)
            return run.texts(path);
        else
            return run.values<T>(path);
    }
    template <class T> std::vector<T> column(const layout::Column<T>& column, std::uint64_t first, std::uint64_t count) const
    {
        return run.values<T>(layout::path_of(layout, column), first, count);
    }

    /// What the numbers of an enumeration stand for.
    template <class T> std::map<std::int64_t, std::string> names(const layout::Column<T>& column) const
    {
        return run.enumeration(layout::path_of(layout, column));
    }

private:
    const RunReader& run;
    const Layout& layout;
};

/// A person at one second of a trajectory. A crowd has a hundred thousand of them a minute, so each takes sixteen bytes.
struct TrajectorySample {
    std::uint32_t id; ///< row of /people
    Vec2 position;
    layout::State state;
    std::uint8_t heading; ///< (unit: 256ths of a turn, counter-clockwise from x)
    std::uint8_t second;  ///< of its minute, 0 to 59

    /// (unit: turns)
    float turns() const { return static_cast<float>(heading) / layout::headings_in_a_turn; }
};
static_assert(sizeof(TrajectorySample) == 16);

/// A minute of trajectories, second by second; within a second ids ascend.
class TrajectoryMinute {
public:
    /// @param sample_at the i-th of `count` samples by person, then time, as the file has them; it is asked for each of them twice
    template <class SampleAt> TrajectoryMinute(std::size_t count, SampleAt&& sample_at) : by_second(count)
    {
        for (std::size_t i = 0; i < count; ++i)
            ++begin[sample_at(i).second + 1];
        for (std::size_t s = 0; s < 60; ++s)
            begin[s + 1] += begin[s];
        std::size_t next[60];
        std::copy(begin, begin + 60, next);
        for (std::size_t i = 0; i < count; ++i) {
            const TrajectorySample sample = sample_at(i);
            by_second[next[sample.second]++] = sample;
        }
    }

    std::span<const TrajectorySample> second(int of_minute) const; ///< 0 to 59
    std::span<const TrajectorySample> all() const { return by_second; }
    std::size_t bytes() const { return sizeof(*this) + by_second.size() * sizeof(TrajectorySample); }

private:
    std::vector<TrajectorySample> by_second;
    std::size_t begin[61] = {};
};

/// A figure of the summary.
struct RecordedFigure {
    std::string name, units, long_name;
    double value;
};

/// A figure of the summary, of each day of a run for itself.
struct RecordedDailyFigure {
    std::string name, units, long_name;
    std::vector<double> values;
};

/// A parameter as the run had it.
struct RecordedParameter {
    std::string section, name, value, unit, default_value, range, source, certainty, text, given_in, plausible_scale;
    double number, plausible_low, plausible_high; ///< NaN: none
};

/// Numbers by row and column.
struct RecordedCrossTable {
    std::string name, units, long_name;
    std::vector<std::string> rows, columns;
    std::vector<double> values; ///< row by row
};

/// One run file, typed: people, events, minutes, grids by frame, trajectories by minute, figures, parameters. Nothing else needs to know names,
/// scale factors or enumerations of the file. Columns are read when they are asked for; minutes of trajectories and frames are kept in a
/// cache of bounded size. Every fault of the file throws InputError with its name.
class Recording {
public:
    /// @param bytes_of_minutes,bytes_of_frames at most so much memory for minutes of trajectories and for grids; the ones read last are kept in any
    /// case
    explicit Recording(const std::filesystem::path& file, Accepts accepts = Accepts::whole, std::size_t bytes_of_minutes = 64U << 20U,
                       std::size_t bytes_of_frames = 16U << 20U);

    /// For what concerns the file and not what it means: digests, columns of any name.
    const RunReader& reader() const { return run; }
    const std::string& file() const { return run.file(); }
    [[noreturn]] void damaged(const std::string& why) const { run.damaged(why); }

    // What the run is; texts as the file has them.
    std::string scenario() const { return run.attribute("/", "scenario"); }
    std::string seed() const { return run.attribute("/", "seed"); }
    std::string replication() const { return run.attribute("/", "replication"); }
    std::string spin_up() const { return run.attribute("/", "spin_up"); } ///< days simulated before the first
    std::string date_text() const { return run.attribute("/", "date"); }
    std::string program() const; ///< version and commit
    std::string command_line() const { return run.attribute("/", "command_line"); }
    Date first_date() const;
    int days() const;
    /// Time of day from which the first day is recorded, and until which the last one is (unit: s since 00:00).
    std::pair<double, double> window() const;
    /// What makes the run the run it is, one `name: value` a line; "" where the file does not say.
    std::string identity() const;
    std::string site_text() const { return run.text(std::string(layout::site_text)); }
    std::string demand_text() const { return run.text(std::string(layout::demand_text)); }

    RecordedTable<layout::People> people() const { return {run, layout::people}; }
    RecordedTable<layout::Events> events() const { return {run, layout::events}; }
    /// The roles, by the number that /people/kind has for them.
    const std::vector<RecordedRole>& roles() const;
    /// The role of each row of /people.
    std::vector<std::uint8_t> roles_of_people() const;

    /// Beginning of each recorded minute, ascending (unit: s since 00:00 of the first day).
    std::vector<double> minutes() const;
    /// A series: one value for every minute.
    std::vector<double> series(std::string_view name) const;

    /// The cells that all grids share.
    const Lattice& lattice() const;
    /// Middles of the columns and rows of cells.
    const std::vector<double>& cell_x() const { return lattice(), x_of_cells; }
    const std::vector<double>& cell_y() const { return lattice(), y_of_cells; }
    bool has_frames() const;
    /// Beginning of each frame, ascending (unit: s since 00:00 of the first day).
    const std::vector<double>& frames() const;
    /// The frame that lasts at this moment. Nothing where none was recorded.
    std::optional<std::size_t> frame_at(double time) const;
    /// One frame of a grid, in its units; row by row. NaN where the layout knows of nothing.
    template <class T> std::shared_ptr<const std::vector<float>> frame(const layout::Grid<T>& grid, std::size_t number) const
    {
        std::optional<double> nothing;
        if (grid.nothing)
            nothing = static_cast<double>(*grid.nothing);
        return read_frame({layout::path_of(grid), layout::type_word<T>(), grid.scale_factor, nothing}, number);
    }
    /// A grid of the whole run, in its units; row by row. Values may be NaN where the layout says so.
    std::vector<float> cells(const layout::Grid<float>& grid) const;

    /// The plan of the place in metres, as the site file has it: ground, obstacles, screens, gates, links, zones, edges, routes, traffic and
    /// luminaires; nothing that depends on the day. Checked as a site file is, so that ground and lines of sight can be made of it.
    const Features& site() const;
    /// What stood there on a day, whole: seats, bins, luminaires, screens, counters and cameras are those of the day.
    Features site_on(int day) const;
    template <class Table> RecordedTable<Table> on_days(const Table& table) const { return {run, table}; }

    bool has_trajectories() const;
    std::size_t trajectory_minutes() const; ///< from midnight of the first day on
    /// Minute b covers [60 b, 60 b + 60) s since 00:00 of the first day; empty where nobody was there or nothing was recorded.
    std::shared_ptr<const TrajectoryMinute> minute(std::size_t b) const;

    std::vector<RecordedFigure> figures() const;
    std::vector<RecordedDailyFigure> daily_figures() const; ///< a run of one day has no others than those of its summary
    std::vector<RecordedParameter> parameters() const;
    /// The value of a numeric parameter.
    double parameter(std::string_view section, std::string_view name) const;
    std::vector<RecordedCrossTable> cross_tables() const;

private:
    struct FrameGrid {
        std::string path, type; ///< type as a word
        double scale_factor;
        std::optional<double> nothing; ///< stored number that means nothing
    };
    std::shared_ptr<const std::vector<float>> read_frame(const FrameGrid& grid, std::size_t number) const;
    std::vector<double> times(const std::string& path) const;
    std::vector<double> axis(const std::string& path) const;
    struct Trajectories {
        std::vector<std::uint64_t> offsets;           ///< rows at which the minutes begin; empty where nothing was recorded
        std::map<std::uint8_t, layout::State> states; ///< by the number that the file has for them
        std::uint64_t people = 0;                     ///< rows of /people
    };
    const Trajectories& trajectories() const;
    TrajectoryMinute read_minute(std::size_t b) const;

    RunReader run;
    mutable std::optional<Trajectories> known_trajectories;
    mutable std::optional<Features> known_site;
    mutable std::vector<RecordedRole> known_roles;
    mutable std::optional<Lattice> cells_of_place;
    mutable std::vector<double> x_of_cells, y_of_cells;
    mutable std::optional<std::vector<double>> frame_times;
    mutable BoundedCache<std::size_t, TrajectoryMinute> kept_minutes;
    mutable BoundedCache<std::pair<std::string, std::size_t>, std::vector<float>> kept_frames;
};

} // namespace plattan
