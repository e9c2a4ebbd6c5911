#include "roles/buyer.h"

#include "roles/dealer.h"
#include "roles/figures.h"
#include "roles/throwing_away.h"

#include <utility>

namespace plattan {

void Buyer::enter(const View& view, PersonId id, People& people)
{
    State& state = states[people.mind[id.index]];
    Draws draws = view.lasting_draws(id, Purpose::anchor);
    const auto anchor = draw_anchor(view.site, draws, parameters.first_anchor_share);
    state.since = view.clock.now();
    state.patience = view.lasting_draws(id, Purpose::patience).log_normal_of_mean(parameters.patience, market_figures.patience_sigma);
    state.disposes = view.lasting_draws(id, Purpose::litter_plan).chance(view.environment.litter.disposals_per_crossing());
    people.watch_radius[id.index] = static_cast<float>(*parameters.watch_radius);
    if (!anchor || !state.way.to_point(view, id, *anchor)) {
        state.phase = Phase::leaving;
        state.exit.begin(view, id);
    }
}

Decision Buyer::decide(const View& view, PersonId id)
{
    State& state = states[view.people.mind[id.index]];
    const float speed = view.people.free_speed[id.index];
    if (view.people.engaged_with[id.index].valid()) {
        if (state.phase != Phase::dealing)
            state.dealing_since = view.clock.now();
        state.phase = Phase::dealing;
        return stand();
    }
    if (state.phase != Phase::leaving && view.people.checked_at[id.index] > state.since)
        return leave(view, id, state);
    switch (state.phase) {
    case Phase::dealing:
        if (view.people.refused_at[id.index] < state.dealing_since)
            return leave(view, id, state); // done
        state.phase = Phase::searching;    // broken off
        return stand();
    case Phase::arriving:
        if (!state.way.arrived(view, id, 2.0F)) {
            // A dealer seen on the way will do.
            if (view.clock.every(1, view.people.key[id.index]) && view.clock.now() - state.since > market_figures.buyer_looks_after)
                if (const Decision seen = search(view, id, state); state.phase == Phase::approaching)
                    return seen;
            return state.way.go(view, id, speed);
        }
        state.phase = Phase::searching;
        [[fallthrough]];
    case Phase::searching:
        return search(view, id, state);
    case Phase::approaching: {
        if (!view.people.is_present(state.seller) || view.people.engaged_with[state.seller.index].valid()) {
            state.phase = Phase::searching;
            return stand();
        }
        if (distance(view.people.position[id.index], view.people.position[state.seller.index]) > market_figures.asks_within &&
            !state.way.arrived(view, id, 1.0F))
            return state.way.go(view, id, speed);
        Decision ask = stand();
        ask.request = Buy{state.seller};
        state.phase = Phase::searching; // until the answer is known
        return ask;
    }
    default: {
        Decision decision = state.exit.go_on(view, id, speed);
        if (std::exchange(state.disposes, false))
            decision.request = throw_away(view, id);
        return decision;
    }
    }
}

Decision Buyer::search(const View& view, PersonId id, State& state)
{
    const Vec2 here = view.people.position[id.index];
    const Seconds refused_at = view.people.refused_at[id.index];
    const bool newly_refused = refused_at > state.answered_at;
    state.answered_at = refused_at;
    const bool gives_up = newly_refused && view.draws(id, Purpose::wander).chance(parameters.leaves_after_refusal);
    if (gives_up || view.clock.now() - state.since > state.patience) {
        Decision decision = leave(view, id, state);
        decision.request = GiveUpSearch{static_cast<float>(view.clock.now() - state.since)};
        return decision;
    }
    if (!view.clock.every(1, view.people.key[id.index]) || view.clock.now() - refused_at < parameters.asks_again_after ||
        view.perception.uniform_in_sight(id))
        return stand();
    PersonId nearest;
    float least = static_cast<float>(*parameters.sight);
    for (const PersonId seller : view.perception.sellers()) {
        const float d = distance(here, view.people.position[seller.index]);
        const bool free = !view.people.engaged_with[seller.index].valid() && view.people.activity[seller.index] == Activity::standing;
        if (free && d < least &&
            view.perception.sees(view.site, view.environment.light, here, view.people.position[seller.index], parameters.sight)) {
            least = d;
            nearest = seller;
        }
    }
    if (!nearest.valid() || !state.way.to_point(view, id, view.people.position[nearest.index]))
        return stand();
    state.seller = nearest;
    state.phase = Phase::approaching;
    return state.way.go(view, id, view.people.free_speed[id.index]);
}

Decision Buyer::leave(const View& view, PersonId id, State& state)
{
    state.phase = Phase::leaving;
    state.exit.begin(view, id);
    return stand();
}

} // namespace plattan
