#include "demand/usable_gates.h"

#include <algorithm>

namespace plattan {

namespace {

bool lead_the_same_way(const Demand& demand, GoalId a, GoalId b)
{
    const auto leads_through = [](const TripEnd& end, GoalId gate) {
        return std::any_of(end.gates.begin(), end.gates.end(), [&](const auto& one) { return one.first == gate; });
    };
    return std::any_of(demand.ends.begin(), demand.ends.end(), [&](const TripEnd& end) { return leads_through(end, a) && leads_through(end, b); });
}

} // namespace

std::vector<GoalId> usable_gates(const Demand& demand, const Site& site, Date date, Seconds time_of_day)
{
    const auto count = static_cast<std::uint32_t>(site.features().gates.size());
    std::vector<std::uint8_t> open(count);
    for (std::uint32_t gate = 0; gate < count; ++gate)
        open[gate] = demand.gate_open(site, {gate}, date, time_of_day);
    std::vector<GoalId> usable(count);
    for (std::uint32_t gate = 0; gate < count; ++gate) {
        if (open[gate]) {
            usable[gate] = {gate};
            continue;
        }
        const Vec2 before_it = site.inside_gate({gate}, 0.5F);
        bool same_way = false;
        float least = unreachable;
        for (std::uint32_t other = 0; other < count; ++other) {
            if (!open[other])
                continue;
            const float way = site.way_to({other}).distance(before_it);
            const bool same = lead_the_same_way(demand, {gate}, {other});
            if (way < unreachable && (same != same_way ? same : way < least)) {
                usable[gate] = {other};
                same_way = same;
                least = way;
            }
        }
    }
    return usable;
}

GoalId gate_now(const People& people, PersonId id, GoalId planned, const std::vector<GoalId>& usable)
{
    const Traits& traits = people.traits[id.index];
    return traits.uniform || traits.host || !planned.valid() ? planned : usable[planned.index];
}

} // namespace plattan
