#include "roles/group.h"

#include <algorithm>

namespace plattan {

float group_speed(const People& people, PersonId id, float slowing)
{
    const PersonId first{people.group[id.index]};
    constexpr float mean_alone = 1.22F; // of the observation that `slowing` comes from (unit: m/s)
    return people.free_speed[first.index] * (1 - slowing * static_cast<float>(people.group_size[id.index] - 1) / mean_alone);
}

void keep_group_together(const Scene& scene, PersonId id, Decision& decision)
{
    const PersonId first{scene.people.group[id.index]};
    Intention& intention = decision.intention;
    if (first == id || intention.activity != Activity::walking || !scene.people.is_present(first))
        return;
    const Vec2 apart = scene.people.position[first.index] - scene.people.position[id.index];
    const float d = length(apart);
    if (d < 0.1F || d > 20)
        return;
    const float behind = dot(apart, intention.direction);
    intention.speed *= std::clamp(1 + 0.15F * behind, 0.8F, 1.25F);
    const float pull = std::clamp((d - 1.2F) / 4, 0.0F, 0.8F);
    intention.direction = normalised(intention.direction + apart * (pull / d));
}

} // namespace plattan
