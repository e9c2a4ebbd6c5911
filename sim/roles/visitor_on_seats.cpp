// How visitors choose a seat, sit on it and get up.

#include "roles/figures.h"
#include "roles/group.h"
#include "roles/staying.h"
#include "roles/visitor.h"

#include <algorithm>

namespace plattan {

namespace {

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

/// Sits down where the seats in sight are inviting enough for somebody as restless as this.
bool Visitor::sits_down(const View& view, PersonId id, State& state) const
{
    const Vec2 here = view.people.position[id.index];
    if (state.mood.restless >=
        parameters.time_to_sit * seat_appeal(parameters, view, here) * readiness_to_stay(parameters, view, id, state.mood.avoids))
        return false;
    return state.considered = go_to_seat(view, id, state, here, length_of_stay(state, parameters.sitting_median));
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

/// It has begun to rain on somebody's seat: some put up with it, the same who would sit down on a wet one.
bool Visitor::gets_wet(const View& view, PersonId id, const State& state) const
{
    return view.weather == Weather::rain && view.clock.every(visitor_figures.feels_rain_every, view.people.key[id.index]) &&
           !view.site.ground().roofed(view.people.position[id.index]) && state.mood.restless >= parameters.time_to_sit * parameters.wet_seats;
}

} // namespace plattan
