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

void Environment::follow_time(const Site& site, const Clock& clock, RunKey run)
{
    if (!clock.every(60))
        return;
    light.follow_sun(site, clock);
    const Seconds time = clock.time_of_day();
    if (!seats_away.empty())
        seats.put_away(seats_away, time);
    if (time == others_clean_at)
        litter.clear_off_square(run, clock.date());
}

/// By whoever cleans there: by day, and not where somebody of the scene is.
void Environment::clear_sleeping_places(const Request& request, Seconds now, const People& people, Events& events)
{
    if (sleeping_places.list().empty() || light.night() || std::any_of(people.present.begin(), people.present.end(), [&](PersonId id) {
            return people.traits[id.index].scene && distance(people.position[id.index], request.at) < sleeping_place_figures.occupied_within;
        }))
        return;
    if (const int cleared = sleeping_places.clear(request.at); cleared > 0)
        events.push_back({now, EventKind::sleeping_place_cleared, request.actor, {}, request.at, static_cast<float>(cleared)});
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

/// One person decides for one thing, and has decided. Who stands for many has as many things, and each is decided for here.
void Environment::settle_disposal(const Request& request, const Clock& clock, RunKey run, const Site& site, People& people, Events& events)
{
    const PersonId actor = request.actor;
    if (written_down != nullptr)
        written_down->note_disposal(clock.time_of_day(), request.at, request.litter);
    Draws draws(run, people.key[actor.index], static_cast<std::uint32_t>(clock.tick()), Purpose::overflow);
    ThrownAway thrown;
    if (const auto things = static_cast<int>(people.weight(actor)); things > 1) {
        thrown = throw_away(request.at, request.litter, things, site, draws);
    } else if (request.kind == Request::Kind::drop_litter) {
        litter.drop(request.at, request.litter);
        thrown.dropped = 1;
    } else if (request.thing != Bins::none && !is_butt(request.litter)) {
        if (!bins.full(request.thing)) {
            bins.put(request.thing, 1);
        } else if (draws.chance(litter.overflow_share())) {
            litter.drop(site.standable(bins.all()[request.thing].position), LitterKind::other);
            thrown.beside_bin = 1;
        }
    }
    if (thrown.dropped > 0) {
        ++people.litter_dropped[actor.index];
        events.push_back({clock.now(), EventKind::litter_dropped, actor, {}, request.at, is_butt(request.litter) ? 1.0F : 0.0F});
    }
    if (thrown.beside_bin > 0) {
        ++people.litter_dropped[actor.index];
        const std::size_t bin = bins.nearest(request.at, false).bin;
        events.push_back({clock.now(),
                          EventKind::bin_overflowed,
                          actor,
                          {},
                          bins.all()[bin].position,
                          static_cast<float>(thrown.beside_bin),
                          static_cast<std::int32_t>(bin)});
    }
}

void Environment::settle(const std::vector<Request>& requests, const Clock& clock, RunKey run, const Site& site, People& people, Events& events)
{
    for (const auto& request : requests) {
        const PersonId actor = request.actor;
        switch (request.kind) {
        case Request::Kind::drop_litter:
        case Request::Kind::use_bin:
            settle_disposal(request, clock, run, site, people, events);
            break;
        case Request::Kind::empty_bin:
            if (written_down != nullptr)
                written_down->note_emptying(clock.time_of_day(), request.thing, people.key[actor.index]);
            events.push_back({clock.now(),
                              EventKind::bin_emptied,
                              actor,
                              {},
                              request.at,
                              static_cast<float>(bins.all()[request.thing].items),
                              static_cast<std::int32_t>(request.thing)});
            bins.empty(request.thing);
            break;
        case Request::Kind::join_line:
            if (counters.all()[request.thing].line.size() < counters.all()[request.thing].most) {
                counters.join(actor, request.thing);
                people.queues[actor.index] = 1;
            }
            break;
        case Request::Kind::leave_line:
            counters.leave(actor, request.thing);
            people.queues[actor.index] = 0;
            events.push_back({clock.now(),
                              EventKind::served,
                              actor,
                              {},
                              counters.all()[request.thing].at,
                              static_cast<float>(counters.all()[request.thing].line.size()),
                              static_cast<std::int32_t>(request.thing)});
            break;
        case Request::Kind::mend:
            if (defects.mend(request.at))
                events.push_back({clock.now(), EventKind::repaired, actor, {}, request.at, 1});
            clear_sleeping_places(request, clock.now(), people, events);
            break;
        case Request::Kind::pick_up_litter: {
            if (written_down != nullptr)
                written_down->note_picking(clock.time_of_day(), request.at, request.shares, people.key[actor.index]);
            const Draws draws(run, people.key[actor.index], static_cast<std::uint32_t>(clock.tick()), Purpose::cleaning);
            const int taken = litter.pick_up(request.at, request.shares, draws);
            if (taken > 0)
                events.push_back({clock.now(), EventKind::litter_picked_up, actor, {}, request.at, static_cast<float>(taken)});
            clear_sleeping_places(request, clock.now(), people, events);
            break;
        }
        case Request::Kind::sit:
            if (seats.is_free(request.place) && !people.seat[actor.index].valid()) {
                seats.take(request.place, actor);
                people.seat[actor.index] = request.place;
                // On the place itself where one can stand there, so that nobody sits on whoever took the place beside it.
                if (const Vec2 spot = seats.places()[request.place.index].position; site.standable(spot) == spot)
                    people.position[actor.index] = spot;
                events.push_back({clock.now(),
                                  EventKind::sat_down,
                                  actor,
                                  {},
                                  seats.places()[request.place.index].position,
                                  static_cast<float>(request.place.index),
                                  seats.places()[request.place.index].seat});
            }
            break;
        case Request::Kind::stand_up:
            if (const PlaceId place = people.seat[actor.index]; place.valid()) {
                seats.leave(place);
                people.seat[actor.index] = {};
            }
            break;
        default:
            break;
        }
    }
}

} // namespace plattan
