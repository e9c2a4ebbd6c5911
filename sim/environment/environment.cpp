#include "environment/environment.h"

namespace plattan {

void Environment::settle(const std::vector<Request>& requests, const Clock& clock, RunKey run, People& people, Events& events)
{
    for (const auto& request : requests) {
        const PersonId actor = request.actor;
        switch (request.kind) {
        case Request::Kind::drop_litter:
            litter.drop(request.at, request.butt);
            ++people.litter_dropped[actor.index];
            events.push_back({clock.now(), EventKind::litter_dropped, actor, {}, request.at, request.butt ? 1.0F : 0.0F});
            break;
        case Request::Kind::pick_up_litter: {
            const Draws draws(run, people.key[actor.index], static_cast<std::uint32_t>(clock.tick()), Purpose::cleaning);
            const int taken = litter.pick_up(request.at, request.butt_share, request.share, draws);
            if (taken > 0)
                events.push_back({clock.now(), EventKind::litter_picked_up, actor, {}, request.at, static_cast<float>(taken)});
            break;
        }
        case Request::Kind::sit:
            if (seats.is_free(request.place) && !people.seat[actor.index].valid()) {
                seats.take(request.place, actor);
                people.seat[actor.index] = request.place;
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
