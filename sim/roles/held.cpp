#include "roles/held.h"

#include "roles/figures.h"

namespace plattan {

std::optional<Decision> while_held(const View& view, PersonId id)
{
    const People& people = view.people;
    const PersonId officer = people.goes_with[id.index];
    if (officer.valid() && !people.traits[id.index].uniform) {
        if (!people.is_present(officer))
            return leave();
        const Vec2 apart = people.position[officer.index] - people.position[id.index];
        return length(apart) > 1 ? walk(normalised(apart), beat_figures.led_away_pace) : stand();
    }
    if (people.occupied(id, view.clock.now()))
        return people.seat[id.index].valid() ? sit() : stand();
    return std::nullopt;
}

} // namespace plattan
