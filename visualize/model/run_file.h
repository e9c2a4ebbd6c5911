#pragma once

#include "results/recording.h"
#include "visualize/model/presentation.h"

#include <condition_variable>
#include <list>
#include <mutex>
#include <set>
#include <thread>

namespace plattan::view {

/// Something that happened, with its time since 00:00 of the first day.
struct Happening {
    double time;
    std::uint8_t kind;
    std::int32_t actor, other; ///< rows of /people; -1: nobody
    Vec2 at;
    float value;
};

/// Somebody's time on duty, since 00:00 of the first day.
struct Shift {
    std::uint8_t role;
    double begins, ends;
};

struct Stage {
    Vec2 at;
    float radius; ///< of a disc of its area (unit: m)
    double begins, ends;
};

/// What stood there on a day.
struct DayPlan {
    Features site;
    std::vector<std::string> seat_kinds;           ///< of site.seats
    std::vector<std::vector<Span>> seats_away;     ///< of each of site.seats: when nobody can sit there (unit: s since 00:00 of the day)
    std::vector<bool> lamp_is_broken;              ///< of site.luminaires
    std::vector<std::vector<Span>> hours_of_lamps; ///< of site.luminaires: in which one burns; none: from dusk to dawn
    std::vector<Stage> stages;
    std::vector<Vec2> counters;
    bool has_office = false; ///< the safety office is open
    struct BinState {
        double time;
        std::int32_t bin, items;
    };
    std::vector<BinState> bins;

    /// @param time_of_day since 00:00 of the day (unit: s)
    bool seat_is_there(std::size_t seat, double time_of_day) const;
    /// Only by its own hours: whether it is dark is another question.
    bool lamp_burns(std::size_t lamp, double time_of_day) const;
};

/// A person for a card.
struct PersonFacts {
    std::uint32_t id;
    std::uint8_t role;
    std::string sex, trip_class, entry_gate, exit_gate;
    int age, group_size, safe, whole;                ///< answers 1 to 4; 0: not asked
    double entered_at, left_at, walked, stayed, sat; ///< since 00:00 of the first day; whole visit (unit: s, s, m, s, s)
};

/// Grids that come by frame.
enum class FrameGrid : std::uint8_t { density, staying, uniforms, looks, unsafe, visible_deals, litter, butts, defects, lamps };

/// Of the sun's middle when its upper edge touches the horizon: half its width, and what the air bends of the light (unit: degree).
inline constexpr double sunset_altitude = -0.833;

/// One run, as a viewer needs it: an index that is read when it is opened, and blocks of bounded size that a thread reads when they are asked for.
/// No question for a block waits.
class RunFile {
public:
    /// Throws InputError where the file is no run, or damaged.
    /// @param bytes of blocks that are kept
    explicit RunFile(const std::filesystem::path& file, std::size_t bytes = std::size_t{32} << 20U, Accepts accepts = Accepts::whole);
    ~RunFile();
    RunFile(const RunFile&) = delete;
    RunFile& operator=(const RunFile&) = delete;

    // The index.
    const std::string& file() const { return recording.file(); }
    const std::string& scenario() const { return scenario_name; }
    const std::string& seed() const { return seed_text; }
    const std::string& replication() const { return replication_text; }
    const std::string& weather() const { return weather_word; } ///< "" where the file does not say
    Date first_day() const { return first_date; }
    Date date_at(double time) const { return first_date.next(day_at(time)); }
    static int day_at(double time) { return static_cast<int>(std::floor(time / seconds_per_day)); }
    /// (unit: s since 00:00 of the day)
    static double time_of_day(double time) { return time - day_at(time) * seconds_per_day; }
    int days() const; ///< from the first day to the last, both counted
    double begins() const { return minutes.empty() ? 0 : minutes.front(); }
    double ends() const { return minutes.empty() ? 0 : minutes.back() + 60; }
    bool recorded(double time) const;
    /// Minute of the series at a moment; nothing where it was not recorded.
    std::optional<std::size_t> minute_at(double time) const;
    const std::vector<double>& minute_times() const { return minutes; }
    /// One of those that are shown as figures. Nothing where the file has no such series.
    const std::vector<float>* series(std::string_view name) const;
    const std::vector<RecordedRole>& roles() const { return role_list; }
    std::uint8_t role_of(std::uint32_t id) const { return role_of_person[id]; }
    std::size_t people() const { return role_of_person.size(); }
    /// Row of the first member of somebody's group; their own where they are alone.
    std::uint32_t group_of(std::uint32_t id);
    /// Those that leave a mark on the map.
    const std::vector<Happening>& events() const { return happenings; }
    const std::string& event_name(std::uint8_t kind) const;
    const std::vector<Shift>& shifts() const { return all_shifts; }
    bool has_trajectories() const { return trajectory_minutes > 0; }
    const Features& site() const { return *features; }
    const std::optional<Lattice>& lattice() const { return cells; }
    /// False where bytes of the file have changed since it was written.
    bool is_as_written() const { return recording.reader().is_as_written(); }
    const std::vector<float>& free_area() const { return ground; } ///< by cell; empty where there are no grids
    const std::vector<double>& frame_times() const { return frames; }
    std::optional<std::size_t> frame_at(double time) const;
    double sun_altitude(double time) const; ///< of its middle (unit: degree)
    /// When the sun's upper edge rises and sets on the day of a moment, since its 00:00; nothing where it does not.
    std::optional<std::pair<double, double>> sun_times(double time) const;

