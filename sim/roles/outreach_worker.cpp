#include "roles/outreach_worker.h"

namespace plattan {

std::optional<Meeting> OutreachWorker::whom(const View& view, PersonId id, const Patrol&) const
{
    const People& people = view.people;
    const Vec2 here = people.position[id.index];
    std::optional<Meeting> nearest;
    auto least = static_cast<float>(*parameters.seeks_within);
    for (const PersonId other : people.present) {
        const auto row = other.index;
        const ScenePool pool = people.scene_person[row].pool;
        const bool may_be_spoken_to = !people.occupied(other, view.clock.now()) && !people.engaged_with[row].valid() &&
                                      view.clock.now() - people.contacted_at[row] > parameters.again_after;
        const float d = distance(people.position[row], here);
        if ((pool == ScenePool::drug_users || pool == ScenePool::rough_sleepers) && d < least && may_be_spoken_to &&
            people.activity[row] != Activity::walking &&
            view.perception.sees(view.site, view.environment.light, here, people.position[row], parameters.seeks_within)) {
            least = d;
            nearest = Meeting{other, TalkKind::contact, Reason::conduct};
        }
    }
    return nearest;
}

} // namespace plattan
