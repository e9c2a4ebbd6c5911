#include "roles/group.h"

#include "roles/figures.h"
#include "roles/way.h"

#include <algorithm>

namespace plattan {

namespace {

/// Part of the pace at which the first one of a group goes on while others are behind.
float waiting_share(const View& view, PersonId first, Vec2 direction)
{
    const People& people = view.people;
    float furthest = 0;
    for (std::uint32_t row = first.index + 1; row < first.index + people.group_size[first.index]; ++row) {
        if (!people.is_present({row}))
            continue;
        const Vec2 apart = people.position[first.index] - people.position[row];
        if (squared_length(apart) < group_figures.out_of_sight * group_figures.out_of_sight)
            furthest = std::max(furthest, dot(apart, direction));
    }
    return std::clamp(1 - group_figures.waiting_slope * (furthest - group_figures.unnoticed), *group_figures.least_waiting_pace, 1.0F);
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
    const float in_company = sum / static_cast<float>(size) * (1 - slowing * static_cast<float>(size - 1) / group_figures.mean_alone);
    return std::min(in_company, slowest * (1 + haste));
}

void keep_group_together(const View& view, PersonId id, Decision& decision)
{
    const PersonId first{view.people.group[id.index]};
    Intention& intention = decision.intention;
    if (view.people.group_size[id.index] < 2 || intention.activity != Activity::walking || !view.people.is_present(first))
        return;
    if (first == id) {
        intention.speed *= waiting_share(view, id, intention.direction);
        return;
    }
    const Vec2 apart = view.people.position[first.index] - view.people.position[id.index];
    const float d = length(apart);
    if (d < 0.1F || d > group_figures.out_of_sight)
        return;
    const float behind = dot(apart, intention.direction);
    intention.speed *= std::clamp(1 + group_figures.catching_up_slope * behind, *group_figures.least_catching_up, *group_figures.most_catching_up);
    const float pull = std::clamp((d - group_figures.close_enough) / group_figures.pull_scale, 0.0F, *group_figures.most_pull);
    intention.direction = normalised(intention.direction + apart * (pull / d));
}

std::optional<Decision> rejoin_group(const View& view, PersonId id, float speed)
{
    const People& people = view.people;
    const PersonId first{people.group[id.index]};
    if (first == id || !people.is_present(first) || people.activity[first.index] != Activity::walking)
        return std::nullopt;
    const Vec2 here = people.position[id.index], there = people.position[first.index], apart = there - here;
    const float d = length(apart);
    if (d < group_figures.strays || d > group_figures.out_of_sight || !goes_straight(view, id, there))
        return std::nullopt;
    const Vec2 velocity = people.velocity[first.index];
    constexpr float within_sixty_degrees = 0.5F; // numerical: what counts as coming this way
    if (dot(velocity, apart) < -within_sixty_degrees * length(velocity) * d)
        return stand();
    return walk(apart * (1 / d), speed * std::min<float>(1 + group_figures.catching_up_slope * d, group_figures.most_catching_up));
}

} // namespace plattan
