#include "roles/approach.h"

#include "roles/figures.h"

namespace plattan {

void Approach::begin(const Scene& scene, PersonId id, const Meeting& meeting)
{
    whom = meeting;
    since = scene.clock.now();
    way.to_point(scene, id, scene.people.position[meeting.target.index]);
}

Decision Approach::go_on(const Scene& scene, PersonId id, float speed)
{
    const PersonId target = whom.target;
    const bool gone = !scene.people.is_present(target) || scene.people.occupied(target, scene.clock.now());
    if (gone || scene.clock.now() - since > approach_figures.gives_up_after) {
        whom = {};
        return stand();
    }
    const Vec2 there = scene.people.position[target.index];
    if (distance(there, scene.people.position[id.index]) < approach_figures.speaks_within) {
        Decision decision = stand();
        decision.request = SpeakTo{target, whom.kind, whom.reason};
        whom = {};
        return decision;
    }
    if (scene.clock.every(2, id.index))
        way.to_point(scene, id, there); // it may have walked on
    return way.go(scene, id, speed);
}

} // namespace plattan
