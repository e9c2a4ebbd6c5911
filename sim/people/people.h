#pragma once

#include "base/geometry.h"
#include "base/ids.h"
#include "base/random.h"
#include "base/units.h"
#include "people/figures.h"
#include "people/person_column.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace plattan {

/// Which role a person plays: the place in the list of roles (roles/list.h).
struct Kind {
    std::uint8_t index = 0;
    friend constexpr auto operator<=>(Kind, Kind) = default;
};

enum class Sex : std::uint8_t { female, male };
/// Which ways somebody takes: the usual ones, those without stairs, or those on which people feel less unsafe at night.
enum class Manner : std::uint8_t { usual, step_free, careful };
enum class Activity : std::uint8_t { absent, walking, standing, sitting };
/// What somebody on duty is at: its work, standing idle, or on the way off the square.
enum class Work : std::uint8_t { works, idles, goes_off };

/// What others can tell about a person, whatever the role.
struct Traits {
    bool visitor = false;   ///< ordinary visitor: counted in the visitors' figures
    bool lingers = false;   ///< comes for the place itself
    bool spectator = false; ///< comes for an event
    bool uniform = false;   ///< guard or police officer
    bool seller = false;    ///< deals in drugs
    bool host = false;      ///< staff without a uniform who is there for the place: cleaners, hosts, outreach
    bool step_free = false; ///< cannot use stairs
    bool scene = false;     ///< lives with the drug scene: seen as such by others, never scored
};

/// How safe a visitor has felt; written by perception, each in its own row.
struct Feeling {
    float unsafe = 0;                                                             ///< P(unsafe) at the last evaluation
    float unsafe_day = 0, unsafe_night = 0, eta_sum = 0, litter = 0, stayers = 0; ///< sums over the evaluations
    std::uint16_t day = 0, night = 0;                                             ///< number of evaluations by day and at night

    int evaluations() const { return day + night; }
};

/// Those of the scene who come again: who somebody is among them.
enum class ScenePool : std::uint8_t { dealers, drug_users, rough_sleepers, youth_at_risk, buyers, none };
/// People who come for drugs or sleep rough, or are young and at risk: not those who sell to them.
constexpr bool of_the_scene(ScenePool pool)
{
    return pool == ScenePool::drug_users || pool == ScenePool::rough_sleepers || pool == ScenePool::youth_at_risk;
}
inline constexpr std::size_t scene_pool_count = static_cast<std::size_t>(ScenePool::none);
struct ScenePerson {
    ScenePool pool = ScenePool::none;
    std::uint16_t number = 0;

    bool operator==(const ScenePerson&) const = default;
};

/// What a visitor answers at the exit, 1 (bad) to 4 (good); 0: was not asked.
struct Answers {
    std::uint8_t safe = 0, clean = 0, environment = 0, whole = 0;
};

using OrdersId = Id<struct OrdersTag>;       ///< entry of the list of orders, of staff
using DepartureId = Id<struct DepartureTag>; ///< entry of the list of times at which people of the scene leave
using ErrandId = Id<struct ErrandTag>;       ///< entry of the list of errands, of walkers
/// What a person has come for, where it is written down in one of the lists of demand/assignments: by the type of the number, so that nobody
/// reads another list than its own. Visitors have none.
using Assignment = std::variant<std::monostate, OrdersId, DepartureId, ErrandId>;

inline constexpr std::uint8_t no_trip_class = 255;
inline constexpr std::uint32_t no_mind = 0xffffffff;

