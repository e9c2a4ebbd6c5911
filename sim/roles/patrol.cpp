#include "roles/patrol.h"

#include <limits>

namespace plattan {

void Patrol::begin(const Scene& scene, PersonId id)
{
    const Orders& orders = scene.orders_of(id);
    walking_since = scene.clock.now();
    if (orders.posted) {
        way.to_point(scene, id, scene.site.standable(orders.post));
        return;
    }
    float least = std::numeric_limits<float>::max();
    for (std::size_t i = 0; i < orders.route.size(); ++i)
        if (const float d = distance(orders.route[i], scene.people.position[id.index]); d < least) {
            least = d;
            point = i;
        }
    if (!orders.route.empty())
        way.to_point(scene, id, scene.site.standable(orders.route[point]));
}

Decision Patrol::go_on(const Scene& scene, PersonId id)
{
    const Orders& orders = scene.orders_of(id);
    if (on_square_since == never && scene.site.ground().on_square(scene.people.position[id.index]))
        on_square_since = scene.clock.now();
    const bool visit_over = orders.time_on_square > 0 && on_square_since != never && scene.clock.now() - on_square_since >= orders.time_on_square;
    if (!leaving && (visit_over || scene.clock.now() >= orders.ends_at)) {
        leaving = true;
        exit.begin(scene, id);
    }
    if (leaving)
        return exit.go_on(scene, id, orders.pace);
    return orders.companion == 0 ? lead(scene, id, orders) : keep_company(scene, id, orders);
}

Decision Patrol::lead(const Scene& scene, PersonId id, const Orders& orders)
{
    if (scene.clock.now() < halts_until || (orders.posted && way.arrived(scene, id)))
        return stand();
    if (!orders.posted && way.arrived(scene, id, 1.5F)) {
        if (halts_until < walking_since && orders.standing_share > 0) {
            // The halts make up their share of the time on average: exponential round the share of the walk just done.
            const double mean = (scene.clock.now() - walking_since) * orders.standing_share / (1 - orders.standing_share);
            halts_until = scene.clock.now() + scene.draws(id, Purpose::patrol).exponential(std::max(1.0, mean));
            return stand();
        }
        next_point(scene, id, orders);
    }
    return way.go(scene, id, orders.pace);
}

void Patrol::next_point(const Scene& scene, PersonId id, const Orders& orders)
{
    if (orders.route.empty())
        return;
    point = (point + 1) % orders.route.size();
    walking_since = scene.clock.now();
    way.to_point(scene, id, scene.site.standable(orders.route[point]));
}

Decision Patrol::keep_company(const Scene& scene, PersonId id, const Orders& orders)
{
    const PersonId first{scene.people.group[id.index]};
    const Vec2 apart = scene.people.position[first.index] - scene.people.position[id.index];
    const float d = length(apart);
    if (!scene.people.is_present(first) || d < 1.3F)
        return stand();
    if (d > 6 && scene.clock.every(2, id.index))
        way.to_point(scene, id, scene.people.position[first.index]);
    const Vec2 direction = d > 6 ? way.direction(scene, id) : normalised(apart);
    return walk(direction, orders.pace * std::clamp(0.8F + 0.2F * d, 1.0F, 1.6F));
}

} // namespace plattan
