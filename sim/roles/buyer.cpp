#include "roles/buyer.h"

#include "roles/dealer.h"
#include "roles/figures.h"

namespace plattan {

void Buyer::enter(const Scene& scene, PersonId id, People& people)
{
    State& state = states[people.mind[id.index]];
    Draws draws = scene.lasting_draws(id, Purpose::anchor);
    const auto anchor = draw_anchor(scene.site, draws, parameters.first_anchor_share);
    state.since = scene.clock.now();
    people.watch_radius[id.index] = static_cast<float>(*parameters.watch_radius);
    if (!anchor || !state.way.to_point(scene, id, *anchor)) {
        state.phase = Phase::leaving;
        state.exit.begin(scene, id);
    }
}

Decision Buyer::decide(const Scene& scene, PersonId id)
{
    State& state = states[scene.people.mind[id.index]];
    const float speed = scene.people.free_speed[id.index];
    if (scene.people.engaged_with[id.index].valid()) {
        if (state.phase != Phase::dealing)
            state.dealing_since = scene.clock.now();
        state.phase = Phase::dealing;
        return stand();
    }
    if (state.phase != Phase::leaving && scene.people.checked_at[id.index] > state.since)
        return leave(scene, id, state);
    switch (state.phase) {
    case Phase::dealing:
        if (scene.people.refused_at[id.index] < state.dealing_since)
            return leave(scene, id, state); // done
        state.phase = Phase::searching;     // broken off
        return stand();
    case Phase::arriving:
        if (!state.way.arrived(scene, id, 2.0F)) {
            // A dealer seen on the way will do.
            if (scene.clock.every(1, id.index) && scene.clock.now() - state.since > market_figures.buyer_looks_after)
                if (const Decision seen = search(scene, id, state); state.phase == Phase::approaching)
                    return seen;
            return state.way.go(scene, id, speed);
        }
        state.phase = Phase::searching;
        [[fallthrough]];
    case Phase::searching:
        return search(scene, id, state);
    case Phase::approaching: {
        if (!scene.people.is_present(state.seller) || scene.people.engaged_with[state.seller.index].valid()) {
            state.phase = Phase::searching;
            return stand();
        }
        if (distance(scene.people.position[id.index], scene.people.position[state.seller.index]) > market_figures.asks_within &&
            !state.way.arrived(scene, id, 1.0F))
            return state.way.go(scene, id, speed);
        Decision ask = stand();
        ask.request = Buy{state.seller};
        state.phase = Phase::searching; // until the answer is known
        return ask;
    }
    default:
        return state.exit.go_on(scene, id, speed);
    }
}

Decision Buyer::search(const Scene& scene, PersonId id, State& state)
{
    const Vec2 here = scene.people.position[id.index];
    const Seconds refused_at = scene.people.refused_at[id.index];
    const bool newly_refused = refused_at > state.answered_at;
    state.answered_at = refused_at;
    const bool gives_up = newly_refused && scene.draws(id, Purpose::wander).chance(parameters.leaves_after_refusal);
    if (gives_up || scene.clock.now() - state.since > parameters.patience) {
        Decision decision = leave(scene, id, state);
        decision.request = GiveUpSearch{static_cast<float>(scene.clock.now() - state.since)};
        return decision;
    }
    if (!scene.clock.every(1, id.index) || scene.clock.now() - refused_at < parameters.asks_again_after || scene.perception.uniform_in_sight(id))
        return stand();
    PersonId nearest;
    float least = static_cast<float>(*parameters.sight);
    for (const PersonId seller : scene.perception.sellers()) {
        const float d = distance(here, scene.people.position[seller.index]);
        const bool free = !scene.people.engaged_with[seller.index].valid() && scene.people.activity[seller.index] == Activity::standing;
        if (free && d < least &&
            scene.perception.sees(scene.site, scene.environment.light, here, scene.people.position[seller.index], parameters.sight)) {
            least = d;
            nearest = seller;
        }
    }
    if (!nearest.valid() || !state.way.to_point(scene, id, scene.people.position[nearest.index]))
        return stand();
    state.seller = nearest;
    state.phase = Phase::approaching;
    return state.way.go(scene, id, scene.people.free_speed[id.index]);
}

Decision Buyer::leave(const Scene& scene, PersonId id, State& state)
{
    state.phase = Phase::leaving;
    state.exit.begin(scene, id);
    return stand();
}

} // namespace plattan
