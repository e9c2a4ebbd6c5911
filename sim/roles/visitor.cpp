#include "roles/visitor.h"

#include "people/bookkeeping.h"
#include "perception/figures.h"
#include "roles/figures.h"
#include "roles/group.h"
#include "roles/out_of_the_way.h"
#include "roles/throwing_away.h"
#include "site/random_point.h"

#include <algorithm>
#include <optional>

namespace plattan {

namespace {

/// Somebody who leaves where it came from has nothing to do here but in the place itself.
bool goes_back(const People& people, PersonId id)
{
    return people.entry_gate[id.index].valid() && people.entry_gate[id.index] == people.exit_gate[id.index];
}

/// The point to which somebody goes who comes for the place, the same for all of a group: on the square where there is one, else anywhere on the
/// ground.
std::optional<Vec2> destination(const View& view, PersonId id)
{
    constexpr int tries = 200;
    const Ground& ground = view.site.ground();
    const DistanceField& way_back = view.way(id, view.people.exit_gate[id.index]);
    Draws draws = view.lasting_draws({view.people.group[id.index]}, Purpose::destination);
    const auto is_good = [&](Vec2 p) { return way_back.reachable(p) && out_of_the_way(view.site, p, visitor_figures.wall_distance); };
    const auto on_square = random_point_on_square(ground, draws, tries, is_good);
    return on_square ? on_square : random_point(ground.low(), ground.high(), draws, tries, is_good);
}

/// How far it still is to the exit where somebody who walks from `from` comes to the square, and where it leaves it; both 0 where it never is there.
struct Stretch {
    float begins = 0, ends = 0;
};
Stretch stretch_on_square(const Site& site, const DistanceField& way, Vec2 from)
{
    constexpr float stride = 2;  // numerical: a stretch is known to so much (unit: m)
    constexpr int longest = 500; // numerical: strides of a way that leads round everything
    Stretch found;
    Vec2 p = from;
    for (int i = 0; i < longest; ++i) {
        const float left = way.distance(p);
        const Vec2 direction = way.direction(p);
        if (site.ground().on_square(p)) {
            found.begins = std::max(found.begins, left);
            found.ends = left;
        }
        if (left <= stride || (direction.x == 0 && direction.y == 0))
            break;
        p = p + direction * stride;
    }
    return found;
}

} // namespace

void Visitor::enter(const View& view, PersonId id, People& people)
{
    State& state = states[people.mind[id.index]];
    // A group walks as one: the pace is common to all, the plans are those of the first member.
    const PersonId first{people.group[id.index]};
    state.speed = group_pace(people, id, static_cast<float>(*parameters.group_slowing), static_cast<float>(*parameters.group_haste));
    choose_ways(view, id, people);
    const GoalId link = people.entry_link[id.index];
    state.doing = Arriving{};
    if (link.valid())
        state.way.to_goal(link);
    Draws litter = view.lasting_draws(id, Purpose::litter_plan);
    state.disposes = litter.chance(view.environment.litter.disposals_per_crossing());
    if (goes_back(people, id))
        state.destination = destination(view, id);
    const DistanceField& way_out = view.site.way_to(people.exit_gate[id.index]);
    const float whole = way_out.distance(state.destination.value_or(people.position[id.index]));
    state.dispose_at = whole * static_cast<float>(litter.uniform(visitor_figures.disposes_from, visitor_figures.disposes_until));
    Draws plan = view.lasting_draws(first, Purpose::stay_plan);
    const Stretch stretch = state.destination ? Stretch{whole, 0}
                            : first == id     ? stretch_on_square(view.site, way_out, people.position[id.index])
                                              : Stretch{};
    const auto share = static_cast<float>(plan.uniform(visitor_figures.considers_from, visitor_figures.considers_until));
    state.consider_at = stretch.ends + share * (stretch.begins - stretch.ends);
    state.considered = first != id; // the first one's choice counts for all
    state.mood = {.hurry = plan.uniform(), .restless = plan.uniform(), .errand = plan.uniform(), .leisure = plan.normal(0, 1)};
    state.mood.avoids = view.lasting_draws(first, Purpose::discernment)
                            .chance(people.sex[first.index] == Sex::female ? parameters.women_who_avoid : parameters.men_who_avoid);
    if (!link.valid())
        set_out(view, id, state);
}

/// Who cannot use stairs goes round them; women and young people avoid at night where people have felt unsafe.
void Visitor::choose_ways(const View& view, PersonId id, People& people)
{
    const auto row = id.index;
    const Vec2 here = people.position[row];
    const Site& site = view.site;
    if (people.traits[row].step_free) {
        const GoalId exit = people.exit_gate[row];
        if (!site.step_free_way_to(exit).reachable(here) && site.way_to(exit).reachable(here))
            return; // is helped over the stairs
        people.manner[row] = Manner::step_free;
        people.entry_link[row] = people.exit_link[row] = {}; // they lie on stairs, or on no other way
        people.detour[row] = std::max(0.0F, site.step_free_way_to(exit).distance(here) - site.way_to(exit).distance(here));
    } else if (view.environment.light.night() && (people.sex[row] == Sex::female || people.age[row] < safety_figures.young_below)) {
        people.manner[row] = Manner::careful;
    }
}

Decision Visitor::decide(const View& view, PersonId id)
{
    State& state = states[view.people.mind[id.index]];
    if (follows(view, id))
        return follow(view, id, state);
    if (state.followed_since != never)
        return stop_following(view, id, state);
    if (state.is<Crossing>() || state.is<Coming>())
        if (const auto rejoins = rejoin_group(view, id, state.speed))
            return *rejoins;
    Decision decision = std::visit([&](auto doing) { return go_on(view, id, state, doing); }, state.doing);
    keep_group_together(view, id, decision);
    return decision;
}

Decision Visitor::go_on(const View& view, PersonId id, State& state, Arriving) const
{
    if (state.way.arrived(view, id))
        set_out(view, id, state);
    return state.way.go(view, id, state.speed);
}

/// To the other side, or to the place itself. Where there is a link on the way, it has been passed.
void Visitor::set_out(const View& view, PersonId id, State& state) const
{
    state.exit.begin(view, id);
    state.doing = Crossing{};
    if (!goes_back(view.people, id) || come_to_the_place(view, id, state))
        return;
    state.doing = Coming{view.people.position[id.index], 0, 0};
    state.considered = true; // there is nowhere to go: stays near the gate
    consider(view, id, state);
}

Decision Visitor::go_on(const View& view, PersonId id, State& state, Crossing) const
{
    const Vec2 here = view.people.position[id.index];
    const auto left = [&] { return view.site.way_to(view.people.exit_gate[id.index]).distance(here); };
    if (!state.considered && view.site.ground().on_square(here)) {
        consider_if_due(view, id, state, left(), false);
        if (!state.is<Crossing>())
            return stand();
    }
    Decision decision = state.exit.go_on(view, id, state.speed);
    if (state.disposes && left() < state.dispose_at && !decision.intention.leaves) {
        state.disposes = false;
        decision.request = throw_away(view, id);
    }
    return decision;
}

Decision Visitor::leave(State& state)
{
    Decision decision = stand();
    if (state.is<Sitting>())
        decision.request = StandUp{};
    state.doing = GettingUp{};
    return decision;
}

Decision Visitor::go_on(const View& view, PersonId id, State& state, GettingUp) const
{
    state.doing = Leaving{};
    state.exit.begin(view, id);
    Decision decision = stand();
    decision.request = left_after_stay(view, id);
    return decision;
}

Decision Visitor::go_on(const View& view, PersonId id, State& state, Leaving) const { return state.exit.go_on(view, id, state.speed); }

} // namespace plattan
