#include "encounters/seat_loss.h"

namespace plattan {

void SeatLoss::settle(const Setting& s) const
{
    constexpr Seconds beat = 3600; // numerical: the chance is per day
    if (!s.clock.every(beat))
        return;
    const auto& places = s.environment.seats.places();
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        if (!places[i].loose || !s.environment.seats.is_free({i}))
            continue;
        Draws draws(s.run, person_key(static_cast<std::uint32_t>(Population::place), s.clock.date().days_since_1970, i),
                    static_cast<std::uint32_t>(s.clock.time_of_day() / beat), Purpose::furniture_loss);
        if (!draws.chance(parameters.seat_loss * beat / seconds_per_day))
            continue;
        bool seen = false;
        s.perception.each_observer(
            s.site, s.environment.light, places[i].position, static_cast<float>(*parameters.seat_watch_range),
            [&](PersonId id) { return s.people.looks_after_the_place(id); }, [&](PersonId) { seen = true; });
        if (seen)
            continue;
        s.writes.environment.seats.lose({i});
        s.writes.environment.lost_seats.push_back({places[i].position, s.clock.now()});
        s.writes.events.push_back({s.clock.now(), EventKind::seat_lost, {}, {}, places[i].position, 1, places[i].seat});
    }
}

} // namespace plattan
