#include "roles/approach.h"

#include "roles/figures.h"

namespace plattan {

void Approach::begin(const View& view, PersonId id, const Meeting& meeting)
{
    whom = meeting;
    since = view.clock.now();
    way.to_point(view, id, view.people.position[meeting.target.index]);
}

Decision Approach::go_on(const View& view, PersonId id, float speed)
{
    const PersonId target = whom.target;
    const bool gone = !view.people.is_present(target) || view.people.occupied(target, view.clock.now());
    if (gone || view.clock.now() - since > approach_figures.gives_up_after) {
        whom = {};
        return stand();
    }
    const Vec2 there = view.people.position[target.index];
    if (distance(there, view.people.position[id.index]) < approach_figures.speaks_within) {
        Decision decision = stand();
        decision.request = SpeakTo{target, whom.kind, whom.reason};
        whom = {};
        return decision;
    }
    if (view.clock.every(2, view.people.key[id.index]))
        way.to_point(view, id, there); // it may have walked on
    return way.go(view, id, speed);
}

} // namespace plattan
