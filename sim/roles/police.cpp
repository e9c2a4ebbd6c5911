#include "roles/police.h"

#include <algorithm>

namespace plattan {

std::optional<Meeting> Police::whom(const View& view, PersonId id, const Patrol& patrol) const
{
    if (const auto seen = conduct_in_view(view, id))
        return Meeting{*seen, TalkKind::check, Reason::conduct};
    if (const auto reported = reported_here(view, id, patrol))
        return Meeting{*reported, TalkKind::check, Reason::report};
    const People& people = view.people;
    const Vec2 here = people.position[id.index];
    const auto in_reach = [&](PersonId other, double range) {
        const auto row = other.index;
        return people.is_present(other) && !people.occupied(other, view.clock.now()) &&
               view.clock.now() - people.checked_at[row] > parameters.again_after &&
               view.perception.sees(view.site, view.environment.light, here, people.position[row], range);
    };
    Draws draws = view.draws(id, Purpose::person_choice);
    const bool looks_for_loiterers = draws.chance(parameters.loitering_checks / 3600),
               checks_somebody = draws.chance(parameters.chance_checks / 3600);
    if (!looks_for_loiterers && !checks_somebody)
        return std::nullopt;
    const auto loiters = [&](PersonId other) {
        const auto& zones = view.site.features().zones;
        return people.stationary_since[other.index] >= parameters.loitering_after && std::any_of(zones.begin(), zones.end(), [&](const Zone& zone) {
                   return zone.rule == "scene" && inside(zone.shape, people.position[other.index]);
               });
    };
    std::vector<PersonId> around;
    for (const PersonId other : people.present) {
        const Traits& traits = people.traits[other.index];
        const bool stays = !traits.uniform && !traits.host && people.activity[other.index] != Activity::walking;
        if (stays && (looks_for_loiterers ? loiters(other) && in_reach(other, parameters.loitering_range) : in_reach(other, parameters.chance_range)))
            around.push_back(other);
    }
    if (around.empty())
        return std::nullopt;
    return Meeting{around[draws.below(static_cast<std::uint32_t>(around.size()))], TalkKind::check,
                   looks_for_loiterers ? Reason::conduct : Reason::chance};
}

} // namespace plattan
