#include "demand/scene_register.h"

#include <algorithm>

namespace plattan {

SceneRegister::Person& SceneRegister::of(ScenePerson person)
{
    auto& pool = pools.at(static_cast<std::size_t>(person.pool));
    if (person.number >= pool.size())
        pool.resize(person.number + std::size_t{1});
    return pool[person.number];
}

bool SceneRegister::away(ScenePerson person, Date date) const
{
    if (person.pool == ScenePool::none)
        return false;
    const auto& pool = pools[static_cast<std::size_t>(person.pool)];
    return person.number < pool.size() && date.days_since_1970 < pool[person.number].away_until;
}

void SceneRegister::end_search(ScenePerson buyer, bool found)
{
    if (buyer.pool == ScenePool::none)
        return;
    Person& person = of(buyer);
    person.found_today += found;
    ++person.sought_today;
}

double SceneRegister::searches_in_vain(ScenePerson buyer) const
{
    const auto& pool = pools[static_cast<std::size_t>(buyer.pool)];
    return buyer.number < pool.size() ? pool[buyer.number].in_vain : 0;
}

double SceneRegister::expects_uniform(Seconds time_of_day, double unknown) const
{
    double none = 1;
    for (std::size_t later = 1; later <= 2; ++later) {
        const HalfHour& next = hours[(half_hour_of(time_of_day) + later) % half_hours];
        none *= 1 - (next.seen + next.unknown * unknown);
    }
    return 1 - none;
}

void SceneRegister::end_day(const TradeToday& today, const SceneParameters& parameters, double turnover, RunKey run, Date date)
{
    const double share = parameters.market_memory;
    const auto learn = [share](Remembered& remembered, double part, double whole) {
        if (whole <= 0 || share <= 0)
            return;
        remembered.share += std::max(share, 1.0 / ++remembered.days) * (part / whole - remembered.share);
    };
    learn(watching, today.watched_time, today.dealer_time);
    learn(unmet, today.searches_given_up, today.searches_given_up + today.deals);

    for (std::size_t i = 0; i < half_hours; ++i)
        if (today.stood[i] != 0)
            hours[i] = {hours[i].seen + share * (today.watched[i] - hours[i].seen), hours[i].unknown * (1 - share)};

    const Date tomorrow = date.next(1);
    for (std::size_t pool = 0; pool < pools.size(); ++pool)
        for (std::size_t number = 0; number < pools[pool].size(); ++number) {
            Person& person = pools[pool][number];
            Draws draws(run,
                        person_key(static_cast<std::uint32_t>(Population::scene_pool), date.days_since_1970,
                                   static_cast<std::uint32_t>(pool * 4096 + number)),
                        0, Purpose::scene_register);
            const double entry = draws.uniform();
            if (static_cast<ScenePool>(pool) == ScenePool::dealers && person.away_until > tomorrow.days_since_1970 &&
                entry < parameters.dealer_entry * unmet.share)
                person = {}; // somebody else stands there
            person.known *= static_cast<float>(1 - turnover);
            if (person.sought_today > 0) {
                const double in_vain = 1 - static_cast<double>(person.found_today) / person.sought_today;
                person.in_vain += static_cast<float>(parameters.buyer_memory * (in_vain - person.in_vain));
            } else {
                person.in_vain *= static_cast<float>(1 - parameters.buyer_hope);
            }
            person.found_today = person.sought_today = 0;
        }
}

} // namespace plattan
