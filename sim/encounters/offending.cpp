#include "encounters/offending.h"

#include "encounters/caution.h"
#include "encounters/figures.h"
#include "encounters/guardianship.h"

namespace plattan {

void Offending::look_for_occasions(const Setting& s, Kind offender) const
{
    const std::array<double, offence_count> rates{parameters.theft_rate, parameters.robbery_rate, parameters.assault_rate,
                                                  parameters.harassment_rate};
    const std::array<double, offence_count> reported{parameters.theft_reported, parameters.robbery_reported, parameters.assault_reported,
                                                     parameters.harassment_reported};
    constexpr Seconds beat = 1; // numerical: rates are per hour
    s.writes.happenings.occasions.clear();
    for (const PersonId actor : s.people.present) {
        if (s.people.kind[actor.index] != offender || !s.clock.every(beat, actor.index) || s.people.occupied(actor, s.clock.now()))
            continue;
        const double dares = 1 - caution(s.perception, actor, s.clock.now(), parameters.caution_fades_in) * (1 - parameters.in_sight_multiplier);
        steal_from_shops(actor, dares, s);
        for (const PersonId target : s.people.present) {
            const Traits& traits = s.people.traits[target.index];
            if (!(traits.visitor || (traits.scene && !traits.seller)) ||
                distance(s.people.position[target.index], s.people.position[actor.index]) > parameters.reach)
                continue;
            const auto guards = [&](PersonId id) {
                return id != actor && id != target && s.people.kind[id.index] != offender && !s.people.traits[id.index].scene ? 1.0 : 0.0;
            };
            const auto guardians = [&](Noticed noticed) {
                return guardians_of(s, s.people.position[target.index], parameters.observer_range, noticed, guards);
            };
            const double weight = s.people.visitor_weight;
            const double unguarded = guardians(Noticed::by_movement_and_sound).unguarded(parameters.observers, weight);
            const double unguarded_theft = guardians(Noticed::by_sight).unguarded(offending_figures.theft_observers * parameters.observers, weight);
            const double alone = s.people.group_size[target.index] > 1 ? *parameters.group_target : 1.0;
            const double still = s.people.activity[target.index] == Activity::walking ? 1.0 : *parameters.still_target;
            Draws draws(s.run, s.people.key[actor.index],
                        static_cast<std::uint32_t>(mix(s.people.key[target.index]) ^ static_cast<std::uint64_t>(s.clock.tick())), Purpose::offence);
            double any = 0;
            for (std::size_t kind = 0; kind < offence_count; ++kind) {
                const bool theft = offences[kind] == EventKind::theft;
                const double probability = std::min(1.0, rates[kind] / 3600 * beat * s.people.weight(target) * dares * alone *
                                                             (theft ? still * unguarded_theft : unguarded));
                s.writes.happenings.expected.offences[kind] += probability;
                any += probability;
                const bool done = draws.chance(probability), told = draws.chance(reported[kind]);
                if (done) {
                    s.writes.events.push_back({s.clock.now(), offences[kind], actor, target, s.people.position[target.index], told ? 1.0F : 0.0F});
                    suffer(target, !theft, s);
                }
            }
            s.writes.happenings.occasions.push_back({s.people.position[target.index], any});
        }
    }
}

/// The victim remembers it for its visit, and those who see violence for a while.
void Offending::suffer(PersonId target, bool violent, const Setting& s) const
{
    s.writes.people.victim_at[target.index] = s.clock.now();
    if (violent)
        s.perception.each_in_earshot(
            s.site, s.people.position[target.index], parameters.observer_range,
            [&](PersonId id) { return id != target && s.people.traits[id.index].visitor; },
            [&](PersonId id) { s.writes.people.violence_seen_at[id.index] = s.clock.now(); });
}

/// At a shop's open door: goes in and comes out with something unless a uniform is or was about.
void Offending::steal_from_shops(PersonId actor, double dares, const Setting& s) const
{
    const Vec2 here = s.people.position[actor.index];
    for (std::size_t gate = 0; gate < s.environment.open_shops.size(); ++gate) {
        if (s.environment.open_shops[gate] == 0 || distance(nearest_point(s.site.features().gates[gate].line, here), here) > parameters.shop_reach)
            continue;
        Draws draws = s.draws(actor, Purpose::shop_theft);
        const double probability = parameters.shop_theft_rate / 3600 * dares;
        s.writes.happenings.expected.shop_thefts += probability;
        if (draws.chance(probability))
            s.writes.events.push_back(
                {s.clock.now(), EventKind::shop_theft, actor, {}, here, draws.chance(parameters.shop_theft_reported) ? 1.0F : 0.0F});
        return;
    }
}

} // namespace plattan
