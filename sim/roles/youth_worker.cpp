#include "roles/youth_worker.h"

namespace plattan {

std::optional<Meeting> YouthWorker::whom(const Scene& scene, PersonId id, const Patrol&) const
{
    const People& people = scene.people;
    for (const PersonId other : people.present) {
        const auto row = other.index;
        if (people.scene_person[row].pool == ScenePool::youth_at_risk && !people.occupied(other, scene.clock.now()) &&
            scene.clock.now() - people.contacted_at[row] > parameters.again_after &&
            scene.information.knows_of(Topic::youth, other, id, scene.clock.now()) &&
            scene.perception.sees(scene.site, scene.environment.light, people.position[id.index], people.position[row], parameters.seeks_within))
            return Meeting{other, TalkKind::youth_contact, Reason::report};
    }
    return std::nullopt;
}

} // namespace plattan
