#pragma once

#include "environment/bins.h"
#include "environment/cameras.h"
#include "environment/counters.h"
#include "environment/defects.h"
#include "environment/gatherings.h"
#include "environment/light.h"
#include "environment/litter.h"
#include "environment/seats.h"
#include "environment/sleeping_places.h"
#include "people/events.h"
#include "people/intention.h"

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
    std::vector<Hours> seats_away;                       ///< when loose seats are put away today
    std::vector<std::uint8_t> open_counters, open_shops; ///< by counter, by gate: 1 while they are open
    std::vector<GoalId> usable_gates;                    ///< by gate: the one people go through who mean to go through it; invalid: none is open

    /// Sky and lamps, and what is cleared away around the square; once a minute is often enough.
    void follow_time(const Site& site, const Clock& clock, RunKey run);

    /// Litter dropped and picked up, bins used and emptied, seats taken and left, things mended; requests come in the order that was drawn for them.
    void settle(const std::vector<Request>& requests, const Clock& clock, RunKey run, const Site& site, People& people, Events& events);

private:
    void clear_sleeping_places(const Request& request, Seconds now, const People& people, Events& events);
};

} // namespace plattan
