#include "demand/audience.h"

#include "demand/children.h"
#include "demand/weighted.h"

#include <algorithm>

namespace plattan {

namespace {

/// The number of the class whose ways somebody takes who comes for an event, and the ends of the way: of people who come for the place itself;
/// where the demand has none, of any class by its share, from either end.
std::pair<std::size_t, const WeightedEnds*> whose_ways(const Demand& demand, Draws& draws)
{
    const auto& classes = demand.classes;
    const auto lingering = std::find_if(classes.begin(), classes.end(), [](const TripClass& one) { return one.lingers; });
    if (lingering != classes.end())
        return {static_cast<std::size_t>(lingering - classes.begin()), &lingering->one};
    std::vector<std::pair<std::size_t, double>> shares;
    for (std::size_t i = 0; i < classes.size(); ++i)
        shares.emplace_back(i, classes[i].share);
    const std::size_t drawn = *pick(shares, draws.uniform());
    return {drawn, draws.chance(0.5) ? &classes[drawn].one : &classes[drawn].other};
}

} // namespace

std::vector<Expected> draw_audience(const Site& site, const Demand& demand, const DemandParameters& parameters,
                                    const std::vector<Gathering>& gatherings, RunKey run, Date date, Seconds day_start, double weight)
{
    constexpr std::uint32_t most = 20000;
    std::vector<Expected> list;
    if (demand.classes.empty())
        return list;
    for (const Gathering& event : gatherings) {
        const Span& hours = event.hours;
        const bool began_before = hours.from < 0;
        if (began_before && day_start > 0)
            continue; // they were drawn with the day before
        for (std::uint32_t n = 0; n < static_cast<std::uint32_t>(event.audience / weight); ++n) {
            Expected person;
            person.key = person_key(static_cast<std::uint32_t>(Population::event_audience), date.days_since_1970 - (began_before ? 1 : 0),
                                    event.number * most + n);
            Draws draws(run, person.key, 0, Purpose::event_audience);
            Seconds time = hours.from - parameters.audience_early + draws.uniform() * hours.duration();
            if (began_before && time < 0)
                continue; // came before the run begins
            time = std::max(0.0, time);
            const auto [trip_class, ends] = whose_ways(demand, draws);
            const auto from = demand.open_ends(site, *ends, date, time);
            if (from.empty())
                continue;
            const TripEnd& end = demand.ends[*pick(from, draws.uniform())];
            person.entry_gate = person.exit_gate = *pick(end.gates, draws.uniform());
            person.entry_link = person.exit_link = end.via;
            person.entry_share = static_cast<float>(draws.uniform());
            person.traits.visitor = person.traits.lingers = person.traits.spectator = true;
            person.trip_class = static_cast<std::uint8_t>(trip_class);
            draw_traits(person, parameters, run, parameters.female_share);
            make_lone_children_older(person, person, time);
            person.arrives_at = day_start + time;
            list.push_back(person);
        }
    }
    std::stable_sort(list.begin(), list.end(), [](const Expected& a, const Expected& b) { return a.arrives_at < b.arrives_at; });
    return list;
}

} // namespace plattan
