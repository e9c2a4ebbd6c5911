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
    happenings.occasions.clear();
    for (const PersonId actor : people.present) {
        if (people.kind[actor.index] != offender || !clock.every(beat, actor.index) || people.occupied_until[actor.index] > clock.now())
            continue;
        const double dares = 1 - caution(perception, actor, clock.now(), parameters.caution_fades_in) * (1 - parameters.in_sight_multiplier);
        steal_from_shops(actor, dares, clock, run, site, environment, people, happenings, events);
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
            double any = 0;
            for (std::size_t kind = 0; kind < offence_count; ++kind) {
                const bool theft = offences[kind] == EventKind::theft;
                const double probability =
                    std::min(1.0, rates[kind] / 3600 * beat * people.weight(target) * dares * alone * (theft ? still * half_guarded : guarded));
                happenings.expected_offences[kind] += probability;
                any += probability;
                const bool done = draws.chance(probability), told = draws.chance(reported[kind]);
                if (done)
                    events.push_back({clock.now(), offences[kind], actor, target, people.position[target.index], told ? 1.0F : 0.0F});
            }
            happenings.occasions.push_back({people.position[target.index], any});
        }
    }
}

/// At a shop's open door: goes in and comes out with something unless a uniform is or was about.
void Offending::steal_from_shops(PersonId actor, double dares, const Clock& clock, RunKey run, const Site& site, const Environment& environment,
                                 const People& people, Happenings& happenings, Events& events) const
{
    const Vec2 here = people.position[actor.index];
    for (std::size_t gate = 0; gate < environment.open_shops.size(); ++gate) {
        if (environment.open_shops[gate] == 0 || distance(nearest_point(site.features().gates[gate].line, here), here) > parameters.shop_reach)
            continue;
        Draws draws(run, people.key[actor.index], static_cast<std::uint32_t>(clock.tick()), Purpose::shop_theft);
        const double probability = parameters.shop_theft_rate / 3600 * dares;
        happenings.expected_shop_thefts += probability;
        if (draws.chance(probability))
            events.push_back({clock.now(), EventKind::shop_theft, actor, {}, here, draws.chance(parameters.shop_theft_reported) ? 1.0F : 0.0F});
        return;
    }
}

double Offending::observers_of(PersonId offender, PersonId target, const Site& site, const Environment& environment, const Perception& perception,
                               const People& people) const
{
    return perception.observers(site, environment.light, people, people.position[target.index], parameters.observer_range, [&](PersonId id) {
        const bool aside = id != offender && id != target && people.kind[id.index] != people.kind[offender.index];
        return aside ? people.weight(id) : 0;
    });
}

} // namespace plattan
