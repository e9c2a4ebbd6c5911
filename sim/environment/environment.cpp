#include "environment/environment.h"

#include "base/elementary.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

/// Where the n-th item falls of somebody who stands for many: apart by the golden angle, as far as ten of them walk apart.
Vec2 scatter(int n)
{
    const double angle = 2.39996 * n, away = 1.2 * std::sqrt(n);
    return {static_cast<float>(away * elementary::cos(angle)), static_cast<float>(away * elementary::sin(angle))};
}

} // namespace

void Environment::follow_time(const Site& site, const Clock& clock, RunKey run)
{
    constexpr Seconds others_clean_at = 5 * 3600;
    if (!clock.every(60))
        return;
    light.follow_sun(site, clock);
    const Seconds time = clock.time_of_day();
    if (!seats_away.empty())
        seats.put_loose_away(any_contains(seats_away, time));
    if (time == others_clean_at)
        litter.clear_off_square(run, clock.date());
}

/// By whoever cleans there: by day, and not where somebody of the scene is.
void Environment::clear_sleeping_places(const Request& request, Seconds now, const People& people, Events& events)
{
    constexpr float beside = 3; ///< (unit: m)
    if (sleeping_places.list().empty() || light.night() || std::any_of(people.present.begin(), people.present.end(), [&](PersonId id) {
            return people.traits[id.index].scene && distance(people.position[id.index], request.at) < beside;
        }))
        return;
    if (const int cleared = sleeping_places.clear(request.at); cleared > 0)
        events.push_back({now, EventKind::sleeping_place_cleared, request.actor, {}, request.at, static_cast<float>(cleared)});
}

void Environment::settle(const std::vector<Request>& requests, const Clock& clock, RunKey run, const Site& site, People& people, Events& events)
{
    for (const auto& request : requests) {
        const PersonId actor = request.actor;
        switch (request.kind) {
        case Request::Kind::drop_litter:
            for (int n = 0; n < static_cast<int>(people.weight(actor)); ++n)
                litter.drop(request.at + scatter(n), request.litter);
            ++people.litter_dropped[actor.index];
            events.push_back({clock.now(), EventKind::litter_dropped, actor, {}, request.at, is_butt(request.litter) ? 1.0F : 0.0F});
            break;
        case Request::Kind::use_bin: {
            const auto items = static_cast<int>(people.weight(actor));
            if (is_butt(request.litter)) // takes no room
                break;
            if (!bins.full(request.thing)) {
                bins.put(request.thing, items);
                break;
            }
            Draws draws(run, people.key[actor.index], static_cast<std::uint32_t>(clock.tick()), Purpose::overflow);
            if (!draws.chance(litter.overflow_share()))
                break;
            const Vec2 beside = bins.all()[request.thing].position;
            for (int n = 0; n < items; ++n)
                litter.drop(site.standable(beside) + scatter(n), LitterKind::other);
            ++people.litter_dropped[actor.index];
            events.push_back({clock.now(), EventKind::bin_overflowed, actor, {}, beside, static_cast<float>(items)});
            break;
        }
        case Request::Kind::empty_bin:
            events.push_back({clock.now(), EventKind::bin_emptied, actor, {}, request.at, static_cast<float>(bins.all()[request.thing].items)});
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
            break;
        case Request::Kind::mend:
            if (defects.mend(request.at))
                events.push_back({clock.now(), EventKind::repaired, actor, {}, request.at, 1});
            clear_sleeping_places(request, clock.now(), people, events);
            break;
        case Request::Kind::pick_up_litter: {
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
                                  static_cast<float>(request.place.index)});
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
