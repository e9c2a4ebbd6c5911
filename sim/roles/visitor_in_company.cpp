// What the others of a group do while their first one stays.

#include "roles/figures.h"
#include "roles/throwing_away.h"
#include "roles/visitor.h"

namespace plattan {

/// Members of a group do as the first one does while it is here and stays.
bool Visitor::follows(const View& view, PersonId id) const
{
    const PersonId first{view.people.group[id.index]};
    if (first == id || !view.people.is_present(first) || view.people.activity[first.index] == Activity::walking)
        return false;
    return distance(view.people.position[first.index], view.people.position[id.index]) < visitor_figures.follows_within;
}

Decision Visitor::follow(const View& view, PersonId id, State& state) const
{
    const PersonId first{view.people.group[id.index]};
    const Vec2 there = view.people.position[first.index];
    const bool first_sits = view.people.activity[first.index] == Activity::sitting;
    if (state.followed_since == never) {
        state.followed_since = view.clock.now();
        state.tries = 0;
        if (state.is<Standing>() || state.is<GoingToSeat>())
            state.doing = Crossing{}; // what it did by itself is over
    }
    if (view.people.seat[id.index].valid()) {
        if (first_sits)
            return sit();
        Decision gets_up = stand();
        gets_up.request = StandUp{};
        return gets_up;
    }
    if (!first_sits || state.is<Standing>())
        return stand_beside_first(view, id, state);
    // How long it sits there is for the first one to decide.
    const auto* going = std::get_if<GoingToSeat>(&state.doing);
    if (going == nullptr || !view.environment.seats.is_free(going->place) || view.clock.now() > going->arrives_by) {
        if (state.is<Arriving>())
            state.exit.begin(view, id); // the first one is past the first link
        if (state.tries++ >= visitor_figures.seat_tries || !go_to_seat(view, id, state, there, 0)) {
            state.doing = Standing{}; // no seat beside: stands with the others
            state.way.to_point(view, id, view.site.standable(there));
        }
        return stand();
    }
    if (!state.way.arrived(view, id, 0.6F))
        return state.way.go(view, id, state.speed);
    Decision takes_seat = stand();
    takes_seat.request = Sit{going->place};
    return takes_seat;
}

Decision Visitor::stand_beside_first(const View& view, PersonId id, State& state) const
{
    const PersonId first{view.people.group[id.index]};
    const Vec2 here = view.people.position[id.index], there = view.people.position[first.index];
    const float near = 0.9F + 0.3F * static_cast<float>(id.index - first.index);
    if (distance(here, there) <= near)
        return stand();
    if (goes_straight(view, id, there))
        return walk(normalised(there - here), state.speed);
    // Beside a seat at a wall there is no straight way. Whoever has no other either waits: walking at a wall would look like walking and be none.
    return state.is<Standing>() && !state.way.arrived(view, id, near) ? state.way.go(view, id, state.speed) : stand();
}

Decision Visitor::stop_following(const View& view, PersonId id, State& state) const
{
    constexpr Seconds real_stay = visitor_figures.real_stay, moment = 10; // numerical: a moment to find the way
    Decision decision = stand();
    if (view.people.seat[id.index].valid()) {
        decision.request = StandUp{};
        return decision;
    }
    if (view.clock.now() - state.followed_since > real_stay)
        decision.request = left_after_stay(view, id);
    // The first of a group stands for a moment, too, where it turns to go elsewhere in the place.
    const bool goes_on = state.is<Coming>() && view.clock.now() - state.followed_since < moment;
    state.followed_since = never;
    if (!state.is<Arriving>() && !goes_on)
        state.doing = Crossing{};
    return decision;
}

} // namespace plattan
