#include "roles/beat_role.h"

#include "roles/figures.h"

#include <algorithm>

namespace plattan {

std::optional<PersonId> reported_here(const View& view, PersonId id, const Patrol& patrol)
{
    const auto& place = patrol.reached();
    if (!place || !place->about.valid())
        return std::nullopt;
    const People& people = view.people;
    const auto row = place->about.index;
    const Seconds now = view.clock.now();
    const bool lately = now - std::max(people.checked_at[row], people.sent_off_at[row]) < beat_figures.same_visit;
    if (!people.is_present(place->about) || people.occupied(place->about, now) || lately ||
        !view.perception.sees(view.site, view.environment.light, people.position[id.index], people.position[row], beat_figures.reported_range))
        return std::nullopt;
    return place->about;
}

std::optional<PersonId> conduct_in_view(const View& view, PersonId id)
{
    const People& people = view.people;
    const Vec2 eye = people.position[id.index];
    const auto may_be_spoken_to = [&](PersonId other, Seconds since) {
        return people.is_present(other) && !people.occupied(other, view.clock.now()) && people.sent_off_at[other.index] < since;
    };
    const auto sees = [&](const auto& what) { return view.information.in_view(what, eye, view); };
    for (const auto& deal : view.happenings.deals)
        if (may_be_spoken_to(deal.seller, deal.since) && sees(deal) && view.information.recognises(id, deal, view))
            return deal.seller;
    for (const auto& disturbance : view.happenings.disturbances)
        if (may_be_spoken_to(disturbance.actor, disturbance.since) && sees(disturbance))
            return disturbance.actor;
    return std::nullopt;
}

} // namespace plattan
