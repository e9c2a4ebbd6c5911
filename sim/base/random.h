#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace plattan {

/// What a draw is for. Numbers are explicit and never reused, so that a new purpose changes no old draw.
enum class Purpose : std::uint16_t {
    arrivals = 1,     ///< number of groups per class and minute
    arrival_time = 2, ///< moment, direction and ends of a trip
    group_size = 3,
    traits = 4,      ///< sex, age, speed, sensitivity
    entry_point = 5, ///< where along the gate
    stay_plan = 6,   ///< whether, where and how long a visitor stays
    seat_choice = 7,
    litter_plan = 8,    ///< when a visitor has something to throw away
    litter_drop = 9,    ///< bin or ground
    scene_plan = 10,    ///< dealers' and buyers' day
    deal_answer = 11,   ///< whether a dealer deals now
    deal_notice = 12,   ///< whether a visitor notices a deal
    request_order = 13, ///< who gets whom when two ask
    patrol = 14,        ///< patrol points and stops
    visits = 15,        ///< times of police visits
    cleaning = 16,      ///< which items a cleaner takes
    anchor = 17,        ///< where a dealer stands
    initial_litter = 18,
    wander = 19,         ///< where a searching buyer goes next
    crossing_start = 20, ///< benchmark: where people stand at first
    crossing_goal = 21,  ///< benchmark: where they go
    crowd_places = 22,   ///< where a crowd stands at first
    crowd_plan = 23,     ///< a walker's speed, waiting time, goals
    exit_choice = 24,    ///< when a walker looks at the exits
    shuffled_lanes = 25, ///< verification: directions by chance
    survey = 26,         ///< what a visitor answers at the exit
    scene_member = 27,   ///< how long somebody of the scene stays, where, when it moves
    offence = 28,        ///< whether an offence is done, seen, reported
    displacement = 29,   ///< whether a deal is done elsewhere
    scene_day = 30,      ///< when people of the scene come
    regular = 31,        ///< which regular a visitor is
    vandalism = 32,      ///< when and where somebody would spray or damage, and whether anybody looks
    lamp_failure = 33,
    off_square = 34,      ///< which items others clean away on ground that is not the square's
    overflow = 35,        ///< what becomes of something for which a bin has no room
    counter = 36,         ///< whether somebody buys something at a counter
    counter_service = 37, ///< how long that takes
    shop_theft = 38,
    recognition = 39,    ///< whether staff see a deal for what it is
    talk = 40,           ///< how long a conversation lasts
    person_choice = 41,  ///< whom police check without a reason
    scene_register = 42, ///< who of the scene comes, is replaced, stays away
    surveillance = 43,   ///< what the operator of a camera notices
    furniture_loss = 44,
    watching = 45,       ///< whether somebody stops to watch an event
    event_audience = 46, ///< when the audience of an event comes
    disturbance = 47,
    camera_wariness = 48, ///< whether a dealer minds a camera
    destination = 49,     ///< where on the square somebody goes who comes for the place itself
    ground_again = 50,    ///< what happens to the ground on a day that is repeated without people
    wall_watch = 51,      ///< at which walls it is noted how well they are watched
    walls_again = 52,     ///< what is sprayed and damaged on such a day
    resupply = 53,        ///< how long a dealer is away for new stock
    discernment = 54,     ///< whether a visitor is used to avoid what annoys it
    exit_point = 55,      ///< where along the gate somebody leaves
    talk_outcome = 56,    ///< what comes of a conversation
    deal_length = 57,
    patience = 58, ///< for how long a buyer searches
};

/// Fixed numbers of the populations whose ordinals make up keys; never reused.
/// Roster lines start at 1024: 1024 + 64 * role + line.
enum class Population : std::uint16_t {
    demand = 1, ///< the draws of demand itself
    ordinary_visitors = 2,
    dealers = 3,
    buyers = 4,
    place = 5,  ///< draws that belong to a place, such as initial litter
    crowds = 6, ///< of the demand file
    drug_users = 7,
    rough_sleepers = 8,
    youth_at_risk = 9,
    offenders = 10,
    regulars = 11, ///< the pool from which visitors who come again are drawn; no date
    event_audience = 12,
    scene_pool = 13,        ///< people of the scene who come again; no date; ordinal: pool x 4096 + number
    virtual_offenders = 14, ///< no date
    first_roster_line = 1024,
};

/// Who a draw belongs to: population (16 bits), date as days since 1970 (24), ordinal (24). Never the row.
using PersonKey = std::uint64_t;

constexpr PersonKey person_key(std::uint32_t population, std::int32_t days_since_1970, std::uint32_t ordinal)
{
    return (static_cast<std::uint64_t>(population) << 48) |
           (static_cast<std::uint64_t>(static_cast<std::uint32_t>(days_since_1970) & 0xffffffU) << 24) | (ordinal & 0xffffffU);
}

/// Seed and replication: the key of every draw of a run.
struct RunKey {
    std::uint32_t seed = 1;
    std::uint32_t replication = 0;
};

/// Draws as a function, not a state: Philox4x32-10 (Salmon et al. 2011, `salmon2011`) of
/// (seed, replication) and (person, tick, purpose, n). The object only counts n.
class Draws {
public:
    Draws(RunKey run, PersonKey person, std::uint32_t tick, Purpose purpose)
        : run(run), person(person), tick(tick), purpose(static_cast<std::uint32_t>(purpose) << 16)
    {
    }

    std::uint64_t bits();
    double uniform(); ///< in (0, 1), 53 bits, never 0 and never 1
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double probability) { return uniform() < probability; }
    std::uint32_t below(std::uint32_t n); ///< 0 .. n-1; n > 0
    double normal(double mean, double deviation);
    double exponential(double mean);
    double log_normal(double median, double sigma);
    double log_normal_of_mean(double mean, double sigma);
    int poisson(double mean); ///< by inversion; mean below 700

private:
    RunKey run;
    PersonKey person;
    std::uint32_t tick;
    std::uint32_t purpose;
    std::uint32_t n = 0;
    std::array<std::uint32_t, 4> block{};
};

/// A draw-independent mixing of 64 bits, for hashes of state (splitmix64, `steele2014`).
constexpr std::uint64_t mix(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

} // namespace plattan