/// What is known of a person before the day begins.
struct Expected {
    PersonKey key = 0;
    Kind kind;
    Traits traits;
    Sex sex = Sex::female;
    std::uint8_t age = 30;
    std::uint8_t trip_class = no_trip_class;
    std::uint8_t group_size = 1;
    std::uint32_t place_in_group = 0; ///< 0: the one the others follow
    GoalId entry_gate, exit_gate;
    GoalId entry_link, exit_link; ///< links to pass after the entry and before the exit; invalid: none
    float entry_share = 0.5F;     ///< where along the gate
    std::int32_t person = -1;     ///< number in the pool of regulars; -1: comes once
    float sensitivity = 0;        ///< personal part of the feeling of being unsafe, standard normal
    Vec2 place;                   ///< where somebody without an entry gate stands at first
    MetresPerSecond free_speed = 1.34;
    Seconds arrives_at = 0; ///< since 00:00 of the first day
    Assignment assignment;
    ScenePerson scene_person;
    std::uint8_t doses = 0; ///< of drugs carried
};

/// The table of everybody; row = id = row of /people in the file, counting on over the days. Rows are added before their
/// day begins and keep their number; those of people who are gone for good are forgotten at midnight. Columns that
/// others read every tick stand apart from the rest.
class People {
public:
    PersonId add(const Expected& person, int on_day);
    std::size_t size() const { return key.size(); } ///< rows ever added
    std::size_t first_of_day() const { return key.first_of_day(); }
    const PersonRows& carried_over() const { return key.carried_over(); } ///< rows of earlier days that are still there
    PersonRows rows_of_day() const;                                       ///< added since
    PersonRows rows() const;                                              ///< all that are there, ascending

    /// The other rows are forgotten; nobody of them is here or will come again.
    void keep_only(const KeptRows& kept);
    /// As if this person, who is gone, had not come: times, litter, feelings and answers are those of somebody who never entered.
    void forget_visit(std::uint32_t row);

    // Who they are; fixed.
    PersonColumn<PersonKey> key;
    PersonColumn<std::int32_t> day;
    PersonColumn<Kind> kind;
    PersonColumn<Traits> traits;
    PersonColumn<Sex> sex;
    PersonColumn<std::uint8_t> age, trip_class, group_size;
    PersonColumn<std::uint32_t> group; ///< row of the one the others follow
    PersonColumn<GoalId> entry_gate, exit_gate, entry_link, exit_link;
    PersonColumn<float> entry_share, free_speed;
    PersonColumn<Seconds> arrives_at;
    PersonColumn<Assignment> assignment;
    PersonColumn<std::uint32_t> mind; ///< index among the states of the role
    PersonColumn<Manner> manner;
    PersonColumn<ScenePerson> scene_person;
    PersonColumn<float> watch_radius; ///< how far this person looks out for uniforms; 0: does not (unit: m)

    // What has become of them; written by the phase that owns it.
    PersonColumn<Seconds> entered_at, left_at; ///< -1: not yet
    PersonColumn<float> walked, walking_time, stopped_time, sat_time;
    PersonColumn<float> square_time;      ///< on the square proper
    PersonColumn<float> stationary_time;  ///< on the square, stationary by choice
    PersonColumn<float> stationary_since; ///< length of the present stay
    PersonColumn<std::uint8_t> stopped;   ///< 1: has been stationary on the square for 30 s or more at once
    PersonColumn<std::uint16_t> litter_dropped;
    PersonColumn<Feeling> feeling;     ///< of visitors
    PersonColumn<Answers> answers;     ///< of visitors
    PersonColumn<float> detour;        ///< walking distance longer than over stairs; of people who cannot use them (unit: m)
    PersonColumn<std::int32_t> person; ///< number in the pool of regulars; -1 for others
    PersonColumn<float> opinion;       ///< P(unsafe) as remembered from earlier visits; below 0: comes for the first time
    PersonColumn<float> worked_time;   ///< of staff: on duty in the place, and away with somebody arrested (unit: s)
    PersonColumn<float> directed_time; ///< of staff: on the way to or at a place it was told of (unit: s)
    PersonColumn<float> sensitivity;   ///< personal part of the feeling of being unsafe, standard normal

