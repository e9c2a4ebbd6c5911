#include "encounters/disorder.h"

#include "encounters/caution.h"
#include "encounters/figures.h"

#include <algorithm>

namespace plattan {

void Disorder::settle(const Setting& s) const
{
    const Seconds now = s.clock.now();
    constexpr Seconds beat = 1; // numerical: rates are per hour
    auto& disturbances = s.writes.happenings.disturbances;
    std::erase_if(disturbances, [&](const Disturbance& one) {
        const auto row = one.actor.index;
        return now >= one.ends_at || !s.people.is_present(one.actor) || s.people.sent_off_at[row] >= one.since || s.people.occupied(one.actor, now);
    });
    for (const PersonId id : s.people.present) {
        if (s.people.intoxicated[id.index] == 0 || !s.clock.every(beat, s.people.key[id.index]) || s.people.occupied(id, now))
            continue;
        Draws draws = s.draws(id, Purpose::disturbance);
        const double wary =
            caution(s.perception, s.perception.sight_of_uniforms(id), now, parameters.caution_fades_in) * (1 - parameters.in_sight_multiplier);
        if (!draws.chance(parameters.rate / 3600 * beat * (1 - wary)) ||
            std::any_of(disturbances.begin(), disturbances.end(), [&](const Disturbance& one) { return one.actor == id; }))
            continue;
        const Seconds lasts = disorder_figures.least_duration + draws.exponential(parameters.duration);
        disturbances.push_back({id, now, now + lasts});
        s.writes.events.push_back({now, EventKind::disturbance, id, {}, s.people.position[id.index], static_cast<float>(lasts)});
    }
}

} // namespace plattan
