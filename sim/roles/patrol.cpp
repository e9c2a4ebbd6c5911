#include "roles/patrol.h"

#include "roles/figures.h"

#include <algorithm>
#include <limits>

namespace plattan {

void Patrol::begin(const Scene& scene, PersonId id)
{
    const Orders& orders = scene.orders_of(id);
    walking_since = working_since = scene.clock.now();
    halts_until = 0;
    leaving = idle = false;
    aim.reset();
    there.reset();
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

bool Patrol::must_leave(const Scene& scene, PersonId id, const Orders& orders) const
{
    const Seconds now = scene.clock.now();
    const bool visit_over = orders.time_on_square > 0 && on_square_since != never && now - on_square_since >= orders.time_on_square;
    const bool takes_somebody_away = scene.people.goes_with[scene.people.group[id.index]].valid();
    const bool break_due = orders.break_after > 0 && now - working_since >= orders.break_after;
    return visit_over || takes_somebody_away || break_due || now >= orders.ends_at;
}

Decision Patrol::go_on(const Scene& scene, PersonId id, Topics topics)
{
    const Orders& orders = scene.orders_of(id);
    const Seconds now = scene.clock.now();
    if (on_square_since == never && scene.site.ground().on_square(scene.people.position[id.index]))
        on_square_since = now;
    if (!leaving && must_leave(scene, id, orders)) {
        leaving = true;
        exit.begin(scene, id);
    }
    if (!leaving)
        return orders.companion == 0 ? lead(scene, id, orders, topics) : keep_company(scene, id, orders);
    Decision decision = exit.go_on(scene, id, orders.pace);
    const bool comes_back = orders.time_on_square == 0 && now + orders.break_length < orders.ends_at;
    if (decision.intention.leaves && comes_back && orders.break_length > 0)
        decision.intention.returns_at = now + orders.break_length;
    return decision;
}

Decision Patrol::halt(const Scene& scene, PersonId id, Seconds mean)
{
    halts_until = scene.clock.now() + scene.draws(id, Purpose::patrol).exponential(std::max(1.0, mean));
    return stand();
}

Decision Patrol::lead(const Scene& scene, PersonId id, const Orders& orders, Topics topics)
{
    const Seconds now = scene.clock.now();
    const bool directed = aim.has_value() || there.has_value();
    Decision decision;
    if (now < halts_until || (orders.posted && way.arrived(scene, id))) {
        decision = stand();
    } else if (!orders.posted && way.arrived(scene, id, patrol_figures.arrives_within)) {
        if (aim) {
            there = std::exchange(aim, std::nullopt);
            handled.push_back({there->at, now + scene.patrol.back_after});
            decision = halt(scene, id, scene.patrol.time_at_report);
        } else if (halts_until < walking_since && orders.standing_share > 0) {
            // The halts make up their share of the time on average: exponential round the share of the walk just done.
            decision = halt(scene, id, (now - walking_since) * orders.standing_share / (1 - orders.standing_share));
        } else {
            next_leg(scene, id, orders, topics);
            decision = idle ? halt(scene, id, scene.patrol.idle_time) : way.go(scene, id, orders.pace);
        }
    } else {
        decision = way.go(scene, id, orders.pace);
    }
    decision.intention.directed = directed;
    return decision;
}

void Patrol::next_leg(const Scene& scene, PersonId id, const Orders& orders, Topics topics)
{
    const Seconds now = scene.clock.now();
    walking_since = now;
    there.reset();
    Draws draws = scene.draws(id, Purpose::patrol);
    draws.uniform(); // the length of a halt
    idle = !draws.chance(orders.fidelity);
    if (idle)
        return;
    if (orders.directed) {
        std::erase_if(handled, [now](const Handled& one) { return one.until <= now; });
        std::vector<Vec2> places;
        for (const auto& one : handled)
            places.push_back(one.at);
        aim = scene.information.aim(topics, id, scene.people.position[id.index], now, places);
        if (aim && way.to_point(scene, id, scene.site.standable(aim->at)))
            return;
        aim.reset();
    }
    if (orders.route.empty())
        return;
    point = (point + 1) % orders.route.size();
    way.to_point(scene, id, scene.site.standable(orders.route[point]));
}

Decision Patrol::keep_company(const Scene& scene, PersonId id, const Orders& orders)
{
    const PersonId first{scene.people.group[id.index]};
    const Vec2 apart = scene.people.position[first.index] - scene.people.position[id.index];
    const float d = length(apart);
    if (!scene.people.is_present(first) || d < patrol_figures.companion_near)
        return stand();
    if (d > patrol_figures.companion_far && scene.clock.every(2, id.index))
        way.to_point(scene, id, scene.people.position[first.index]);
    const Vec2 direction = d > patrol_figures.companion_far ? way.direction(scene, id) : normalised(apart);
    return walk(direction, orders.pace * std::clamp(0.8F + 0.2F * d, 1.0F, *patrol_figures.companion_most_haste));
}

} // namespace plattan
