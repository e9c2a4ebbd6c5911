#include "roles/dealer.h"

#include <limits>

namespace plattan {

std::optional<Vec2> draw_anchor(const Site& site, Draws& draws, double first_share)
{
    std::vector<const Zone*> zones;
    for (const auto& zone : site.features().zones)
        if (zone.rule == "scene")
            zones.push_back(&zone);
    if (zones.empty())
        return std::nullopt;
    const double u = draws.uniform();
    const std::size_t which =
        zones.size() == 1 || u < first_share
            ? 0
            : 1 + std::min(zones.size() - 2, static_cast<std::size_t>((u - first_share) / (1 - first_share) * static_cast<double>(zones.size() - 1)));
    const Ring& ring = zones[which]->outer;
    const auto [low, high] = bounds(ring);
    for (int tries = 0; tries < 50; ++tries) {
        const Vec2 p{static_cast<float>(draws.uniform(low.x, high.x)), static_cast<float>(draws.uniform(low.y, high.y))};
        if (inside(ring, p) && !site.features().in_fire_lane(p) && site.ground().wall_distance(p) > 0.5F)
            return p;
    }
    return std::nullopt;
}

void Dealer::enter(const Scene& scene, PersonId id, People& people)
{
    State& state = states[people.mind[id.index]];
    people.watch_radius[id.index] = static_cast<float>(*parameters.sight_radius);
    Draws draws = scene.lasting_draws(id, Purpose::anchor);
    const auto anchor = draw_anchor(scene.site, draws, parameters.first_anchor_share);
    if (!anchor || !state.way.to_point(scene, id, *anchor)) {
        state.leaving = true;
        state.exit.begin(scene, id);
    }
}

Decision Dealer::decide(const Scene& scene, PersonId id)
{
    State& state = states[scene.people.mind[id.index]];
    const float speed = scene.people.free_speed[id.index];
    if (scene.people.engaged_with[id.index].valid())
        return stand();
    if (!state.leaving && scene.clock.now() >= scene.dealers_leave_at[scene.people.assignment[id.index]]) {
        state.leaving = true;
        state.exit.begin(scene, id);
    }
    if (state.leaving)
        return state.exit.go_on(scene, id, speed);
    return state.way.arrived(scene, id) ? stand() : state.way.go(scene, id, speed);
}

} // namespace plattan
