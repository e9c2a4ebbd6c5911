#include "roles/group.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr float out_of_sight = 20; ///< members further off are not waited for, nor follow (unit: m)

/// Part of the pace at which the first one of a group goes on while others are behind.
float waiting_share(const Scene& scene, PersonId first, Vec2 direction)
{
    const People& people = scene.people;
    float furthest = 0;
    for (std::uint32_t row = first.index + 1; row < first.index + people.group_size[first.index]; ++row) {
        if (!people.is_present({row}))
            continue;
        const Vec2 apart = people.position[first.index] - people.position[row];
        if (squared_length(apart) < out_of_sight * out_of_sight)
            furthest = std::max(furthest, dot(apart, direction));
    }
    constexpr float unnoticed = 1.5F;
    return std::clamp(1 - 0.12F * (furthest - unnoticed), 0.4F, 1.0F);
}

} // namespace

float group_pace(const People& people, PersonId id, float slowing, float haste)
{
    const std::uint32_t first = people.group[id.index];
    const auto size = static_cast<std::uint32_t>(people.group_size[id.index]);
    if (size < 2)
        return people.free_speed[id.index];
    float sum = 0, slowest = people.free_speed[first];
    for (std::uint32_t row = first; row < first + size; ++row) {
        sum += people.free_speed[row];
        slowest = std::min(slowest, people.free_speed[row]);
    }
    constexpr float mean_alone = 1.22F; // of the observation that `slowing` comes from (unit: m/s)
    const float in_company = sum / static_cast<float>(size) * (1 - slowing * static_cast<float>(size - 1) / mean_alone);
    return std::min(in_company, slowest * (1 + haste));
}

void keep_group_together(const Scene& scene, PersonId id, Decision& decision)
{
    const PersonId first{scene.people.group[id.index]};
    Intention& intention = decision.intention;
    if (scene.people.group_size[id.index] < 2 || intention.activity != Activity::walking || !scene.people.is_present(first))
        return;
    if (first == id) {
        intention.speed *= waiting_share(scene, id, intention.direction);
        return;
    }
    const Vec2 apart = scene.people.position[first.index] - scene.people.position[id.index];
    const float d = length(apart);
    if (d < 0.1F || d > out_of_sight)
        return;
    const float behind = dot(apart, intention.direction);
    intention.speed *= std::clamp(1 + 0.15F * behind, 0.8F, 1.25F);
    const float pull = std::clamp((d - 1.2F) / 4, 0.0F, 0.8F);
    intention.direction = normalised(intention.direction + apart * (pull / d));
}

} // namespace plattan
