#include "encounters/offending.h"

#include "base/elementary.h"
#include "encounters/caution.h"

namespace plattan {

void Offending::look_for_occasions(const Clock& clock, RunKey run, Kind offender, const Site& site, const Environment& environment,
                                   const Perception& perception, const People& people, Happenings& happenings, Events& events) const
{
    const std::array<double, offence_count> rates{parameters.theft_rate, parameters.robbery_rate, parameters.assault_rate,
                                                  parameters.harassment_rate};
    const std::array<double, offence_count> reported{parameters.theft_reported, parameters.robbery_reported, parameters.assault_reported,
                                                     parameters.harassment_reported};
    constexpr Seconds beat = 1;
    for (const PersonId actor : people.present) {
        if (people.kind[actor.index] != offender || !clock.every(beat, actor.index))
            continue;
        const double dares = 1 - caution(perception, actor, clock.now(), parameters.caution_fades_in) * (1 - parameters.in_sight_multiplier);
        for (const PersonId target : people.present) {
            const Traits& traits = people.traits[target.index];
            if (!(traits.visitor || (traits.scene && !traits.seller)) ||
                distance(people.position[target.index], people.position[actor.index]) > parameters.reach)
                continue;
            const double seen_by = observers_of(actor, target, site, environment, perception, people) / parameters.observers;
            const double guarded = elementary::exp(-seen_by), half_guarded = elementary::exp(-seen_by / 2);
            const double alone = people.group_size[target.index] > 1 ? *parameters.group_target : 1.0;
            const double still = people.activity[target.index] == Activity::walking ? 1.0 : *parameters.still_target;
            Draws draws(run, people.key[actor.index],
                        static_cast<std::uint32_t>(mix(people.key[target.index]) ^ static_cast<std::uint64_t>(clock.tick())), Purpose::offence);
            for (std::size_t kind = 0; kind < offence_count; ++kind) {
                const bool theft = offences[kind] == EventKind::theft;
                const double probability = std::min(1.0, rates[kind] / 3600 * beat * dares * alone * (theft ? still * half_guarded : guarded));
                happenings.expected_offences[kind] += probability;
                const bool done = draws.chance(probability), told = draws.chance(reported[kind]);
                if (done)
                    events.push_back({clock.now(), offences[kind], actor, target, people.position[target.index], told ? 1.0F : 0.0F});
            }
        }
    }
}

double Offending::observers_of(PersonId offender, PersonId target, const Site& site, const Environment& environment, const Perception& perception,
                               const People& people) const
{
    const Vec2 place = people.position[target.index];
    double count = 0;
    for (const PersonId other : people.present)
        if (other != offender && other != target && people.kind[other.index] != people.kind[offender.index] &&
            distance(people.position[other.index], place) <= parameters.observer_range)
            count += perception.sees(site, environment.light, people.position[other.index], place, parameters.observer_range);
    return count;
}

} // namespace plattan