    // Here and now; read by others.
    PersonColumn<Vec2> position, velocity;
    PersonColumn<Activity> activity;
    PersonColumn<PersonId> engaged_with;      ///< in a deal with
    PersonColumn<Seconds> refused_at;         ///< when somebody last said no to this person; far past: never
    PersonColumn<PlaceId> seat;               ///< place taken; invalid: none
    PersonColumn<std::uint8_t> queues;        ///< 1: stands in a line before a counter
    PersonColumn<std::int8_t> elsewhere;      ///< node of the site at which somebody who went away is; -1: none
    PersonColumn<std::uint8_t> intoxicated;   ///< 1: visibly so
    PersonColumn<Seconds> deal_noticed_at;    ///< when this person last noticed a deal; far past: never
    PersonColumn<std::uint8_t> deals_noticed; ///< without three minutes between one and the next
    PersonColumn<Seconds> victim_at;          ///< when an offence was last done to this person; far past: never
    PersonColumn<Seconds> violence_seen_at;   ///< when this person last saw violence done to somebody; far past: never
    PersonColumn<std::uint8_t> doses;         ///< of drugs carried
    PersonColumn<Seconds> occupied_until;     ///< speaks with somebody on duty until then; far past: does not
    PersonColumn<Seconds> sent_off_at;        ///< when this person last was told, or decided with somebody on duty, to leave; far past: never
    PersonColumn<Seconds> checked_at;         ///< when police last checked this person; far past: never
    PersonColumn<Seconds> contacted_at;       ///< when somebody last offered help; far past: never
    PersonColumn<PersonId> goes_with;         ///< of who was arrested: the officer; of the officer: whom it takes away
    PersonColumn<Work> work;                  ///< of staff

    std::vector<PersonId> present; ///< ascending

    /// Ordinary visitors each of them stands for: 1, except where a place is simulated with few of them.
    float visitor_weight = 1;
    float weight(PersonId id) const { return traits[id.index].visitor ? visitor_weight : 1; }

    /// Speaks with somebody on duty.
    bool occupied(PersonId id, Seconds now) const { return occupied_until[id.index] > now; }
    bool is_present(PersonId id) const { return activity[id.index] != Activity::absent; }
    /// Staff with eyes for the place: not who stands idle.
    bool looks_after_the_place(PersonId id) const { return (traits[id.index].uniform || traits[id.index].host) && work[id.index] != Work::idles; }

    template <class Archive> void archive(Archive& a)
    {
        for_each_column([&](auto& column) { a(column); });
        a(present, visitor_weight);
    }

private:
    /// Every column once: what is not named here does not grow with the table.
    template <class F> void for_each_column(F&& f)
    {
        const auto each = [&](auto&... columns) { (f(columns), ...); };
        each(key, day, kind, traits, sex, age, trip_class, group_size, group, entry_gate, exit_gate, entry_link, exit_link, entry_share, free_speed,
             arrives_at, assignment, mind, manner, scene_person, watch_radius);
        each(entered_at, left_at, walked, walking_time, stopped_time, sat_time, square_time, stationary_time, stationary_since, stopped,
             litter_dropped, feeling, answers, detour, person, opinion, worked_time, directed_time, sensitivity);
        each(position, velocity, activity, engaged_with, refused_at, seat, queues, elsewhere, intoxicated, deal_noticed_at, deals_noticed, victim_at,
             violence_seen_at, doses, occupied_until, sent_off_at, checked_at, contacted_at, goes_with, work);
    }
};

/// A hash of every present person's state; independent of order. Positions and velocities enter by their bits.
std::uint64_t hash_of_state(const People& people);

inline constexpr Seconds never = -1e9;                                   // numerical: before any moment of a run
inline constexpr Seconds remembered_for = people_figures.remembered_for; ///< what a visitor has seen weighs on its feeling for so long
inline constexpr float body_radius = people_figures.body_radius;         ///< room a person needs where nobody squeezes (unit: m)

} // namespace plattan
