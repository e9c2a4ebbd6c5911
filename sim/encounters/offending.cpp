#include "encounters/offending.h"

#include "encounters/caution.h"
#include "encounters/figures.h"
#include "encounters/guardianship.h"

#include <optional>

namespace plattan {

bool Offending::is_target(const People& people, PersonId id)
{
    const Traits& traits = people.traits[id.index];
    return traits.visitor || (traits.scene && !traits.seller);
}

double Offending::daring(const Perception& perception, const SightOfUniforms& sight, Seconds now) const
{
    return 1 - caution(perception, sight, now, parameters.caution_fades_in) * (1 - parameters.in_sight_multiplier);
}

Offending::Rates Offending::rates_unseen(const People& people, PersonId target) const
{
    const double alone = people.group_size[target.index] > 1 ? *parameters.group_target : 1.0;
    const double still = people.activity[target.index] == Activity::walking ? 1.0 : *parameters.still_target;
    const double each = people.weight(target) * alone / 3600;
    return {parameters.theft_rate * each * still, parameters.robbery_rate * each, parameters.assault_rate * each, parameters.harassment_rate * each};
}

Offending::Rates Offending::rates(const Perceived& now, PersonId target, PersonId actor) const
{
    const People& people = now.people;
    const auto guards = [&](PersonId id) {
        return id != actor && id != target && people.kind[id.index] != offender && !people.traits[id.index].scene ? 1.0 : 0.0;
    };
    const auto unguarded = [&](Noticed noticed, double observers) {
        return guardians_of(now, people.position[target.index], parameters.observer_range, noticed, guards)
            .unguarded(observers, people.visitor_weight);
    };
    const double violence = unguarded(Noticed::by_movement_and_sound, parameters.observers);
    const double theft = unguarded(Noticed::by_sight, offending_figures.theft_observers * parameters.observers);
    Rates rates = rates_unseen(people, target);
    for (std::size_t kind = 0; kind < offence_count; ++kind)
        rates[kind] *= offences[kind] == EventKind::theft ? theft : violence;
    return rates;
}

double Offending::shop_theft_rate(const Site& site, const Environment& environment, Vec2 here) const
{
    for (std::size_t gate = 0; gate < environment.open_shops.size(); ++gate)
        if (environment.open_shops[gate] != 0 && distance(nearest_point(site.features().gates[gate].line, here), here) <= parameters.shop_reach)
            return parameters.shop_theft_rate / 3600;
    return 0;
}

void Offending::look_for_occasions(const Setting& s) const
{
    constexpr Seconds beat = 1; // numerical: rates are per hour
    for (const PersonId actor : s.people.present) {
        if (s.people.kind[actor.index] != offender || !s.clock.every(beat, s.people.key[actor.index]) || s.people.occupied(actor, s.clock.now()))
            continue;
        const double dares = daring(s.perception, s.perception.sight_of_uniforms(actor), s.clock.now());
        steal_from_shops(actor, dares * beat, s);
        for (const PersonId target : s.people.present)
            if (is_target(s.people, target) && distance(s.people.position[target.index], s.people.position[actor.index]) <= parameters.reach)
                offend(actor, target, dares * beat, s);
    }
}

/// @param dares times the seconds for which the occasion lasts
void Offending::offend(PersonId actor, PersonId target, double dares, const Setting& s) const
{
    const std::array<double, offence_count> reported{parameters.theft_reported, parameters.robbery_reported, parameters.assault_reported,
                                                     parameters.harassment_reported};
    Draws draws(s.run, s.people.key[actor.index],
                static_cast<std::uint32_t>(mix(s.people.key[target.index]) ^ static_cast<std::uint64_t>(s.clock.tick())), Purpose::offence);
    const Rates at_most = rates_unseen(s.people, target);
    std::optional<Rates> seen; // who looks is counted where it can make a difference, which is seldom
    for (std::size_t kind = 0; kind < offence_count; ++kind) {
        const double u = draws.uniform();
        const bool told = draws.chance(reported[kind]);
        if (u >= at_most[kind] * dares)
            continue;
        if (!seen)
            seen = rates(s, target, actor);
        if (u < (*seen)[kind] * dares) {
            s.writes.events.push_back({s.clock.now(), offences[kind], actor, target, s.people.position[target.index], told ? 1.0F : 0.0F});
            suffer(target, offences[kind] != EventKind::theft, s);
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
    Draws draws = s.draws(actor, Purpose::shop_theft);
    if (draws.chance(shop_theft_rate(s.site, s.environment, here) * dares))
        s.writes.events.push_back(
            {s.clock.now(), EventKind::shop_theft, actor, {}, here, draws.chance(parameters.shop_theft_reported) ? 1.0F : 0.0F});
}

} // namespace plattan
