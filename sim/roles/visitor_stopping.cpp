// Whether visitors stop, for what and for how long; and how they stand.

#include "base/elementary.h"
#include "people/bookkeeping.h"
#include "roles/figures.h"
#include "roles/out_of_the_way.h"
#include "roles/staying.h"
#include "roles/visitor.h"
#include "site/random_point.h"

#include <algorithm>
#include <optional>

namespace plattan {

namespace {

/// Whoever comes for the place stays long enough to count as staying.
Seconds stay_of_one_who(bool comes, Seconds length) { return comes ? std::max<Seconds>(least_stop, length) : length; }

} // namespace

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

Decision Visitor::go_on(const View& view, PersonId id, State& state, GoingToSpot going) const
{
    if (state.way.arrived(view, id) || view.clock.now() > going.arrives_by) {
        state.doing = Standing{view.clock.now() + going.stays_for};
        return stand();
    }
    return state.way.go(view, id, state.speed);
}

Decision Visitor::go_on(const View& view, PersonId, State& state, Standing standing) const
{
    return view.clock.now() < standing.until ? stand() : leave(state);
}

} // namespace plattan
