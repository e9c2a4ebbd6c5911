#include "roles/visitor.h"

#include "base/elementary.h"
#include "people/bookkeeping.h"
#include "perception/figures.h"
#include "roles/figures.h"
#include "roles/group.h"
#include "roles/out_of_the_way.h"
#include "roles/staying.h"
#include "roles/throwing_away.h"
#include "site/random_point.h"

#include <algorithm>
#include <cmath>
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

/// Whoever comes for the place stays long enough to count as staying.
Seconds stay_of_one_who(bool comes, Seconds length) { return comes ? std::max<Seconds>(least_stop, length) : length; }

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

/// Of a group, for its first one, who chooses for them, too; 0 for everybody else.
std::size_t others_in_sight(const View& view, PersonId id)
{
    const People& people = view.people;
    std::size_t others = 0;
    if (people.group[id.index] == id.index)
        for (std::uint32_t row = id.index + 1; row < id.index + people.group_size[id.index]; ++row)
            others += people.is_present({row}) && distance(people.position[row], people.position[id.index]) < group_figures.out_of_sight;
    return others;
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

Decision Visitor::go_on(const View& view, PersonId id, State& state, GoingToSpot going) const
{
    if (state.way.arrived(view, id) || view.clock.now() > going.arrives_by) {
        state.doing = Standing{view.clock.now() + going.stays_for};
        return stand();
    }
    return state.way.go(view, id, state.speed);
}

Decision Visitor::go_on(const View& view, PersonId id, State& state, GoingToSeat going) const
{
    if (view.people.seat[id.index] == going.place) {
        state.doing = Sitting{view.clock.now() + going.stays_for};
        return sit();
    }
    if (!view.environment.seats.is_free(going.place) || view.clock.now() > going.arrives_by) {
        // Somebody was quicker, or there is no getting there: look for another seat nearby, then stand.
        if (++state.tries > visitor_figures.seat_tries || !go_to_seat(view, id, state, view.people.position[id.index], going.stays_for))
            go_to_spot(view, id, state, going.stays_for);
        return stand();
    }
    if (state.way.arrived(view, id, 0.6F)) {
        Decision decision = stand();
        decision.request = Sit{going.place};
        return decision;
    }
    return state.way.go(view, id, state.speed);
}

Decision Visitor::go_on(const View& view, PersonId, State& state, Standing standing) const
{
    return view.clock.now() < standing.until ? stand() : leave(state);
}

Decision Visitor::go_on(const View& view, PersonId id, State& state, Sitting sitting) const
{
    const Seconds left = sitting.until - view.clock.now();
    if (left > 0 && !view.people.seat[id.index].valid()) {
        // The seat was taken away: another one nearby, or one stands.
        state.tries = 0;
        if (!go_to_seat(view, id, state, view.people.position[id.index], left))
            go_to_spot(view, id, state, left);
        return stand();
    }
    return left > 0 && !gets_wet(view, id, state) ? sit() : leave(state);
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

/// Whether to stay is decided once; somebody who has time sits down wherever seats on the way invite to it.
void Visitor::consider_if_due(const View& view, PersonId id, State& state, float left, bool there) const
{
    const bool comes = state.is<Coming>();
    const bool in_the_place = view.site.ground().on_square(view.people.position[id.index]);
    if (state.considered || !(in_the_place || (comes && left <= 0)))
        return;
    if (state.mood.restless < parameters.time_to_sit && view.clock.every(visitor_figures.looks_every, view.people.key[id.index]) &&
        sits_down(view, id, state))
        return;
    // Nobody stops in a gate.
    if (left <= state.consider_at && (there || is_off_gates(view.site, view.people.position[id.index]))) {
        state.considered = true;
        consider(view, id, state);
    }
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

/// It has begun to rain on somebody's seat: some put up with it, the same who would sit down on a wet one.
bool Visitor::gets_wet(const View& view, PersonId id, const State& state) const
{
    return view.weather == Weather::rain && view.clock.every(visitor_figures.feels_rain_every, view.people.key[id.index]) &&
           !view.site.ground().roofed(view.people.position[id.index]) && state.mood.restless >= parameters.time_to_sit * parameters.wet_seats;
}

/// Sits down where the seats in sight are inviting enough for somebody as restless as this.
bool Visitor::sits_down(const View& view, PersonId id, State& state) const
{
    const Vec2 here = view.people.position[id.index];
    if (state.mood.restless >=
        parameters.time_to_sit * seat_appeal(parameters, view, here) * readiness_to_stay(parameters, view, id, state.mood.avoids))
        return false;
    return state.considered = go_to_seat(view, id, state, here, length_of_stay(state, parameters.sitting_median));
}

/// Somebody who comes for the place stands around where there is nothing better to do, long enough to count as staying.
void Visitor::consider(const View& view, PersonId id, State& state) const
{
    const bool comes = state.is<Coming>();
    const double readiness = readiness_to_stay(parameters, view, id, state.mood.avoids);
    const Vec2 here = view.people.position[id.index];
    if (go_to_event(view, id, state, readiness) || go_to_counter(view, id, state))
        return; // is on the way there
    const auto length = [&](double median) { return stay_of_one_who(comes, length_of_stay(state, median)); };
    if (view.people.traits[id.index].lingers && state.mood.errand < readiness) {
        const double any_seat = parameters.takes_any_seat * seat_weather(parameters, view, true);
        if (!(state.mood.restless < seat_appeal(parameters, view, here) + any_seat &&
              go_to_seat(view, id, state, here, length(parameters.sitting_median))))
            go_to_spot(view, id, state, length(parameters.meeting_median));
    } else if (comes || state.mood.hurry < parameters.brief_stop_probability * readiness) {
        go_to_spot(view, id, state, length(parameters.brief_stop_median));
    }
}

Seconds Visitor::length_of_stay(const State& state, double median) const
{
    return median * elementary::exp(parameters.stay_sigma * state.mood.leisure);
}

bool Visitor::go_to_event(const View& view, PersonId id, State& state, double readiness) const
{
    const Vec2 here = view.people.position[id.index];
    const Seconds time = view.clock.time_of_day();
    Draws draws = view.lasting_draws({view.people.group[id.index]}, Purpose::watching);
    for (const auto& event : view.environment.gatherings) {
        const bool comes_for_it = view.people.traits[id.index].spectator;
        const double stops = draws.uniform();
        const Box box = bounds(event.area.outer);
        const bool near = comes_for_it || distance(here, {std::clamp(here.x, box.low.x, box.high.x), std::clamp(here.y, box.low.y, box.high.y)}) <
                                              parameters.event_sight;
        if (!event.on(time) || !near || (!comes_for_it && stops >= parameters.watching_probability * event.appeal * readiness))
            continue;
        const auto place = random_point(box.low, box.high, draws, 20, [&](Vec2 p) {
            return inside(event.area, p) && view.site.ground().on_square(p) && !view.site.features().in_fire_lane(p) && is_off_gates(view.site, p);
        });
        if (!place || !state.way.to_point(view, id, view.site.standable(*place)))
            continue;
        const Seconds watches = std::min(event.hours.until - time, length_of_stay(state, parameters.watching_median));
        state.doing = GoingToSpot{view.clock.now() + visitor_figures.way_to_event, stay_of_one_who(state.is<Coming>(), watches)};
        return true;
    }
    return false;
}

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

bool Visitor::go_to_seat(const View& view, PersonId id, State& state, Vec2 around, Seconds stays_for) const
{
    struct Option {
        double utility;
        PlaceId place;
    };
    std::vector<Option> options;
    Draws taste = view.draws(id, Purpose::seat_choice);
    const Seats& seats = view.environment.seats;
    const SeatSeeker seeker{view.people.position[id.index], state.mood.avoids, PersonId{view.people.group[id.index]}};
    const bool joins = follows(view, id);
    const double reach = joins ? *staying_figures.group_range : Seats::range;
    const std::size_t others = others_in_sight(view, id);
    for (const PlaceId place : seats.near(around)) {
        const auto& spot = seats.places()[place.index];
        const double d = distance(spot.position, around);
        if (!seats.is_free(place) || d >= reach)
            continue;
        const double apart = joins ? d : way_to_others(seats, place, others);
        options.push_back(
            {seat_utility(parameters, view, spot, seeker) - parameters.seat_group * apart + visitor_figures.seat_luck * taste.uniform(), place});
    }
    std::sort(options.begin(), options.end(),
              [](const Option& a, const Option& b) { return a.utility != b.utility ? a.utility > b.utility : a.place < b.place; });
    for (std::size_t i = 0; i < std::min<std::size_t>(visitor_figures.seat_tries, options.size()); ++i)
        if (state.way.to_point(view, id, view.site.standable(view.environment.seats.places()[options[i].place.index].position))) {
            state.doing = GoingToSeat{options[i].place, view.clock.now() + visitor_figures.way_to_seat, stays_for};
            return true;
        }
    return false;
}

void Visitor::go_to_spot(const View& view, PersonId id, State& state, Seconds stays_for) const
{
    Draws draws = view.draws(id, Purpose::seat_choice);
    const Vec2 here = view.people.position[id.index];
    constexpr double spread = visitor_figures.spot_spread;
    const Vec2 edge = view.site.nearest_attractive_edge(here);
    const bool to_edge = draws.chance(parameters.edge_probability) && distance(edge, here) < parameters.edge_reach;
    constexpr int tries = 20; // numerical: in the mouth of a gate most are in vain
    std::optional<Vec2> spot;
    for (int i = 0; i < tries && !spot; ++i) {
        Vec2 p = here + Vec2{static_cast<float>(draws.uniform(-spread, spread)), static_cast<float>(draws.uniform(-spread, spread))};
        if (to_edge)
            p = edge + normalised(here - edge) * static_cast<float>(draws.uniform(visitor_figures.edge_from, visitor_figures.edge_until));
        if (view.site.ground().on_square(p) && is_off_gates(view.site, p))
            spot = p;
    }
    const bool leads_there = spot && state.way.to_point(view, id, view.site.standable(*spot));
    // Who has not got there by then stands where it is.
    state.doing = GoingToSpot{view.clock.now() + (leads_there ? *visitor_figures.way_to_spot : 0), stays_for};
}

} // namespace plattan
