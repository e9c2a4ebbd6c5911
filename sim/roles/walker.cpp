#include "roles/walker.h"

#include <algorithm>
#include <limits>

namespace plattan {

namespace {

bool opens(const View& view, GoalId gate) { return view.environment.usable_gates[gate.index] == gate; }

} // namespace

void Walker::enter(const View&, PersonId id, People& people)
{
    states[people.mind[id.index]].speed =
        group_pace(people, id, static_cast<float>(*parameters.group_slowing), static_cast<float>(*parameters.group_haste));
}

Decision Walker::decide(const View& view, PersonId id)
{
    State& state = states[view.people.mind[id.index]];
    const Errand& errand = view.errand_of(id);
    if (view.clock.now() < errand.leaves_at)
        return stand();
    if (errand.to_and_fro)
        return go_to_and_fro(view, id, state);
    if (!state.on_way) {
        state.on_way = true;
        begin_leg(view, id, state);
    }
    const bool last_leg = state.passed == errand.via.size();
    if (last_leg && state.way.goal() != view.environment.usable_gates[errand.exits[state.exit].index])
        begin_leg(view, id, state); // a gate was closed or opened
    if (!state.way.goal().valid())
        return stand(); // until one opens
    if (last_leg && errand.choice == Errand::Choice::quickest && view.clock.now() >= state.look_at)
        choose_exit(view, id, state);
    if (state.way.arrived(view, id)) {
        if (last_leg)
            return leave();
        ++state.passed;
        begin_leg(view, id, state);
    }
    Decision decision = state.way.go(view, id, state.speed);
    keep_group_together(view, id, decision);
    return decision;
}

void Walker::begin_leg(const View& view, PersonId id, State& state) const
{
    const Errand& errand = view.errand_of(id);
    if (state.passed < errand.via.size())
        return state.way.to_goal(errand.via[state.passed]);
    // A group takes the exit of its first member.
    const PersonId first{view.people.group[id.index]};
    const Vec2 here = view.people.position[first.index];
    const auto is_open = [&](std::size_t i) { return opens(view, errand.exits[i]); };
    const auto away = [&](std::size_t i) { return view.site.way_to(errand.exits[i]).distance(here); };
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < errand.exits.size(); ++i)
        if (is_open(i) != is_open(nearest) ? is_open(i) : away(i) < away(nearest))
            nearest = i;
    state.exit = static_cast<std::uint8_t>(nearest);
    state.way.to_goal(view.environment.usable_gates[errand.exits[nearest].index]);
}

void Walker::choose_exit(const View& view, PersonId id, State& state) const
{
    const Errand& errand = view.errand_of(id);
    // People look at different moments; a crowd that looked at once would run to and fro between two exits.
    state.look_at = view.clock.now() + parameters.look_again * view.draws(id, Purpose::exit_choice).uniform(0.5, 1.5);
    const double now = expected_time(view, id, errand.exits[state.exit], state.speed);
    double best = now - parameters.other_exit_gain - now * parameters.other_exit_share;
    for (std::size_t i = 0; i < errand.exits.size(); ++i) {
        if (i == state.exit || !opens(view, errand.exits[i]))
            continue;
        if (const double time = expected_time(view, id, errand.exits[i], state.speed); time < best) {
            best = time;
            state.exit = static_cast<std::uint8_t>(i);
            state.way.to_goal(errand.exits[i]);
        }
    }
}

double Walker::expected_time(const View& view, PersonId id, GoalId exit, float speed) const
{
    const Vec2 here = view.people.position[id.index];
    const float own = view.site.way_to(exit).distance(here);
    const double walking = own / std::max(0.1F, speed);
    // Whom one sees before the exit, and nearer to it than oneself, will be out first.
    const double queueing = view.queues.ahead(exit, own) / (view.queues.width(exit) * parameters.exit_flow);
    return std::max(walking, queueing);
}

Decision Walker::go_to_and_fro(const View& view, PersonId id, State& state) const
{
    const Errand& errand = view.errand_of(id);
    const Vec2 here = view.people.position[id.index];
    constexpr float reached = 2; // numerical: the exit is a line, and not the point on it (unit: m)
    if (!state.on_way || distance(here, state.target) < reached) {
        state.on_way = true;
        const Segment& line = view.site.goal_line(errand.exits[++state.trips % errand.exits.size()]);
        Draws draws(view.run, view.people.key[id.index], state.trips, Purpose::crowd_plan);
        state.target = line.from + (line.to - line.from) * static_cast<float>(draws.uniform());
    }
    return walk(normalised(state.target - here), state.speed);
}

} // namespace plattan
