#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "people/litter_kind.h"
#include "people/people.h"

#include <string>
#include <string_view>
#include <vector>

namespace plattan {

/// What a member of staff is told to do in one shift. Written by interventions, read by roles.
struct Orders {
    Seconds ends_at = 0;        ///< since 00:00 of the first day
    Seconds time_on_square = 0; ///< of a visit: leaves when it has been on the square for so long; 0: stays until ends_at
    std::vector<Vec2> route;    ///< corner points to patrol; empty: none
    bool posted = false;        ///< stays at `post` instead of patrolling
    Vec2 post;
    float pace = 0.9F;        ///< (unit: m/s)
    float standing_share = 0; ///< of the time, at work: at points of the route, at reports, in conversation
    bool directed = false;    ///< goes where most has been reported, as far as it knows
    float fidelity = 1;       ///< share of the time in which the pair does its work; the rest of it stands idle
    Seconds break_after = 0;  ///< works so long between breaks, which it spends off the square; 0: no breaks
    Seconds break_length = 0;
    std::uint32_t companion = 0; ///< place in the pair: 0 leads, 1 walks along
    // of cleaners
    bool sweeps = false; ///< one round over the whole square, taking a share of what lies
    TakenShares takes = takes_all;
    float items_per_hour = 250;
    Span scrubs{0, 0}; ///< drives a scrubber over the square then, in seconds since 00:00 of the first day
    float scrubs_square_metres_per_hour = 0;
    bool empties_bins = false; ///< one tour of all bins
    bool mends = false;        ///< graffiti and damage known since the evening before
};

/// Who is on duty on one date: one entry per person and shift.
struct Duty {
    std::string role;        ///< name of the role
    std::uint32_t line = 0;  ///< number among the roster lines of this role on the date, as the scenario orders them
    std::uint32_t place = 0; ///< person within the line and shift
    std::uint32_t shift = 0;
    bool uniform = false;
    Date date;             ///< on which the shift begins
    Seconds starts_at = 0; ///< since 00:00 of the first day
    GoalId gate;           ///< comes and goes here; invalid: the gate of the demand file
    Orders orders;
    std::string entry{}; ///< name of the intervention that brings this person
};

/// What an intervention adds to the roster of a date.
struct RosterLine {
    std::string_view role;
    int people = 0; ///< in each shift
    std::size_t shifts = 0;
};

inline constexpr std::size_t most_roster_lines = 64; ///< of one role on one date: so many have keys of their own
inline constexpr std::size_t most_staff = 500;       ///< shifts of one person on one date; a festival has a hundred or two

/// Key of a member of staff: the population is the roster line, the ordinal the shift and the place in it.
PersonKey staff_key(const Duty& duty, std::uint32_t role_index);

} // namespace plattan
