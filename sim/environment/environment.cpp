#include "environment/environment.h"

#include "base/elementary.h"
#include "environment/figures.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

/// Where the n-th item falls of somebody who stands for many: apart by the golden angle, as far as ten of them walk apart.
/// @param turn of all of them (unit: rad)
Vec2 scatter(int n, double turn)
{
    const double angle = turn + 2.39996 * n, away = 1.2 * std::sqrt(n);
    return {static_cast<float>(away * elementary::cos(angle)), static_cast<float>(away * elementary::sin(angle))};
}

} // namespace

std::vector<std::uint8_t> Environment::lost_of(const std::vector<Seat>& seats) const
{
    std::vector<std::uint8_t> lost;
    for (const Seat& seat : seats)
        lost.push_back(seat.loose && std::any_of(lost_seats.begin(), lost_seats.end(), [&](const LostSeat& one) { return one.at == seat.position; }));
    return lost;
}

void Environment::follow_time(const Now& now)
{
    if (!now.clock.every(60))
        return;
    light.follow_sun(now.site, now.clock);
    const Seconds time = now.clock.time_of_day();
    if (!seats_away.empty())
        seats.put_away(seats_away, time);
    if (time == others_clean_at)
        litter.clear_off_square(now.run, now.clock.date());
}

Environment::ThrownAway Environment::throw_away(Vec2 at, LitterKind kind, int things, const Site& site, Draws& draws)
{
    const bool butt = is_butt(kind); // takes no room in a bin
    const auto nearest = bins.nearest(at, butt);
    const double drops = litter.dropping_probability(at, nearest.distance), turn = 2 * elementary::pi * draws.uniform();
    const auto fallen = [&](Vec2 middle, int n) { // many stand near walls, and nothing falls into a wall
        const Vec2 p = middle + scatter(n, turn);
        return site.ground().walkable(p) ? p : middle;
    };
    ThrownAway thrown;
    for (int n = 0; n < things; ++n)
        if (draws.chance(drops)) {
            litter.drop(fallen(at, n), kind);
            ++thrown.dropped;
        } else if (nearest.bin != Bins::none && !butt) {
            if (!bins.full(nearest.bin)) {
                bins.put(nearest.bin, 1);
            } else if (draws.chance(litter.overflow_share())) {
                litter.drop(fallen(site.standable(bins.all()[nearest.bin].position), n), LitterKind::other);
                ++thrown.beside_bin;
            }
        }
    return thrown;
}

/// Each kind of request by a call of its own.
class Environment::Settling {
public:
    Settling(Environment& environment, const Now& now, WritablePeople writes)
        : environment(environment), now(now), people(writes.people), events(writes.events)
    {
    }

    PersonId actor; ///< whose request it is

    void operator()(std::monostate) const {}
    void operator()(const WantedOfPeople auto&) const {}

    void operator()(const DropLitter& request)
    {
        dispose(request.at, request.litter, [&] {
            environment.litter.drop(request.at, request.litter);
            return ThrownAway{1, 0};
        });
    }

    void operator()(const UseBin& request)
    {
        dispose(request.at, request.litter, [&] {
            if (request.bin == Bins::none || is_butt(request.litter))
                return ThrownAway{};
            if (!environment.bins.full(request.bin)) {
                environment.bins.put(request.bin, 1);
                return ThrownAway{};
            }
            if (!draws(Purpose::overflow).chance(environment.litter.overflow_share()))
                return ThrownAway{};
            environment.litter.drop(now.site.standable(environment.bins.all()[request.bin].position), LitterKind::other);
            return ThrownAway{0, 1};
        });
    }

    void operator()(const EmptyBin& request)
    {
        if (environment.written_down != nullptr)
            environment.written_down->note_emptying(now.clock.time_of_day(), request.bin, people.key[actor.index]);
        note(EventKind::bin_emptied, request.at, environment.bins.all()[request.bin].items, request.bin);
        environment.bins.empty(request.bin);
    }

    void operator()(const PickUpLitter& request)
    {
        if (environment.written_down != nullptr)
            environment.written_down->note_picking(now.clock.time_of_day(), request.at, request.shares, people.key[actor.index]);
        if (const int taken = environment.litter.pick_up(request.at, request.shares, draws(Purpose::cleaning)); taken > 0)
            note(EventKind::litter_picked_up, request.at, taken);
        clear_sleeping_places(request.at);
    }

