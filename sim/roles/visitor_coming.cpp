// How people get to where they stay who come for the place itself.

#include "roles/figures.h"
#include "roles/throwing_away.h"
#include "roles/visitor.h"

#include <algorithm>

namespace plattan {

/// False where there is no way. Somebody who cannot use stairs is led round them by the way to the gate nearest to the destination.
bool Visitor::come_to_the_place(const View& view, PersonId id, State& state) const
{
    if (!state.destination)
        return false;
    const GoalId exit = view.people.exit_gate[id.index], beyond = view.site.nearest_gate(*state.destination);
    if (view.people.manner[id.index] == Manner::step_free && beyond != exit)
        state.way.to_goal(beyond);
    else if (!state.way.to_point(view, id, *state.destination))
        return false;
    const float way_back = view.site.way_to(exit).distance(*state.destination);
    // Twice the time it takes: whoever has not got there by then stays where it is.
    state.doing = Coming{*state.destination, way_back, view.clock.now() + 60 + 2 * way_back / std::max(state.speed, 0.3F)};
    return true;
}

/// People who come decide on their way as people who cross do, but they do stay, for a moment at least. The others of a group wait for what the
/// first one does.
Decision Visitor::go_on(const View& view, PersonId id, State& state, Coming coming) const
{
    constexpr Seconds waits = visitor_figures.waits_for_first;
    const Seconds now = view.clock.now();
    const Vec2 here = view.people.position[id.index];
    const float left = coming.way_back - view.site.way_to(view.people.exit_gate[id.index]).distance(here);
    const float to_destination = distance(here, coming.destination);
    const bool there = to_destination < 1 || now > coming.arrives_by;
    consider_if_due(view, id, state, there ? 0 : left, there);
    if (!state.is<Coming>())
        return stand();
    const auto arrive_by = [&](Seconds time) { std::get<Coming>(state.doing).arrives_by = time; };
    if (there) {
        const bool first = view.people.group[id.index] == id.index;
        if (!first && coming.arrives_by - now > waits)
            arrive_by(now + waits);
        if (first || now > coming.arrives_by)
            consider(view, id, state);
        return stand();
    }
    if (to_destination < visitor_figures.sees_destination_within && state.way.goal().valid() && !state.way.to_point(view, id, coming.destination))
        arrive_by(now);
    Decision decision = state.way.go(view, id, state.speed);
    if (state.disposes && left < state.dispose_at) {
        state.disposes = false;
        decision.request = throw_away(view, id);
    }
    return decision;
}

} // namespace plattan
