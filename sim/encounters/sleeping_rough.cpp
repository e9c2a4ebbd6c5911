#include "encounters/sleeping_rough.h"

namespace plattan {

void lie_down_for_the_night(const Setting& s)
{
    if (!s.clock.every(60) || !s.environment.light.night())
        return;
    for (const PersonId id : s.people.present)
        if (s.people.scene_person[id.index].pool == ScenePool::rough_sleepers && s.people.activity[id.index] == Activity::sitting)
            s.writes.environment.sleeping_places.lie_down(s.people.scene_person[id.index], s.people.position[id.index]);
}

} // namespace plattan