    void operator()(const Mend& request)
    {
        if (environment.defects.mend(request.at))
            note(EventKind::repaired, request.at, 1);
        clear_sleeping_places(request.at);
    }

    void operator()(const JoinLine& request)
    {
        const auto& counter = environment.counters.all()[request.counter];
        if (counter.line.size() >= counter.most)
            return;
        environment.counters.join(actor, request.counter);
        people.queues[actor.index] = 1;
    }

    void operator()(const LeaveLine& request)
    {
        environment.counters.leave(actor, request.counter);
        people.queues[actor.index] = 0;
        const auto& counter = environment.counters.all()[request.counter];
        note(EventKind::served, counter.at, counter.line.size(), request.counter);
    }

    void operator()(const Sit& request)
    {
        if (!environment.seats.is_free(request.place) || people.seat[actor.index].valid())
            return;
        environment.seats.take(request.place, actor);
        people.seat[actor.index] = request.place;
        const auto& spot = environment.seats.places()[request.place.index];
        // On the place itself where one can stand there, so that nobody sits on whoever took the place beside it.
        if (now.site.standable(spot.position) == spot.position)
            people.position[actor.index] = spot.position;
        note(EventKind::sat_down, spot.position, request.place.index, spot.seat);
    }

    void operator()(const StandUp&)
    {
        if (const PlaceId place = people.seat[actor.index]; place.valid()) {
            environment.seats.leave(place);
            people.seat[actor.index] = {};
        }
    }

private:
    Draws draws(Purpose purpose) const { return {now.run, people.key[actor.index], now.tick(), purpose}; }

    template <class Value> void note(EventKind kind, Vec2 at, Value value)
    {
        events.push_back({now.clock.now(), kind, actor, {}, at, static_cast<float>(value)});
    }
    template <class Value, class Thing> void note(EventKind kind, Vec2 at, Value value, Thing thing)
    {
        events.push_back({now.clock.now(), kind, actor, {}, at, static_cast<float>(value), static_cast<std::int32_t>(thing)});
    }

    /// One person has decided already what becomes of its one thing: `of_one()` does that. A person who stands for many has as many things, and what
    /// becomes of each is decided here.
    template <class OfOne> void dispose(Vec2 at, LitterKind kind, OfOne&& of_one)
    {
        if (environment.written_down != nullptr)
            environment.written_down->note_disposal(now.clock.time_of_day(), at, kind, people.traits[actor.index].visitor);
        const auto things = static_cast<int>(people.weight(actor));
        Draws of_many = draws(Purpose::overflow);
        const ThrownAway thrown = things > 1 ? environment.throw_away(at, kind, things, now.site, of_many) : of_one();
        if (thrown.dropped > 0) {
            ++people.litter_dropped[actor.index];
            note(EventKind::litter_dropped, at, is_butt(kind) ? 1 : 0);
        }
        if (thrown.beside_bin > 0) {
            ++people.litter_dropped[actor.index];
            const std::size_t bin = environment.bins.nearest(at, false).bin;
            note(EventKind::bin_overflowed, environment.bins.all()[bin].position, thrown.beside_bin, bin);
        }
    }

    /// By whoever cleans there: by day, and not where somebody of the scene is.
    void clear_sleeping_places(Vec2 at)
    {
        if (environment.sleeping_places.list().empty() || environment.light.night() ||
            std::any_of(people.present.begin(), people.present.end(), [&](PersonId id) {
                return people.traits[id.index].scene && distance(people.position[id.index], at) < sleeping_place_figures.occupied_within;
            }))
            return;
        if (const int cleared = environment.sleeping_places.clear(at); cleared > 0)
            note(EventKind::sleeping_place_cleared, at, cleared);
    }

    Environment& environment;
    const Now& now;
    People& people;
    Events& events;
};

void Environment::settle(const std::vector<OpenRequest>& requests, const Now& now, WritablePeople writes)
{
    Settling settling(*this, now, writes);
    for (const auto& open : requests) {
        settling.actor = open.actor;
        std::visit(settling, open.request);
    }
}

} // namespace plattan
