#include "encounters/dealing.h"

#include "encounters/caution.h"
#include "encounters/figures.h"

#include <algorithm>

namespace plattan {

void Dealing::ask(PersonId buyer, PersonId seller, const Setting& s) const
{
    const bool here =
        s.people.is_present(seller) && distance(s.people.position[buyer.index], s.people.position[seller.index]) <= talk_figures.talking_distance;
    const bool busy =
        s.people.engaged_with[seller.index].valid() || s.people.engaged_with[buyer.index].valid() || s.people.occupied(seller, s.clock.now());
    if (!here || busy || s.people.doses[seller.index] == 0 || !dares(seller, buyer, s)) {
        s.writes.people.refused_at[buyer.index] = s.clock.now();
        return;
    }
    s.writes.people.engaged_with[seller.index] = buyer;
    s.writes.people.engaged_with[buyer.index] = seller;
    // Three acts: two thirds of the time is talk, then the exchange, then the parting.
    const double pace = s.draws(buyer, Purpose::deal_length).log_normal_of_mean(1, talk_figures.sigma);
    const Seconds lasts = pace * parameters.duration, exchange = pace * parameters.exchange_duration,
                  exchange_at = s.clock.now() + (lasts - exchange) * 2 / 3;
    s.writes.happenings.deals.push_back({seller, buyer, s.clock.now(), exchange_at, exchange_at + exchange, s.clock.now() + lasts, {}, 0, false});
}

/// Whether the dealer deals in spite of the uniform in sight, or remembered. Who knows that none comes at this time of
/// the day forgets it sooner. One draw per dealer and buyer: asking again and again changes nothing, time does.
bool Dealing::dares(PersonId seller, PersonId buyer, const Setting& s) const
{
    const Seconds fades_in = parameters.caution_fades_in * s.scene_register.expects_uniform(s.clock.time_of_day(), parameters.unknown_half_hour);
    const double wariness = caution(s.perception, s.perception.sight_of_uniforms(seller), s.clock.now(), fades_in);
    if (wariness == 0)
        return true;
    Draws draws(s.run, s.people.key[seller.index], static_cast<std::uint32_t>(mix(s.people.key[buyer.index])), Purpose::deal_answer);
    return draws.chance(1 - wariness * (1 - parameters.in_sight_multiplier));
}

void Dealing::notice(Deal& deal, const Setting& s) const
{
    const Vec2 place = s.people.position[deal.seller.index];
    for (const PersonId id : s.people.present) {
        if (!s.people.traits[id.index].visitor || std::find(deal.could_notice.begin(), deal.could_notice.end(), id) != deal.could_notice.end() ||
            !s.perception.sees(s.site, s.environment.light, s.people.position[id.index], place, parameters.notice_distance))
            continue;
        deal.could_notice.push_back(id);
        // Keyed by visitor and dealer and moment, not by anything that other deals could shift.
        Draws draws(s.run, s.people.key[id.index],
                    static_cast<std::uint32_t>(mix(s.people.key[deal.seller.index]) ^ static_cast<std::uint64_t>(deal.since)), Purpose::deal_notice);
        if (!draws.chance(parameters.notice_probability))
            continue;
        deal.noticed += static_cast<int>(s.people.visitor_weight);
        auto& count = s.writes.people.deals_noticed[id.index];
        count = s.clock.now() - s.people.deal_noticed_at[id.index] > remembered_for ? 1 : static_cast<std::uint8_t>(std::min(count + 1, 255));
        s.writes.people.deal_noticed_at[id.index] = s.clock.now();
    }
}

void Dealing::go_on(const Setting& s) const
{
    const auto part = [&](const Deal& deal) {
        s.writes.people.engaged_with[deal.seller.index] = {};
        s.writes.people.engaged_with[deal.buyer.index] = {};
    };
    std::erase_if(s.writes.happenings.deals, [&](Deal& deal) {
        const Vec2 place = s.people.position[deal.seller.index];
        if (s.clock.now() < deal.exchange_at) {
            const bool wary = s.perception.uniform_in_sight(deal.seller) && !dares(deal.seller, deal.buyer, s);
            const bool spoken_to = s.people.occupied(deal.seller, s.clock.now()) || s.people.occupied(deal.buyer, s.clock.now());
            if (wary || spoken_to || !s.people.is_present(deal.seller) || !s.people.is_present(deal.buyer)) {
                s.writes.people.refused_at[deal.buyer.index] = s.clock.now();
                s.writes.events.push_back(
                    {s.clock.now(), EventKind::deal_broken_off, deal.seller, deal.buyer, place, static_cast<float>(s.clock.now() - deal.since)});
                part(deal);
                return true;
            }
        } else if (s.clock.now() < deal.exchange_ends) {
            notice(deal, s);
        } else if (!deal.exchanged && s.people.doses[deal.seller.index] > 0) {
            deal.exchanged = true;
            s.writes.people.doses[deal.buyer.index] = 1;
            --s.writes.people.doses[deal.seller.index];
            s.writes.scene_register.end_search(s.people.scene_person[deal.buyer.index], true);
            ++s.writes.happenings.trade.deals;
            s.writes.events.push_back({s.clock.now(), EventKind::deal, deal.seller, deal.buyer, place, static_cast<float>(deal.noticed)});
        }
        if (s.clock.now() < deal.ends_at)
            return false;
        part(deal);
        return true;
    });
}

} // namespace plattan
