#include "encounters/encounters.h"

#include "encounters/sleeping_rough.h"

#include <algorithm>

namespace plattan {

namespace {

/// Once a second: what the day teaches dealers.
void count_watching(const Setting& s)
{
    if (!s.clock.every(1))
        return;
    TradeToday& today = s.happenings.trade;
    const std::size_t half_hour = half_hour_of(s.clock.time_of_day());
    for (const PersonId seller : s.perception.sellers()) {
        const bool watched = s.perception.uniform_in_sight(seller);
        ++today.dealer_time;
        today.watched_time += watched;
        today.stood[half_hour] = 1;
        today.watched[half_hour] |= static_cast<std::uint8_t>(watched);
    }
}

} // namespace

void Encounters::settle(const std::vector<Request>& requests, const Setting& s) const
{
    for (const auto& request : requests) {
        if (request.kind == Request::Kind::buy)
            dealing.ask(request, s);
        else if (request.kind == Request::Kind::give_up_search) {
            s.events.push_back({s.clock.now(), EventKind::search_given_up, request.actor, {}, s.people.position[request.actor.index], request.value});
            ++s.happenings.trade.searches_given_up;
            s.scene.end_search(s.people.scene_person[request.actor.index], false);
            displacement.look_elsewhere(request.actor, s);
        } else if (request.kind == Request::Kind::speak_to) {
            talks.begin(request, s);
        }
    }
    talks.go_on(s);
    dealing.go_on(s);
    disorder.settle(s);
    count_watching(s);
    offending.look_for_occasions(s, offender);
    seat_loss.settle(s);
    vandalism.settle(s);
    lie_down_for_the_night(s);
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
