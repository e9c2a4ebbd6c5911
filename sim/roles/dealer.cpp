#include "roles/dealer.h"

#include "demand/weighted.h"
#include "encounters/displacement.h"
#include "roles/figures.h"
#include "roles/out_of_the_way.h"
#include "site/random_point.h"

#include <algorithm>

namespace plattan {

std::optional<Vec2> draw_anchor(const Site& site, Draws& draws, double first_share, const std::vector<WatchedCamera>& avoided)
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
    const Shape& zone = zones[which]->shape;
    const Box box = bounds(zone.outer);
    return random_point(box.low, box.high, draws, 50, [&](Vec2 p) {
        return inside(zone, p) && out_of_the_way(site, p, market_figures.anchor_wall_distance) &&
               std::none_of(avoided.begin(), avoided.end(), [&](const WatchedCamera& one) { return one.visible && in_view_of(one.camera, p, site); });
    });
}

void Dealer::enter(const View& view, PersonId id, People& people)
{
    State& state = states[people.mind[id.index]];
    const std::uint8_t usual_doses = state.usual_doses;
    state = {};
    state.usual_doses = std::max(usual_doses, people.doses[id.index]);
    if (people.doses[id.index] == 0)
        people.doses[id.index] = state.usual_doses;
    state.looked_at = state.begun_at = view.clock.now();
    people.watch_radius[id.index] = static_cast<float>(*parameters.sight_radius);
}

/// Of some points in the zones of the scene the best one: many pass, few stay who have time to look, and nobody of the staff is near.
bool Dealer::choose_spot(const View& view, PersonId id, State& state) const
{
    const bool wary = view.lasting_draws(id, Purpose::camera_wariness).chance(parameters.camera_wariness);
    const auto avoided = wary ? view.environment.cameras : std::vector<WatchedCamera>{};
    Draws draws = view.draws(id, Purpose::anchor);
    const auto best = best_spot(view, {view.people.position[id.index], id}, taste, draws,
                                [&](Draws& with) { return draw_anchor(view.site, with, parameters.first_anchor_share, avoided); });
    return best && state.way.to_point(view, id, *best);
}

/// Being watched adds up; it is forgotten as fast when nobody watches.
void Dealer::count_watched(const View& view, PersonId id)
{
    State& state = states[view.people.mind[id.index]];
    const Seconds passed = view.clock.now() - state.looked_at;
    state.looked_at = view.clock.now();
    state.watched = std::max(0.0, state.watched + (view.perception.uniform_in_sight(id) ? passed : -passed));
}

/// To one of the nodes: the nearer and the emptier, the likelier. Comes back to look after a while.
Decision Dealer::move_away(const View& view, PersonId id) const
{
    Draws draws = view.draws(id, Purpose::displacement);
    const auto& nodes = view.site.features().nodes;
    std::vector<std::pair<std::size_t, double>> options;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const int there = dealers_at(static_cast<std::int8_t>(i), view.people);
        const int room = nodes[i].capacity < 0 ? 1 : std::max(0, nodes[i].capacity - there);
        if (nodes[i].distance >= 0 && room > 0)
            options.emplace_back(i, room / (parameters.distance_offset + nodes[i].distance));
    }
    Decision decision = leave();
    const std::size_t* chosen = pick(options, draws.uniform());
    if (chosen == nullptr)
        return decision;
    const std::size_t node = *chosen;
    decision.intention.elsewhere = static_cast<std::int8_t>(node);
    decision.intention.returns_at =
        view.clock.now() + 2 * nodes[node].distance / parameters.pace_elsewhere + draws.log_normal(parameters.away_median, market_figures.away_sigma);
    if (decision.intention.returns_at >= view.departure_of(id))
        decision.intention.returns_at = never; // not worth it today
    return decision;
}

/// Comes back with as much as it usually carries.
Decision Dealer::fetch_stock(const View& view, PersonId id) const
{
    Decision decision = leave();
    decision.intention.returns_at =
        view.clock.now() + view.draws(id, Purpose::resupply).log_normal(parameters.resupply_time, market_figures.away_sigma);
    if (decision.intention.returns_at >= view.departure_of(id))
        decision.intention.returns_at = never; // not worth it today
    return decision;
}

Decision Dealer::decide(const View& view, PersonId id)
{
    State& state = states[view.people.mind[id.index]];
    const float speed = view.people.free_speed[id.index];
    if (view.people.engaged_with[id.index].valid())
        return stand();
    if ((!state.leaving || state.moves_away || state.sold_out) && view.clock.now() >= view.departure_of(id)) {
        state.leaving = true;
        state.moves_away = state.sold_out = false;
        state.exit.begin(view, id);
    }
    count_watched(view, id);
    if (!state.chosen && !state.leaving) {
        state.chosen = true;
        if (!choose_spot(view, id, state)) {
            state.leaving = true;
            state.exit.begin(view, id);
        }
    }
    if (state.leaving) {
        Decision decision = state.exit.go_on(view, id, speed);
        state.throwing_away.while_staying(view, id, false);
        if (!decision.intention.leaves)
            return decision;
        return state.moves_away ? move_away(view, id) : state.sold_out ? fetch_stock(view, id) : decision;
    }
    const bool sent_off = view.people.sent_off_at[id.index] > state.begun_at;
    if ((state.watched > parameters.patience_with_uniforms || sent_off) && !view.site.features().nodes.empty()) {
        state.leaving = state.moves_away = true;
        state.exit.begin(view, id);
    } else if (view.people.doses[id.index] == 0) {
        state.leaving = state.sold_out = true;
        state.exit.begin(view, id);
    }
    if (!state.way.arrived(view, id)) {
        state.throwing_away.while_staying(view, id, false);
        return state.way.go(view, id, speed);
    }
    Decision decision = stand();
    decision.request = state.throwing_away.while_staying(view, id, true);
    return decision;
}

} // namespace plattan
