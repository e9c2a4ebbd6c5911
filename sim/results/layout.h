#pragma once

#include <boost/pfr.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// What a run file holds: name, type, units, kind and scales of every dataset, said once. `record/` writes by it, `Recording` reads by it,
/// docs/output.md and the digest are made from it. Tables are aggregates of columns, walked by Boost.PFR: a new column is a line here and a
/// line in `record/declarations.cpp`.
namespace plattan::layout {

inline constexpr std::string_view format = "plattan-run";
inline constexpr int format_version = 2;

/// Which names the numbers of a column stand for.
enum class Enumeration : std::uint8_t { none, kind, sex, trip_class, gate, event, state };

/// The name under which an enumeration is kept in the root of the file, where netCDF finds it: a committed type.
constexpr std::string_view type_name(Enumeration enumeration)
{
    constexpr std::string_view names[]{"", "role", "sex", "trip_class", "gate", "event_kind", "state"};
    return names[static_cast<int>(enumeration)];
}

/// Whether a column enters the digest. Golden digests are pinned: a column that is added later stays outside.
enum class Digest : std::uint8_t { outside, inside };

/// Type of a column of texts: in the file a matrix of characters, UTF-8, filled up with zeros. netCDF, xarray and R read those; texts of
/// variable length would be stored unpacked, and those of fixed length crash netCDF 4.9.
struct Text {};
inline constexpr std::size_t text_width = 64; ///< at first, in tables that grow by the day; a longer text widens its column (unit: byte)

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
    Column<std::uint64_t> key{
        "key", "1", "random-number key: population, date, ordinal; pairs of runs are matched by it; up to 2^64, more than a double holds exactly",
        Enumeration::none, Digest::inside};
    Column<std::int32_t> day{"day", "1", "day of the run the person belongs to; 0 is the first", Enumeration::none, Digest::inside};
    Column<std::uint8_t> kind{"kind", "1", "role", Enumeration::kind, Digest::inside};
    Column<std::uint8_t> sex{"sex", "1", "sex", Enumeration::sex, Digest::inside};
    Column<std::uint8_t> age{"age", "year", "age", Enumeration::none, Digest::inside};
    Column<std::uint32_t> person_group{"group", "1", "row of the group's first member", Enumeration::none, Digest::inside};
    Column<std::uint8_t> group_size{"group_size", "1", "members of the group, 1 for somebody alone", Enumeration::none, Digest::inside};
    Column<std::uint8_t> trip_class{"trip_class", "1", "trip class of the site's demand; none for everybody who is no visitor",
                                    Enumeration::trip_class, Digest::inside};
    Column<double> entered_at{"entered_at", "s", "first entry, since 00:00 of `day`; -1: never, or gone before the recorded time", Enumeration::none,
                              Digest::inside};
    Column<double> left_at{
        "left_at", "s",
        "last leaving, since 00:00 of `day`; the end of the run for people who are still there; -1: never entered, or gone before the recorded time",
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
    Column<float> unsafe_day{"unsafe_day", "1", "mean P(unsafe) of a visitor over its looks around by day; NaN: none", Enumeration::none,
                             Digest::inside};
    Column<float> unsafe_night{"unsafe_night", "1", "mean P(unsafe) of a visitor over its looks around at night (sun below -6 degrees); NaN: none",
                               Enumeration::none, Digest::inside};
    Column<std::int32_t> person{"person", "1", "number in the pool of regulars; -1 for others", Enumeration::none, Digest::inside};
    Column<std::uint8_t> surveyed{"surveyed", "1", "1: 30 s or more on the square; asked at the exit, or where the run ends", Enumeration::none,
                                  Digest::inside};
    Column<std::uint8_t> safe{"safe", "1", "answer to 'safe', 1 (bad) to 4 (good); 0: not asked", Enumeration::none, Digest::inside};
    Column<std::uint8_t> clean{"clean", "1", "answer to 'clean', 1 (bad) to 4 (good); 0: not asked", Enumeration::none, Digest::inside};
    Column<std::uint8_t> environment{"environment", "1", "answer to 'environment', 1 (bad) to 4 (good); 0: not asked", Enumeration::none,
                                     Digest::inside};
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
    Column<float> x{"x", "m", "place, from the origin; of a report, that of what was reported", Enumeration::none, Digest::inside};
    Column<float> y{"y", "m", "place, from the origin; of a report, that of what was reported", Enumeration::none, Digest::inside};
    Column<float> value{"value", "1", "depends on the kind", Enumeration::none, Digest::inside};
    Column<std::int32_t> thing{
        "thing", "1",
        "of sat_down and seat_lost the seat, of served the counter, of bin_emptied and bin_overflowed the bin, counted among the "
        "rows of /days/seats, /days/counters and /days/bins of the day; -1 for others"};
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
inline constexpr std::string_view people_present = "present"; ///< the series of people who are there, which a viewer needs

/// What a person does in a trajectory.
enum class State : std::uint8_t { walking = 1, standing = 2, sitting = 3 };
struct StateName {
    State state;
    std::string_view name;
};
inline constexpr StateName state_names[]{{State::walking, "walking"}, {State::standing, "standing"}, {State::sitting, "sitting"}};

struct Trajectories {
    static constexpr std::string_view group = "/trajectories";
    Column<std::int32_t> id{"id", "1", "row of /people"};
    Column<std::int32_t> t{"t", "s", "since 00:00 of the first day"};
    Column<std::int16_t> x{"x", "m", "place, from the origin", Enumeration::none, Digest::outside, 0.01};
    Column<std::int16_t> y{"y", "m", "place, from the origin", Enumeration::none, Digest::outside, 0.01};
    Column<std::uint8_t> state{"state", "1", "what the person does", Enumeration::state};
    Column<std::int16_t> heading{"heading", "1", "256ths of a turn, 0 to 255, counter-clockwise from x"};
};
inline constexpr Trajectories trajectories;
inline constexpr Column<std::int64_t> block_offset{"block_offset", "1", "first row of each block; the last entry is the number of rows"};
inline constexpr double block_length = 60;   ///< (unit: s)
inline constexpr double sample_interval = 1; ///< (unit: s)
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
    std::optional<T> nothing{}; ///< the stored number that means none, `_FillValue` in the file; Recording gives NaN
};

/// [time, y, x]
struct Frames {
    Grid<std::uint16_t> density{"density", "m-2", "mean density of people; by `free_area` it is told what it is beside a wall",
                                "time: mean area: mean", 0.001};
    Grid<std::uint16_t> walking{"walking", "m-2", "mean density of people who walk", "time: mean area: mean", 0.001};
    Grid<std::uint16_t> staying{"staying", "m-2", "mean density of people who stand or sit", "time: mean area: mean", 0.001};
    Grid<std::uint16_t> uniforms{"uniforms", "s", "time that people in a uniform spent here", "time: sum area: sum"};
    Grid<std::uint16_t> looks{"looks", "1", "how often visitors looked around here: the weight of `unsafe`", "time: sum area: sum"};
    Grid<std::uint16_t> unsafe{"unsafe", "1", "mean P(unsafe) of visitors who looked around here", "time: mean area: mean", 0.0001, 65535};
    Grid<std::uint16_t> visible_deals{"visible_deals", "1", "visible deals done here: one visitor noticing one deal", "time: sum area: sum"};
    Grid<float> expected_offences{"expected_offences", "1", "offences against persons that were to be expected here, by virtual offenders",
                                  "time: sum area: sum"};
    Grid<std::uint16_t> litter{"litter", "1", "items of litter", "time: point area: sum"};
    Grid<std::uint16_t> butts{"butts", "1", "of these, loose cigarette butts", "time: point area: sum"};
    Grid<std::uint16_t> lodged_butts{"lodged_butts", "1", "of these, butts in joints of the paving", "time: point area: sum"};
    Grid<std::uint16_t> defects{"defects", "1", "graffiti, damage and lamps that have failed", "time: point area: sum"};
    Grid<std::uint16_t> lamps{"lamps", "lx", "horizontal illuminance by the lamps that burn", "time: point area: mean", 0.01};
};
inline constexpr Frames frames;

/// Which seats are taken when a frame begins. How many sit on each kind of seat follows from /days/seats.
struct SeatStates {
    static constexpr std::string_view group = "/states/seats";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<double> time{"time", "s", "beginning of the frame, since 00:00 of `day`"};
    Column<std::int32_t> seat{"seat", "1", "seat, counted among the rows of /days/seats of the day; seats on which nobody sits are left out"};
    Column<std::uint8_t> sitting{"sitting", "1", "people who sit on it"};
    Column<std::uint8_t> women{"women", "1", "of these, women"};
};
inline constexpr SeatStates seat_states;
struct BinStates {
    static constexpr std::string_view group = "/states/bins";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<double> time{"time", "s", "beginning of the frame, since 00:00 of `day`"};
    Column<std::int32_t> bin{"bin", "1", "bin, counted among the rows of /days/bins of the day"};
    Column<std::int32_t> items{"items", "1", "items in it; butts take no room"};
};
inline constexpr BinStates bin_states;

/// [y, x], of the whole run
struct Cells {
    Grid<float> free_area{"free_area", "m2", "ground of the first day on which one can stand", "area: sum"};
    Grid<float> lamps_at_night{"lamps_at_night", "lx", "horizontal illuminance by lamps when street lamps burn; of the last day",
                               "time: point area: mean"};
    Grid<float> unsafe_day{"unsafe_day", "1", "mean P(unsafe) of visitors who looked around here by day; NaN: none did", "time: mean area: mean"};
    Grid<float> unsafe_night{"unsafe_night", "1", "mean P(unsafe) of visitors who looked around here at night; NaN: none did",
                             "time: mean area: mean"};
};
inline constexpr Cells cells;

/// The roles; the row is the number that /people/kind has for it. A viewer needs no list of roles of its own.
struct Roles {
    static constexpr std::string_view group = "/roles";
    Column<Text> name{"name", "1", "name in scenarios and enumerations"};
    Column<Text> label{"label", "1", "in plain words"};
    Column<Text> role_group{"group", "1", "visitor, scene (of drugs), care, order or crowd (only walks through)"};
    Column<std::uint8_t> on_duty{"on_duty", "1", "1: works here"};
    Column<std::uint8_t> uniform{"uniform", "1", "1: in a uniform that people at risk of being caught know"};
};
inline constexpr Roles roles;
inline constexpr std::string_view visitor_group = "visitor", crowd_group = "crowd"; ///< as the roles declare them

struct Parameters {
    static constexpr std::string_view group = "/parameters";
    Column<Text> section{"section", "1", "section of the parameters or fixed figures"};
    Column<Text> name{"name", "1", "name in its section"};
    Column<Text> value{"value", "1", "value of this run, in `unit`"};
    Column<double> number{"number", "1", "the value where it is a number; else NaN"};
    Column<Text> unit{"unit", "1", "unit of the value (CF spelling; 1: none)"};
    Column<Text> default_value{"default", "1", "value where nobody gives one"};
    Column<Text> range{"range", "1", "what may be given"};
    Column<double> plausible_low{"plausible_low", "1", "lower end of what is plausible, in `unit`; NaN: not declared"};
    Column<double> plausible_high{"plausible_high", "1", "upper end of what is plausible, in `unit`; NaN: not declared"};
    Column<Text> plausible_scale{"plausible_scale", "1", "how the plausible range is divided evenly: linear or logarithmic; empty: not declared"};
    Column<Text> source{"source", "1", "where the default comes from: measured, estimated or assumed"};
    Column<Text> certainty{"certainty", "1", "A (trials, official counts) to D (assumed)"};
    Column<Text> text{"text", "1", "what the parameter is"};
    Column<Text> given_in{"given_in", "1", "file:line:column where the value was given; default: nowhere; fixed: nobody can give it"};
};
inline constexpr Parameters parameters;

/// The place as the site file has it, in metres from the origin: features, the outlines they consist of, and the corner points of those.
struct SiteFeatures {
    static constexpr std::string_view group = "/site/features";
    Column<Text> kind{"kind", "1",
                      "walkable, obstacle, screen, gate, link, zone, edge, route, traffic, luminaire or decor; docs/site.md says what they are"};
    Column<Text> id{"id", "1", "id of the site file"};
    Column<Text> level{"level", "1", "of walkable ground: its level"};
    Column<Text> purpose{"purpose", "1", "rule of a zone; purpose of an edge or route; opening hours of a gate; landmark of decor"};
    Column<std::uint8_t> square{"square", "1", "1: ground that belongs to the square proper"};
    Column<std::uint8_t> roofed{"roofed", "1", "1: ground under a roof"};
    Column<std::uint8_t> blocks_sight{"blocks_sight", "1", "1: an obstacle one cannot see across"};
    Column<std::uint8_t> step_free{"step_free", "1", "1: stairs that are a ramp"};
    Column<float> uphill_x{"uphill_x", "1", "of stairs: unit vector uphill; NaN: no stairs"};
    Column<float> uphill_y{"uphill_y", "1", "of stairs: unit vector uphill; NaN: no stairs"};
    Column<double> height{"height", "m", "rise of stairs; height of a screen or luminaire; NaN: none"};
    Column<double> lumen{"lumen", "lm", "luminous flux of a luminaire; NaN: none"};
    Column<double> vehicles{"vehicles", "h-1", "vehicles per hour in an area of traffic; NaN: none"};
    Column<Text> called{"name", "1", "what it is called on signs; empty: nothing"};
    Column<Text> leads_to{"leads_to", "1", "of a gate: where it leads, in words; empty: not said"};
    Column<Text> pattern{"pattern", "1", "form of the paving of decor: triangles, treads or slabs; empty: none"};
    Column<double> pattern_width{"pattern_width", "m", "of what repeats in the pattern; NaN: none"};
    Column<double> pattern_height{"pattern_height", "m", "of what repeats in the pattern; NaN: none"};
    Column<double> pattern_angle{"pattern_angle", "degree", "of the pattern, counter-clockwise; NaN: none"};
};
inline constexpr SiteFeatures site_features;
struct SiteOutlines {
    static constexpr std::string_view group = "/site/outlines";
    Column<std::int32_t> feature{"feature", "1", "row of /site/features"};
    Column<std::uint8_t> closed{"closed", "1", "1: a ring, whose last point is joined to the first; 0: a line or a point"};
    Column<std::uint8_t> hole{"hole", "1", "1: a hole in the ring before"};
};
inline constexpr SiteOutlines site_outlines;
struct SitePoints {
    static constexpr std::string_view group = "/site/points";
    Column<std::int32_t> outline{"outline", "1", "row of /site/outlines"};
    Column<float> x{"x", "m", "place, from the origin"};
    Column<float> y{"y", "m", "place, from the origin"};
};
inline constexpr SitePoints site_points;
inline constexpr std::string_view site_group = "/site"; ///< attributes: longitude, latitude, utc_offset, summer_time

/// What stood there: tables with the rows of every day of the run, told apart by `day`.
struct DaySeats {
    static constexpr std::string_view group = "/days/seats";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<Text> id{"id", "1", "id of the site file, or made from the intervention's kind"};
    Column<Text> kind{"kind", "1", "fixed (of the site), or the kind that an intervention brought"};
    Column<float> x{"x", "m", "middle, from the origin"};
    Column<float> y{"y", "m", "middle, from the origin"};
    Column<float> along_x{"along_x", "1", "direction of the row of places"};
    Column<float> along_y{"along_y", "1", "direction of the row of places"};
    Column<std::int32_t> places{"places", "1", "how many can sit side by side"};
    Column<double> spacing{"spacing", "m", "between neighbouring places"};
    Column<double> comfort{"comfort", "1", "0 (a cold step) to 1 (a deck chair)"};
    Column<std::uint8_t> loose{"loose", "1", "1: can be carried off"};
    Column<std::uint8_t> lost{"lost", "1", "1: was carried off or broken before the day began; nobody can sit there"};
    Column<Text> put_away{"put_away", "1", "hours of the date in which it is put away and nobody can sit there; empty: never"};
};
inline constexpr DaySeats day_seats;
struct DayLuminaires {
    static constexpr std::string_view group = "/days/luminaires";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<Text> id{"id", "1", "id"};
    Column<float> x{"x", "m", "place, from the origin"};
    Column<float> y{"y", "m", "place, from the origin"};
    Column<double> lumen{"lumen", "lm", "luminous flux"};
    Column<double> height{"height", "m", "height above the ground"};
    Column<std::uint8_t> always_on{"always_on", "1", "1: burns by day too"};
    Column<std::uint8_t> broken{"broken", "1", "1: has failed and does not burn"};
    Column<Text> hours{"hours", "1", "hours to which an intervention limits it; empty: from dusk to dawn"};
};
inline constexpr DayLuminaires day_luminaires;
struct DayBins {
    static constexpr std::string_view group = "/days/bins";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<Text> id{"id", "1", "id"};
    Column<float> x{"x", "m", "place, from the origin"};
    Column<float> y{"y", "m", "place, from the origin"};
    Column<std::int32_t> capacity{"capacity", "1", "items it holds"};
    Column<std::uint8_t> ash{"ash", "1", "1: takes butts"};
};
inline constexpr DayBins day_bins;
struct DayCameras {
    static constexpr std::string_view group = "/days/cameras";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<Text> id{"id", "1", "id"};
    Column<float> x{"x", "m", "place, from the origin"};
    Column<float> y{"y", "m", "place, from the origin"};
    Column<double> range{"range", "m", "how far it sees, in a quarter circle"};
    Column<double> bearing{"bearing", "degree", "middle of its view, from x, counter-clockwise"};
    Column<std::uint8_t> visible{"visible", "1", "1: dealers can know of it"};
    Column<Text> watched{"watched", "1", "hours in which somebody watches its picture; empty: none"};
};
inline constexpr DayCameras day_cameras;
struct DayScreens {
    static constexpr std::string_view group = "/days/screens";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<Text> id{"id", "1", "id; the sides of one screen share it"};
    Column<float> from_x{"from_x", "m", "one end of a side, from the origin"};
    Column<float> from_y{"from_y", "m", "one end of a side, from the origin"};
    Column<float> to_x{"to_x", "m", "the other end, from the origin"};
    Column<float> to_y{"to_y", "m", "the other end, from the origin"};
    Column<double> height{"height", "m", "height"};
};
inline constexpr DayScreens day_screens;
struct DayCounters {
    static constexpr std::string_view group = "/days/counters";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<Text> id{"id", "1", "id"};
    Column<float> x{"x", "m", "place, from the origin"};
    Column<float> y{"y", "m", "place, from the origin"};
    Column<double> service_time{"service_time", "s", "mean time one is served"};
    Column<Text> hours{"hours", "1", "hours, or their name in the demand file; empty: always open"};
};
inline constexpr DayCounters day_counters;
struct DayGatherings {
    static constexpr std::string_view group = "/days/gatherings";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<float> x{"x", "m", "middle, from the origin"};
    Column<float> y{"y", "m", "middle, from the origin"};
    Column<double> area{"area", "m2", "area of its ground"};
    Column<double> begins{"begins", "s", "since 00:00 of `day`; below 0: on the day before"};
    Column<double> ends{"ends", "s", "since 00:00 of `day`"};
    Column<std::int32_t> audience{"audience", "1", "people who come for it"};
    Column<double> appeal{"appeal", "1", "factor on the readiness of passers to stop for it"};
};
inline constexpr DayGatherings day_gatherings;
struct DayDuties {
    static constexpr std::string_view group = "/days/duties";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<std::uint8_t> role{"role", "1", "role", Enumeration::kind};
    Column<Text> intervention{"intervention", "1", "name of the intervention that brings this person"};
    Column<std::int32_t> line{"line", "1", "roster line of the role on the date, as the scenario orders them"};
    Column<std::int32_t> shift{"shift", "1", "shift of the line"};
    Column<std::int32_t> person{"person", "1", "person within the line and shift"};
    Column<double> begins{"begins", "s", "since 00:00 of `day`"};
    Column<double> ends{"ends", "s", "since 00:00 of `day`; above 86400: on the day after"};
    Column<std::int16_t> gate{"gate", "1", "gate of coming and going; none: that of the demand file", Enumeration::gate};
    Column<float> post_x{"post_x", "m", "post, from the origin; NaN: walks a beat"};
    Column<float> post_y{"post_y", "m", "post, from the origin; NaN: walks a beat"};
};
inline constexpr DayDuties day_duties;
struct DayBeats {
    static constexpr std::string_view group = "/days/beats";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<std::int32_t> duty{"duty", "1", "duty, counted among those of the day"};
    Column<float> x{"x", "m", "corner point of the beat, from the origin"};
    Column<float> y{"y", "m", "corner point of the beat, from the origin"};
};
inline constexpr DayBeats day_beats;
struct DayGates {
    static constexpr std::string_view group = "/days/gates";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<std::int16_t> gate{"gate", "1", "gate whose hours an intervention changes", Enumeration::gate};
    Column<Text> hours{"hours", "1", "hours of the date in which it is open; empty: closed"};
};
inline constexpr DayGates day_gates;
struct DayCosts {
    static constexpr std::string_view group = "/days/costs";
    Column<std::int32_t> day{"day", "1", "day of the run; 0 is the first"};
    Column<Text> what{"what", "1", "what is paid for"};
    Column<Text> payer{"payer", "1", "who pays"};
    Column<Text> intervention{"intervention", "1", "name of the intervention that costs it"};
    Column<double> hours{"hours", "h", "paid hours; 0: written off, or paid by the piece"};
    Column<double> cost{"cost", "SEK", "cost of the date"};
    Column<double> outlay{"outlay", "SEK", "price of what is written off, paid at once before the first day; 0: paid on the date"};
};
inline constexpr DayCosts day_costs;

/// Calls f(table) for every table of what stood there on a day.
template <class F> void for_each_day_table(F&& f)
{
    const auto all = [&](const auto&... tables) { (f(tables), ...); };
    all(day_seats, day_luminaires, day_bins, day_cameras, day_screens, day_counters, day_gatherings, day_duties, day_beats, day_gates, day_costs);
}

inline constexpr std::string_view summary = "/summary", daily = "/daily", tables = "/tables";
inline constexpr std::string_view day_scale = "day"; ///< of /daily
inline constexpr std::string_view site_text = "/scenario/site", demand_text = "/scenario/demand", identity = "/scenario/identity";

/// Calls f(column) for the columns of a table, or the grids of a group of grids.
template <class Table, class F> constexpr void for_each(const Table& table, F&& f) { boost::pfr::for_each_field(table, std::forward<F>(f)); }

/// The path of a column in the file.
template <class Table, class T> std::string path_of(const Table&, const Column<T>& column)
{
    return std::string(Table::group) + "/" + std::string(column.name);
}
template <class T> std::string path_of(const Grid<T>& grid) { return std::string(GridAxes::group) + "/" + std::string(grid.name); }

/// The type of stored values as a word: "u8" whole and without sign, "i4" whole, "f4" with a point; bytes behind the letter.
template <class T> std::string type_word()
{
    if constexpr (std::is_same_v<T, Text>)
        return "text";
    else
        return (std::is_floating_point_v<T> ? "f" : std::is_signed_v<T> ? "i" : "u") + std::to_string(sizeof(T));
}

/// Paths of everything that enters the digest, in the order in which it is hashed: alphabetical, group by group.
std::vector<std::string> digested();

} // namespace plattan::layout
