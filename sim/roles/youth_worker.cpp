#include "roles/youth_worker.h"

namespace plattan {

std::optional<Meeting> YouthWorker::whom(const View& view, PersonId id, const Patrol&) const
{
    const People& people = view.people;
    for (const PersonId other : people.present) {
        const auto row = other.index;
        if (people.scene_person[row].pool == ScenePool::youth_at_risk && !people.occupied(other, view.clock.now()) &&
            view.clock.now() - people.contacted_at[row] > parameters.again_after &&
            view.information.knows_of(Topic::youth, other, id, view.clock.now()) &&
            view.perception.sees(view.site, view.environment.light, people.position[id.index], people.position[row], parameters.seeks_within))
            return Meeting{other, TalkKind::youth_contact, Reason::report};
    }
    return std::nullopt;
}

} // namespace plattan
