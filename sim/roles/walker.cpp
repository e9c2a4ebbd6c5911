#include "roles/walker.h"

#include <algorithm>
#include <limits>

namespace plattan {

namespace {

bool opens(const Scene& scene, GoalId gate) { return scene.environment.usable_gates[gate.index] == gate; }

} // namespace

void Walker::enter(const Scene&, PersonId id, People& people)
{
    states[people.mind[id.index]].speed =
        group_pace(people, id, static_cast<float>(*parameters.group_slowing), static_cast<float>(*parameters.group_haste));
}

Decision Walker::decide(const Scene& scene, PersonId id)
{
    State& state = states[scene.people.mind[id.index]];
    const Errand& errand = scene.errand_of(id);
    if (scene.clock.now() < errand.leaves_at)
        return stand();
    if (errand.to_and_fro)
        return go_to_and_fro(scene, id, state);
    if (!state.on_way) {
        state.on_way = true;
        begin_leg(scene, id, state);
    }
    const bool last_leg = state.passed == errand.via.size();
    if (last_leg && state.way.goal() != scene.environment.usable_gates[errand.exits[state.exit].index])
        begin_leg(scene, id, state); // a gate was closed or opened
    if (!state.way.goal().valid())
        return stand(); // until one opens
    if (last_leg && errand.choice == Errand::Choice::quickest && scene.clock.now() >= state.look_at)
        choose_exit(scene, id, state);
    if (state.way.arrived(scene, id)) {
        if (last_leg)
            return leave();
        ++state.passed;
        begin_leg(scene, id, state);
    }
    Decision decision = state.way.go(scene, id, state.speed);
    keep_group_together(scene, id, decision);
    return decision;
}

void Walker::begin_leg(const Scene& scene, PersonId id, State& state) const
{
    const Errand& errand = scene.errand_of(id);
    if (state.passed < errand.via.size())
        return state.way.to_goal(errand.via[state.passed]);
    // A group takes the exit of its first member.
    const PersonId first{scene.people.group[id.index]};
    const Vec2 here = scene.people.position[first.index];
    const auto is_open = [&](std::size_t i) { return opens(scene, errand.exits[i]); };
    const auto away = [&](std::size_t i) { return scene.site.way_to(errand.exits[i]).distance(here); };
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < errand.exits.size(); ++i)
        if (is_open(i) != is_open(nearest) ? is_open(i) : away(i) < away(nearest))
            nearest = i;
    state.exit = static_cast<std::uint8_t>(nearest);
    state.way.to_goal(scene.environment.usable_gates[errand.exits[nearest].index]);
}

void Walker::choose_exit(const Scene& scene, PersonId id, State& state) const
{
    const Errand& errand = scene.errand_of(id);
    // People look at different moments; a crowd that looked at once would run to and fro between two exits.
    state.look_at = scene.clock.now() + parameters.look_again * scene.draws(id, Purpose::exit_choice).uniform(0.5, 1.5);
    const double now = expected_time(scene, id, errand.exits[state.exit], state.speed);
    double best = now - parameters.other_exit_gain - now * parameters.other_exit_share;
    for (std::size_t i = 0; i < errand.exits.size(); ++i) {
        if (i == state.exit || !opens(scene, errand.exits[i]))
            continue;
        if (const double time = expected_time(scene, id, errand.exits[i], state.speed); time < best) {
            best = time;
            state.exit = static_cast<std::uint8_t>(i);
            state.way.to_goal(errand.exits[i]);
        }
    }
}

double Walker::expected_time(const Scene& scene, PersonId id, GoalId exit, float speed) const
{
    const Vec2 here = scene.people.position[id.index];
    const float own = scene.site.way_to(exit).distance(here);
    const double walking = own / std::max(0.1F, speed);
    // Whom one sees before the exit, and nearer to it than oneself, will be out first.
    const double queueing = scene.queues.ahead(exit, own) / (scene.queues.width(exit) * parameters.exit_flow);
    return std::max(walking, queueing);
}

Decision Walker::go_to_and_fro(const Scene& scene, PersonId id, State& state) const
{
    const Errand& errand = scene.errand_of(id);
    const Vec2 here = scene.people.position[id.index];
    constexpr float reached = 2; // numerical: the exit is a line, and not the point on it (unit: m)
    if (!state.on_way || distance(here, state.target) < reached) {
        state.on_way = true;
        const Segment& line = scene.site.goal_line(errand.exits[++state.trips % errand.exits.size()]);
        Draws draws(scene.run, scene.people.key[id.index], state.trips, Purpose::crowd_plan);
        state.target = line.from + (line.to - line.from) * static_cast<float>(draws.uniform());
    }
    return walk(normalised(state.target - here), state.speed);
}

} // namespace plattan