    // Read at once, for what is asked for seldom.
    const DayPlan& plan(int day);
    const PersonFacts& facts_of(std::uint32_t id);

    // Blocks. What is not there is read by the thread; the answer is empty until then.
    std::shared_ptr<const TrajectoryMinute> minute(std::int64_t number);
    std::shared_ptr<const std::vector<float>> frame(FrameGrid grid, std::size_t number);
    /// The minute of all those that are there nearest to one that is not; nothing where there is none.
    std::optional<std::int64_t> nearest_minute(std::int64_t number);
    /// Reads ahead of a moment that moves: minutes, and the grids that were asked for. @param speed simulated seconds per second, below 0: backwards
    void look_ahead(double time, double speed);
    bool is_damaged(std::int64_t minute);
    bool is_damaged(FrameGrid grid, std::size_t number);
    /// What is wrong with the first block that was found to be damaged; "" where none was.
    std::string fault();
    /// Until everything that was asked for is there.
    void wait();

    std::size_t bytes_kept();

private:
    struct Key {
        std::int8_t grid; ///< -1: trajectories
        std::int64_t number;
        auto operator<=>(const Key&) const = default;
    };
    struct Block {
        std::shared_ptr<const TrajectoryMinute> minute;
        std::shared_ptr<const std::vector<float>> frame;
        std::size_t bytes = 0;
        bool damaged = false;
        std::list<Key>::iterator place;
    };

    void read_index();
    void read_events();
    std::vector<Span> hours_in(const std::string& text) const;
    void work();
    void throw_away();
    Block read(const Key& key, std::string& fault);
    const Block* find(const Key& key, bool urgent);

    std::mutex reading; ///< of `recording`: HDF5 is asked by one thread at a time
    Recording recording;
    std::string scenario_name, seed_text, replication_text, weather_word;
    Date first_date;
    std::vector<double> minutes, frames;
    std::map<std::string, std::vector<float>, std::less<>> all_series;
    std::vector<RecordedRole> role_list;
    std::vector<std::uint8_t> role_of_person;
    std::vector<Happening> happenings;
    std::map<std::pair<std::int32_t, std::int32_t>, double> seats_lost; ///< when, by day and row of /days/seats of the day (unit: s since 00:00)
    std::map<std::uint8_t, std::string> event_names;
    std::vector<Shift> all_shifts;
    std::optional<Features> features;
    std::optional<Lattice> cells;
    std::vector<float> ground;
    std::int64_t trajectory_minutes = 0;
    std::optional<std::pair<int, DayPlan>> of_day;
    std::vector<std::uint32_t> groups; ///< read when they are asked for
    std::map<std::uint32_t, PersonFacts> known_facts;
    mutable std::optional<std::pair<int, std::optional<std::pair<double, double>>>> sun_of_day;

    std::mutex guard; ///< of everything below
    std::condition_variable asked, answered;
    std::map<Key, Block> blocks;
    std::list<Key> used; ///< the last used first
    std::list<Key> queue;
    std::string first_fault;
    std::optional<Key> being_read;
    bool ending = false;
    std::set<FrameGrid> wanted_grids; ///< that somebody asked for
    std::size_t most_bytes, kept_bytes = 0;
    std::thread reader;
};

} // namespace plattan::view
