#include "encounters/encounters.h"

#include <algorithm>

namespace plattan {

void Encounters::settle(const Clock& clock, RunKey run, const Site& site, Environment& environment, const Perception& perception,
                        const std::vector<Request>& requests, People& people, Happenings& happenings, Events& events)
{
    for (const auto& request : requests) {
        if (request.kind == Request::Kind::buy)
            dealing.ask(request, clock, run, perception, people, happenings);
        else if (request.kind == Request::Kind::give_up_search) {
            events.push_back({clock.now(), EventKind::search_given_up, request.actor, {}, people.position[request.actor.index], request.value});
            displacement.look_elsewhere(request.actor, clock.now(), run, site, people, events);
        }
    }
    dealing.go_on(clock, run, site, environment, perception, people, happenings, events);
    offending.look_for_occasions(clock, run, offender, site, environment, perception, people, happenings, events);
    vandalism.settle(clock, run, site, perception, people, environment, events);
}

std::vector<Request> in_drawn_order(const std::vector<Decision>& decisions, const Clock& clock, RunKey run, const People& people)
{
    struct Drawn {
        std::uint64_t draw;
        const Request* request;
    };
    std::vector<Drawn> drawn;
    for (const auto& decision : decisions)
        if (decision.request.kind != Request::Kind::none) {
            Draws draws(run, people.key[decision.request.actor.index], static_cast<std::uint32_t>(clock.tick()), Purpose::request_order);
            drawn.push_back({draws.bits(), &decision.request});
        }
    std::sort(drawn.begin(), drawn.end(),
              [](const Drawn& a, const Drawn& b) { return a.draw != b.draw ? a.draw < b.draw : a.request->actor < b.request->actor; });
    std::vector<Request> requests;
    for (const auto& entry : drawn)
        requests.push_back(*entry.request);
    return requests;
}

} // namespace plattan
