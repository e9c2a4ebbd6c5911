// How visitors buy something at a counter: to the end of the line, on in it, served, and away.

#include "base/elementary.h"
#include "roles/figures.h"
#include "roles/visitor.h"

#include <algorithm>

namespace plattan {

bool Visitor::go_to_counter(const View& view, PersonId id, State& state) const
{
    if (view.environment.counters.all().empty() || view.people.group_size[id.index] > 1)
        return false;
    Draws draws = view.lasting_draws(id, Purpose::counter);
    if (!draws.chance(parameters.counter_probability))
        return false;
    const auto nearest = view.environment.counters.nearest(view.people.position[id.index], static_cast<float>(*parameters.counter_sight));
    if (!nearest || view.environment.open_counters[*nearest] == 0)
        return false;
    const auto& counter = view.environment.counters.all()[*nearest];
    if (counter.line.size() >= counter.most || !draws.chance(elementary::exp(-static_cast<double>(counter.line.size()) / parameters.line_patience)) ||
        !state.way.to_point(view, id, Counters::place(counter, counter.line.size())))
        return false;
    state.doing = GoingToLine{counter.at, view.clock.now() + visitor_figures.way_to_line};
    return true;
}

/// To the end of the line.
Decision Visitor::go_on(const View& view, PersonId id, State& state, GoingToLine going) const
{
    const auto number = view.environment.counters.at(going.counter);
    if (number && view.environment.counters.place_of(id, *number)) {
        state.doing = InLine{going.counter};
        return go_on(view, id, state, InLine{going.counter});
    }
    const auto* counter = number ? &view.environment.counters.all()[*number] : nullptr;
    if (counter == nullptr || view.clock.now() > going.arrives_by || counter->line.size() >= counter->most) {
        state.doing = Leaving{}; // it stands there no more, or there is no room any more
        state.exit.begin(view, id);
        return stand();
    }
    const Vec2 end = Counters::place(*counter, counter->line.size());
    if (distance(view.people.position[id.index], end) > 1.5F && !state.way.arrived(view, id))
        return state.way.go(view, id, state.speed);
    Decision decision = stand();
    decision.request = JoinLine{*number};
    return decision;
}

/// On in the line as it moves, served, and away.
Decision Visitor::go_on(const View& view, PersonId id, State& state, InLine in_line) const
{
    const Vec2 here = view.people.position[id.index];
    const auto number = view.environment.counters.at(in_line.counter);
    const auto own = number ? view.environment.counters.place_of(id, *number) : std::nullopt;
    if (!own) { // the counter, or the place in its line, is gone
        state.doing = Leaving{};
        state.exit.begin(view, id);
        return stand();
    }
    const auto& counter = view.environment.counters.all()[*number];
    const Vec2 place = Counters::place(counter, *own);
    constexpr float near = 0.35F; // numerical: has reached the own place (unit: m)
    if (*own == 0 && in_line.served_at == never && distance(here, place) < 2 * near) {
        in_line.served_at = view.clock.now() + view.lasting_draws(id, Purpose::counter_service).exponential(counter.service_time);
        state.doing = in_line;
    }
    if (*own == 0 && in_line.served_at != never && view.clock.now() >= in_line.served_at) {
        Decision decision = stand();
        decision.request = LeaveLine{*number};
        state.disposes = true; // what one buys has a wrapping
        state.dispose_at = 0.5F * view.way(id, view.people.exit_gate[id.index]).distance(here);
        state.doing = Crossing{};
        state.exit.begin(view, id);
        return decision;
    }
    return distance(here, place) > near ? walk(normalised(place - here), std::min(state.speed, *visitor_figures.in_line_pace)) : stand();
}

} // namespace plattan
