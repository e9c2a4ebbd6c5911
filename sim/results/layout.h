#pragma once

#include <boost/pfr.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// What a run file holds: name, type, units, kind and scales of every dataset, said once. `record/` writes by it, `Recording` reads by it,
/// docs/output.md and the digest are made from it. Tables are aggregates of columns, walked by Boost.PFR: a new column is a line here and a
/// line in `record/declarations.cpp`.
namespace plattan::layout {

inline constexpr std::string_view format = "plattan-run";
inline constexpr int format_version = 1;

/// Which names the numbers of a column stand for.
enum class Enumeration : std::uint8_t { none, kind, sex, trip_class, gate, event, state };

/// Whether a column enters the digest. Golden digests are pinned: a column that is added later stays outside.
enum class Digest : std::uint8_t { outside, inside };

/// A column of a table: one value for every row.
template <class T> struct Column {
    using Value = T;
    std::string_view name, units, long_name;
    Enumeration enumeration = Enumeration::none;
    Digest digest = Digest::outside;
    double scale_factor = 1; ///< of stored whole numbers; the product is in `units`
};

/// One row per person; the row number is the id.
struct People {
    static constexpr std::string_view group = "/people";
    Column<std::uint64_t> key{"key", "1", "random-number key: population, date, ordinal; pairs of runs are matched by it", Enumeration::none, Digest::inside};
    Column<std::int32_t> day{"day", "1", "day of the run the person belongs to; 0 is the first", Enumeration::none, Digest::inside};
    Column<std::uint8_t> kind{"kind", "1", "role", Enumeration::kind, Digest::inside};
    Column<std::uint8_t> sex{"sex", "1", "sex", Enumeration::sex, Digest::inside};
    Column<std::uint8_t> age{"age", "year", "age", Enumeration::none, Digest::inside};
    Column<std::uint32_t> person_group{"group", "1", "row of the group's first member", Enumeration::none, Digest::inside};
    Column<std::uint8_t> group_size{"group_size", "1", "members of the group, 1 for who is alone", Enumeration::none, Digest::inside};
    Column<std::uint8_t> trip_class{"trip_class", "1", "trip class of the site's demand; none for everybody who is no visitor", Enumeration::trip_class,
                                    Digest::inside};
    Column<double> entered_at{"entered_at", "s", "first entry, since 00:00 of `day`; -1: never, or gone before the recorded time", Enumeration::none,
                              Digest::inside};
    Column<double> left_at{"left_at", "s",
                           "last leaving, since 00:00 of `day`; the end of the run for who is still there; -1: never entered, or gone before the recorded time",
                           Enumeration::none, Digest::inside};
    Column<std::int16_t> entry_gate{"entry_gate", "1", "gate of entry", Enumeration::gate, Digest::inside};
    Column<std::int16_t> exit_gate{"exit_gate", "1", "gate of leaving, as planned", Enumeration::gate, Digest::inside};
    Column<float> walked{"walked", "m", "horizontal distance walked", Enumeration::none, Digest::inside};
    Column<float> walking_time{"walking_time", "s", "time walking", Enumeration::none, Digest::inside};
    Column<float> stopped_time{"stopped_time", "s", "time standing", Enumeration::none, Digest::inside};
    Column<float> sat_time{"sat_time", "s", "time sitting", Enumeration::none, Digest::inside};
    Column<float> square_time{"square_time", "s", "time on the square proper", Enumeration::none, Digest::inside};
    Column<float> stationary_time{"stationary_time", "s", "time stationary on the square by choice, in stays of 30 s or more", Enumeration::none,
                                  Digest::inside};
    Column<float> free_speed{"free_speed", "m s-1", "own walking speed, before group and stairs", Enumeration::none, Digest::inside};
    Column<float> worked_time{"worked_time", "s", "of staff: time on duty here, and away with somebody arrested; 0 for others", Enumeration::none,
                              Digest::inside};
    Column<std::uint16_t> litter_dropped{"litter_dropped", "1", "items dropped on the ground", Enumeration::none, Digest::inside};
    Column<float> unsafe_day{"unsafe_day", "1", "mean P(unsafe) of a visitor over its looks around by day; NaN: none", Enumeration::none, Digest::inside};
    Column<float> unsafe_night{"unsafe_night", "1", "mean P(unsafe) of a visitor over its looks around at night (sun below -6 degrees); NaN: none",
                               Enumeration::none, Digest::inside};
    Column<std::int32_t> person{"person", "1", "number in the pool of regulars; -1 for others", Enumeration::none, Digest::inside};
    Column<std::uint8_t> surveyed{"surveyed", "1", "1: 30 s or more on the square; asked at the exit, or where the run ends", Enumeration::none,
                                  Digest::inside};
    Column<std::uint8_t> safe{"safe", "1", "answer to 'safe', 1 (bad) to 4 (good); 0: not asked", Enumeration::none, Digest::inside};
    Column<std::uint8_t> clean{"clean", "1", "answer to 'clean', 1 (bad) to 4 (good); 0: not asked", Enumeration::none, Digest::inside};
    Column<std::uint8_t> environment{"environment", "1", "answer to 'environment', 1 (bad) to 4 (good); 0: not asked", Enumeration::none, Digest::inside};
    Column<std::uint8_t> whole{"whole", "1", "answer to the whole, 1 (bad) to 4 (good); 0: not asked", Enumeration::none, Digest::inside};
};
inline constexpr People people;

struct Events {
    static constexpr std::string_view group = "/events";
    Column<double> time{"time", "s", "since 00:00 of `day`", Enumeration::none, Digest::inside};
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first", Enumeration::none, Digest::inside};
    Column<std::uint8_t> kind{"kind", "1", "what happened", Enumeration::event, Digest::inside};
    Column<std::int32_t> actor{"actor", "1", "row of the person who did it; -1: nobody", Enumeration::none, Digest::inside};
    Column<std::int32_t> other{"other", "1", "row of the other person; -1: nobody", Enumeration::none, Digest::inside};
    Column<float> x{"x", "m", "place, from the origin", Enumeration::none, Digest::inside};
    Column<float> y{"y", "m", "place, from the origin", Enumeration::none, Digest::inside};
    Column<float> value{"value", "1", "depends on the kind", Enumeration::none, Digest::inside};
};
inline constexpr Events events;

/// What the series of a minute have in common. Observables declare the series themselves.
struct Minutes {
    static constexpr std::string_view group = "/series/minute";
    Column<double> time{"time", "s", "beginning of the minute, local civil time"}; ///< written as seconds since the first day
    Column<std::uint64_t> state_hash{"state_hash", "1", "hash of every present person's state at the beginning of the minute", Enumeration::none,
                                     Digest::inside};
};
inline constexpr Minutes minutes;
inline constexpr std::string_view people_present = "present"; ///< the series of who is there, which a viewer needs

/// What a person does in a trajectory.
enum class State : std::uint8_t { walking = 1, standing = 2, sitting = 3 };
struct StateName {
    State state;
    std::string_view name;
};
inline constexpr StateName state_names[]{{State::walking, "walking"}, {State::standing, "standing"}, {State::sitting, "sitting"}};

struct Trajectories {
    static constexpr std::string_view group = "/trajectories";
    Column<std::uint32_t> id{"id", "1", "row of /people"};
    Column<std::uint32_t> t{"t", "s", "since 00:00 of the first day"};
    Column<std::int16_t> x{"x", "m", "place, from the origin", Enumeration::none, Digest::outside, 0.01};
    Column<std::int16_t> y{"y", "m", "place, from the origin", Enumeration::none, Digest::outside, 0.01};
    Column<std::uint8_t> state{"state", "1", "what the person does", Enumeration::state};
    Column<std::uint8_t> heading{"heading", "1", "256ths of a turn, counter-clockwise from x"};
};
inline constexpr Trajectories trajectories;
inline constexpr Column<std::uint64_t> block_offset{"block_offset", "1", "first row of each block; the last entry is the number of rows"};
inline constexpr double block_length = 60;    ///< (unit: s)
inline constexpr double sample_interval = 1;  ///< (unit: s)
inline constexpr int headings_in_a_turn = 256;

/// Numbers on the cells of the place.
struct GridAxes {
    static constexpr std::string_view group = "/grids";
    Column<double> x{"x", "m", "middle of the cell, from the origin"};
    Column<double> y{"y", "m", "middle of the cell, from the origin"};
    Column<double> time{"time", "s", "beginning of the frame, local civil time"}; ///< written as seconds since the first day
};
inline constexpr GridAxes grid_axes;
inline constexpr double frame_length = 900; ///< (unit: s)

template <class T> struct Grid {
    using Value = T;
    std::string_view name, units, long_name, cell_methods;
    double scale_factor = 1;
};

/// [time, y, x]
struct Frames {
    Grid<std::uint16_t> density{"density", "m-2", "mean density of people", "time: mean area: mean", 0.001};
    Grid<std::uint16_t> litter{"litter", "1", "items of litter", "time: point area: sum"};
    Grid<std::uint16_t> defects{"defects", "1", "graffiti, damage and lamps that have failed", "time: point area: sum"};
};
inline constexpr Frames frames;

/// [y, x], of the whole run
struct Cells {
    Grid<float> lamps_at_night{"lamps_at_night", "lx", "horizontal illuminance by lamps when street lamps burn; of the last day", "time: point area: mean"};
    Grid<float> unsafe_day{"unsafe_day", "1", "mean P(unsafe) of visitors who looked around here by day; NaN: none did", "time: mean area: mean"};
    Grid<float> unsafe_night{"unsafe_night", "1", "mean P(unsafe) of visitors who looked around here at night; NaN: none did", "time: mean area: mean"};
    Grid<float> looks{"looks", "1", "how often visitors looked around here: the share of cells in the time visitors spend", "time: sum area: sum"};
    Grid<float> expected_offences{"expected_offences", "1", "sum of the probabilities of theft, robbery, assault and harassment here",
                                  "time: sum area: sum"};
};
inline constexpr Cells cells;

inline constexpr std::string_view screens = "/grids/screens"; ///< [n, 5]: x, y of both ends, and height
inline constexpr std::string_view summary = "/summary", tables = "/tables", parameters = "/parameters";
inline constexpr std::string_view site = "/scenario/site", demand = "/scenario/demand", identity = "/scenario/identity";

/// Calls f(column) for the columns of a table, or the grids of a group of grids.
template <class Table, class F> constexpr void for_each(const Table& table, F&& f) { boost::pfr::for_each_field(table, std::forward<F>(f)); }

/// The path of a column in the file.
template <class Table, class T> std::string path_of(const Table&, const Column<T>& column)
{
    return std::string(Table::group) + "/" + std::string(column.name);
}
template <class T> std::string path_of(const Grid<T>& grid) { return std::string(GridAxes::group) + "/" + std::string(grid.name); }
inline std::string path_of(const Column<std::uint64_t>& offsets) { return std::string(Trajectories::group) + "/" + std::string(offsets.name); }

/// The type of stored values as a word: "u8" whole and without sign, "i4" whole, "f4" with a point; bytes behind the letter.
template <class T> std::string type_word()
{
    return (std::is_floating_point_v<T> ? "f" : std::is_signed_v<T> ? "i" : "u") + std::to_string(sizeof(T));
}

/// Paths of everything that enters the digest, in the order in which it is hashed: alphabetical, group by group.
std::vector<std::string> digested();

} // namespace plattan::layout
