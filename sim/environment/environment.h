#pragma once

#include "environment/bins.h"
#include "environment/cameras.h"
#include "environment/counters.h"
#include "environment/defects.h"
#include "environment/gatherings.h"
#include "environment/ground_day.h"
#include "environment/light.h"
#include "environment/litter.h"
#include "environment/seats.h"
#include "environment/sleeping_places.h"
#include "people/intention.h"
#include "people/writable.h"
#include "site/now.h"

namespace plattan {

/// A loose seat that was broken or carried off.
struct LostSeat {
    Vec2 at;
    Seconds since = 0; ///< since 00:00 of the first day
};

/// What changes on the ground during a day.
struct Environment {
    Light light;
    Litter litter;
    Seats seats;
    Bins bins;
    Defects defects;
    SleepingPlaces sleeping_places;
    Counters counters;
    std::vector<Gathering> gatherings;  ///< of today
    std::vector<WatchedCamera> cameras; ///< of today
    std::vector<LostSeat> lost_seats;
    std::vector<SeatsAway> seats_away;                   ///< today
    std::vector<std::uint8_t> open_counters, open_shops; ///< by counter, by gate: 1 while they are open
    GroundDay* written_down = nullptr;                   ///< where it is noted what happens to the ground; by default nowhere
    std::vector<GoalId> usable_gates;                    ///< by gate: the one people go through who mean to go through it; invalid: none is open

    /// By seat, 1: was carried off from where it would stand.
    std::vector<std::uint8_t> lost_of(const std::vector<Seat>& seats) const;

    /// Sky and lamps, and what is cleared away around the square; once a minute is often enough.
    void follow_time(const Now& now);

    /// Litter dropped and picked up, bins used and emptied, seats taken and left, things mended; requests come in the order that was drawn for them.
    void settle(const std::vector<OpenRequest>& requests, const Now& now, WritablePeople writes);

    struct ThrownAway {
        int dropped = 0, beside_bin = 0; ///< the rest is in a bin
    };
    /// So many things thrown away by people who stand for many: each falls to the ground, or goes into the nearest bin, by a draw of its own.
    ThrownAway throw_away(Vec2 at, LitterKind kind, int things, const Site& site, Draws& draws);

private:
    class Settling; ///< of the requests of one tick
};

} // namespace plattan
