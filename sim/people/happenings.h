#pragma once

#include "people/events.h"
#include "people/talk.h"

#include <algorithm>
#include <array>
#include <vector>

namespace plattan {

/// A deal under way: three acts (talk, exchange, parting) of which only the exchange can be seen for what it is.
struct Deal {
    PersonId seller, buyer;
    Seconds since;
    Seconds exchange_at; ///< from hand to hand begins
    Seconds exchange_ends;
    Seconds ends_at;
    std::vector<PersonId> could_notice; ///< visitors who could see the exchange and whose draw is made
    int noticed = 0;
    bool exchanged = false;
};

/// The offences of encounters/offending, in this order.
inline constexpr std::array<EventKind, 4> offences{EventKind::theft, EventKind::robbery, EventKind::assault, EventKind::harassment};
inline constexpr std::size_t offence_count = offences.size();

/// Somebody could become a victim: where, and how many offences were to be expected.
struct Occasion {
    Vec2 at;
    double expected;
};

/// Somebody shouts, quarrels, is in the way.
struct Disturbance {
    PersonId actor;
    Seconds since, ends_at;
};

inline constexpr std::size_t half_hours = 48; ///< of a day

inline std::size_t half_hour_of(Seconds time_of_day) { return std::min(half_hours - 1, static_cast<std::size_t>(time_of_day / 1800)); }

/// What a day taught the trade; since midnight.
struct TradeToday {
    double deals = 0, searches_given_up = 0;
    double dealer_time = 0, watched_time = 0;                ///< of dealers on the square; with a uniform in sight (unit: s)
    std::array<std::uint8_t, half_hours> stood{}, watched{}; ///< by half hour, 1 where a dealer was on the square; where one saw a uniform
};

/// What was to be expected since the record began: sums of probabilities, and what virtual offenders would have done.
struct Expectations {
    std::array<double, offence_count> offences{};
    double against_the_scene = 0; ///< of these offences, those against drug users, rough sleepers and young people at risk
    double shop_thefts = 0;
    double recorded_offences = 0; ///< drug offences that police record
    double arrests = 0;
    double help_accepted = 0; ///< where outreach and youth workers offered it
    double diversions = 0;    ///< of young people whom youth workers met

    Expectations operator-(const Expectations& before) const
    {
        Expectations difference{{},
                                against_the_scene - before.against_the_scene,
                                shop_thefts - before.shop_thefts,
                                recorded_offences - before.recorded_offences,
                                arrests - before.arrests,
                                help_accepted - before.help_accepted,
                                diversions - before.diversions};
        for (std::size_t kind = 0; kind < offence_count; ++kind)
            difference.offences[kind] = offences[kind] - before.offences[kind];
        return difference;
    }
};

/// What goes on between people just now; written by encounters and by virtual offenders, read by perception and roles.
struct Happenings {
    std::vector<Deal> deals;
    std::vector<Disturbance> disturbances;
    std::vector<Talk> talks;
    std::vector<PersonId> excused; ///< officers whose next visit falls away in this tick
    TradeToday trade;
    std::vector<Occasion> occasions; ///< of this tick
    Expectations expected;
};

} // namespace plattan
