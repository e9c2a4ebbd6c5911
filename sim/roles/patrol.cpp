#include "roles/patrol.h"

#include "roles/figures.h"

#include <algorithm>
#include <limits>

namespace plattan {

void Patrol::begin(const View& view, PersonId id)
{
    const Orders& orders = view.orders_of(id);
    begun_at = working_since = counted_until = view.clock.now();
    halts_until = 0;
    leaving = idle = walks = false;
    aim.reset();
    there.reset();
    draw_next_idle(view, id);
    if (orders.posted) {
        way.to_point(view, id, view.site.standable(orders.post));
        return;
    }
    float least = std::numeric_limits<float>::max();
    for (std::size_t i = 0; i < orders.route.size(); ++i)
        if (const float d = distance(orders.route[i], view.people.position[id.index]); d < least) {
            least = d;
            point = i;
        }
    if (!orders.route.empty())
        way.to_point(view, id, view.site.standable(orders.route[point]));
}

/// What the time since the last decision was spent on. Whoever spoke to somebody was not asked meanwhile, and stood.
void Patrol::keep_account(const View& view, PersonId id)
{
    const Seconds now = view.clock.now(), passed = now - counted_until, step = view.clock.step();
    counted_until = now;
    if (view.site.ground().on_square(view.people.position[id.index]))
        on_square += passed;
    const Seconds at_once = std::min(passed, step);
    (idle ? idled : walks ? walked : stood) += at_once;
    stood += passed - at_once;
}

/// The first of a pair says when they go.
bool Patrol::must_leave(const View& view, PersonId id, const Orders& orders) const
{
    const Seconds now = view.clock.now();
    const People& people = view.people;
    if (people.goes_with[people.group[id.index]].valid()) // takes somebody away
        return true;
    if (orders.companion != 0) {
        const PersonId first{people.group[id.index]};
        return people.is_present(first) ? people.work[first.index] == Work::goes_off : now - begun_at > patrol_figures.waits_for_companion;
    }
    const bool visit_over = orders.time_on_square > 0 && on_square >= orders.time_on_square;
    const bool break_due = orders.break_after > 0 && now - working_since >= orders.break_after;
    return visit_over || break_due || now >= orders.ends_at;
}

void Patrol::keep_hours(const View& view, PersonId id)
{
    keep_account(view, id);
    if (leaving || !must_leave(view, id, view.orders_of(id)))
        return;
    leaving = true;
    idle = false;
    exit.begin(view, id);
}

Decision Patrol::noted(Decision decision)
{
    walks = decision.intention.activity == Activity::walking;
    return decision;
}

Decision Patrol::go_on(const View& view, PersonId id, Topics topics)
{
    const Orders& orders = view.orders_of(id);
    const Seconds now = view.clock.now();
    Decision decision;
    if (leaving) {
        decision = exit.go_on(view, id, orders.pace);
        decision.intention.work = Work::goes_off;
        const bool comes_back = orders.time_on_square == 0 && now + orders.break_length < orders.ends_at;
        if (decision.intention.leaves && comes_back && orders.break_length > 0)
            decision.intention.returns_at = now + orders.break_length;
    } else {
        decision = orders.companion == 0 ? lead(view, id, orders, topics) : keep_company(view, id, orders);
    }
    return decision;
}

Decision Patrol::halt(const View& view, PersonId id, Seconds mean)
{
    halts_until = view.clock.now() + view.draws(id, Purpose::patrol).exponential(std::max(1.0, mean));
    return stand();
}

/// Whether its share of the time is still met when it has stood idle once more.
bool Patrol::idles_now(const Orders& orders) const
{
    return orders.fidelity < 1 && (1 - orders.fidelity) * (walked + stood + idled + next_idle) >= idled + next_idle;
}

void Patrol::draw_next_idle(const View& view, PersonId id)
{
    Draws draws = view.draws(id, Purpose::patrol);
    draws.uniform(); // the length of a halt
    next_idle = view.patrol.idle_time * (1 + patrol_figures.idle_spread * (2 * draws.uniform() - 1));
}

Decision Patrol::stand_idle(const View& view, PersonId id)
{
    idle = true;
    halts_until = view.clock.now() + next_idle;
    draw_next_idle(view, id);
    return stand();
}

/// How much longer it would have stood by now, had it kept to its share; below 0: it has stood for too long.
Seconds Patrol::standing_due(const Orders& orders) const
{
    const double walking_share = std::max(*patrol_figures.least_walking, double{orders.fidelity} - orders.standing_share),
                 standing_share = std::max(0.0, orders.fidelity - walking_share);
    return walked * standing_share / walking_share - stood;
}

Decision Patrol::lead(const View& view, PersonId id, const Orders& orders, Topics topics)
{
    const Seconds now = view.clock.now();
    const bool directed = aim.has_value() || there.has_value();
    Decision decision;
    idle = idle && now < halts_until;
    if (now < halts_until) {
        decision = stand();
    } else if (!way.arrived(view, id, orders.posted ? patrol_figures.arrives_at_post : patrol_figures.arrives_within)) {
        decision = way.go(view, id, orders.pace);
    } else if (idles_now(orders)) {
        decision = stand_idle(view, id);
    } else if (orders.posted) {
        decision = stand();
    } else if (aim) {
        there = std::exchange(aim, std::nullopt);
        handled.push_back({there->at, now + view.patrol.back_after});
        decision = halt(view, id, view.patrol.time_at_report);
    } else if (const Seconds due = standing_due(orders); due > 0 && halts_until < leg_since) {
        decision = halt(view, id, due);
    } else {
        next_leg(view, id, orders, topics);
        decision = way.go(view, id, orders.pace);
    }
    decision.intention.work = idle ? Work::idles : Work::works;
    decision.intention.directed = directed && !idle;
    return decision;
}

void Patrol::next_leg(const View& view, PersonId id, const Orders& orders, Topics topics)
{
    const Seconds now = view.clock.now();
    leg_since = now;
    there.reset();
    // Who has stood at a report for long makes its round before it goes to another one.
    if (orders.directed && standing_due(orders) > -view.patrol.time_at_report / 2) {
        std::erase_if(handled, [now](const Handled& one) { return one.until <= now; });
        std::vector<Vec2> places;
        for (const auto& one : handled)
            places.push_back(one.at);
        aim = view.information.aim(topics, id, view.people.position[id.index], now, places);
        if (aim && way.to_point(view, id, view.site.standable(aim->at)))
            return;
        aim.reset();
    }
    if (orders.route.empty())
        return;
    point = (point + 1) % orders.route.size();
    way.to_point(view, id, view.site.standable(orders.route[point]));
}

Decision Patrol::keep_company(const View& view, PersonId id, const Orders& orders)
{
    const PersonId first{view.people.group[id.index]};
    const Vec2 apart = view.people.position[first.index] - view.people.position[id.index];
    const float d = length(apart);
    idle = view.people.is_present(first) && view.people.work[first.index] == Work::idles;
    Decision decision = stand();
    if (view.people.is_present(first) && d >= patrol_figures.companion_near) {
        if (d > patrol_figures.companion_far && view.clock.every(2, view.people.key[id.index]))
            way.to_point(view, id, view.people.position[first.index]);
        const Vec2 direction = d > patrol_figures.companion_far ? way.direction(view, id) : normalised(apart);
        decision = walk(direction, orders.pace * std::clamp(0.8F + 0.2F * d, 1.0F, *patrol_figures.companion_most_haste));
    }
    decision.intention.work = idle ? Work::idles : Work::works;
    return decision;
}

} // namespace plattan
