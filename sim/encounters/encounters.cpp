#include "encounters/encounters.h"

#include "base/overloaded.h"
#include "encounters/sleeping_rough.h"

#include <algorithm>

namespace plattan {

namespace {

/// Once a second: what the day teaches dealers.
void count_watching(const Setting& s)
{
    if (!s.clock.every(1))
        return;
    TradeToday& today = s.writes.happenings.trade;
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

void Encounters::settle(const std::vector<OpenRequest>& requests, const Setting& s) const
{
    for (const auto& open : requests) {
        const PersonId actor = open.actor;
        std::visit(Overloaded{[&](const Buy& request) { dealing.ask(actor, request.seller, s); },
                              [&](const GiveUpSearch& request) {
                                  s.writes.events.push_back(
                                      {s.clock.now(), EventKind::search_given_up, actor, {}, s.people.position[actor.index], request.searched});
                                  ++s.writes.happenings.trade.searches_given_up;
                                  s.writes.scene_register.end_search(s.people.scene_person[actor.index], false);
                                  displacement.look_elsewhere(actor, s);
                              },
                              [&](const SpeakTo& request) { talks.begin(actor, request, s); },
                              []<class T>(const T&) { static_assert(!WantedOfPeople<T>, "settled here, or by the environment"); }},
                   open.request);
    }
    dealing.go_on(s);
    disorder.settle(s);
    count_watching(s);
    offending.look_for_occasions(s);
    seat_loss.settle(s);
    vandalism.settle(s);
    lie_down_for_the_night(s);
}

std::vector<OpenRequest> in_drawn_order(const std::vector<Decision>& decisions, const Present& now)
{
    struct Drawn {
        std::uint64_t draw;
        PersonId actor;
        const Request* request;
    };
    std::vector<Drawn> drawn;
    for (std::size_t i = 0; i < decisions.size(); ++i)
        if (const Request& request = decisions[i].request; !std::holds_alternative<std::monostate>(request)) {
            const PersonId actor = now.people.present[i];
            Draws draws = now.draws(actor, Purpose::request_order);
            drawn.push_back({draws.bits(), actor, &request});
        }
    std::sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) { return a.draw != b.draw ? a.draw < b.draw : a.actor < b.actor; });
    std::vector<OpenRequest> requests;
    requests.reserve(drawn.size());
    for (const auto& entry : drawn)
        requests.push_back({entry.actor, *entry.request});
    return requests;
}

} // namespace plattan
