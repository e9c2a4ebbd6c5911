#include "encounters/dealing.h"

#include "encounters/caution.h"

#include <algorithm>

namespace plattan {

void Dealing::ask(const Request& request, const Clock& clock, RunKey run, const Perception& perception, People& people, Happenings& happenings) const
{
    const PersonId buyer = request.actor, seller = request.target;
    const bool here =
        people.is_present(seller) && distance(people.position[buyer.index], people.position[seller.index]) <= parameters.answer_distance;
    const bool busy =
        people.engaged_with[seller.index].valid() || people.engaged_with[buyer.index].valid() || people.occupied_until[seller.index] > clock.now();
    if (!here || busy || !dares(seller, buyer, clock, run, perception, people)) {
        people.refused_at[buyer.index] = clock.now();
        return;
    }
    people.engaged_with[seller.index] = buyer;
    people.engaged_with[buyer.index] = seller;
    // Three acts: two thirds of the time is talk, then the exchange, then the parting.
    const Seconds exchange_at = clock.now() + (parameters.duration - parameters.exchange_duration) * 2 / 3;
    happenings.deals.push_back(
        {seller, buyer, clock.now(), exchange_at, exchange_at + parameters.exchange_duration, clock.now() + parameters.duration, {}, 0, false});
}

/// Whether the dealer deals in spite of the uniform in sight, or remembered. One draw per dealer and buyer: asking
/// again and again changes nothing, time does.
bool Dealing::dares(PersonId seller, PersonId buyer, const Clock& clock, RunKey run, const Perception& perception, const People& people) const
{
    const double wariness = caution(perception, seller, clock.now(), parameters.caution_fades_in);
    if (wariness == 0)
        return true;
    Draws draws(run, people.key[seller.index], static_cast<std::uint32_t>(mix(people.key[buyer.index])), Purpose::deal_answer);
    return draws.chance(1 - wariness * (1 - parameters.in_sight_multiplier));
}

void Dealing::notice(Deal& deal, const Clock& clock, const Site& site, const Environment& environment, const Perception& perception, RunKey run,
                     People& people) const
{
    const Vec2 place = people.position[deal.seller.index];
    for (const PersonId id : people.present) {
        if (!people.traits[id.index].visitor || std::find(deal.could_notice.begin(), deal.could_notice.end(), id) != deal.could_notice.end() ||
            !perception.sees(site, environment.light, people.position[id.index], place, parameters.notice_distance))
            continue;
        deal.could_notice.push_back(id);
        // Keyed by visitor and dealer and moment, not by anything that other deals could shift.
        Draws draws(run, people.key[id.index],
                    static_cast<std::uint32_t>(mix(people.key[deal.seller.index]) ^ static_cast<std::uint64_t>(deal.since)), Purpose::deal_notice);
        if (!draws.chance(parameters.notice_probability))
            continue;
        deal.noticed += static_cast<int>(people.visitor_weight);
        auto& count = people.deals_noticed[id.index];
        count = clock.now() - people.deal_noticed_at[id.index] > remembered_for ? 1 : static_cast<std::uint8_t>(std::min(count + 1, 255));
        people.deal_noticed_at[id.index] = clock.now();
    }
}

void Dealing::go_on(const Clock& clock, RunKey run, const Site& site, const Environment& environment, const Perception& perception, People& people,
                    Happenings& happenings, Events& events) const
{
    const auto part = [&](const Deal& deal) {
        people.engaged_with[deal.seller.index] = {};
        people.engaged_with[deal.buyer.index] = {};
    };
    std::erase_if(happenings.deals, [&](Deal& deal) {
        const Vec2 place = people.position[deal.seller.index];
        if (clock.now() < deal.exchange_at) {
            const bool wary = perception.uniform_in_sight(deal.seller) && !dares(deal.seller, deal.buyer, clock, run, perception, people);
            const bool spoken_to = people.occupied_until[deal.seller.index] > clock.now() || people.occupied_until[deal.buyer.index] > clock.now();
            if (wary || spoken_to || !people.is_present(deal.seller) || !people.is_present(deal.buyer)) {
                people.refused_at[deal.buyer.index] = clock.now();
                events.push_back(
                    {clock.now(), EventKind::deal_broken_off, deal.seller, deal.buyer, place, static_cast<float>(clock.now() - deal.since)});
                part(deal);
                return true;
            }
        } else if (clock.now() < deal.exchange_ends) {
            notice(deal, clock, site, environment, perception, run, people);
        } else if (!deal.exchanged) {
            deal.exchanged = true;
            people.doses[deal.buyer.index] = 1;
            ++happenings.trade.deals;
            events.push_back({clock.now(), EventKind::deal, deal.seller, deal.buyer, place, static_cast<float>(deal.noticed)});
        }
        if (clock.now() < deal.ends_at)
            return false;
        part(deal);
        return true;
    });
}

} // namespace plattan
