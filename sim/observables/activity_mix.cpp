#include "observables/activity_mix.h"

#include <algorithm>

namespace plattan {

namespace {

bool at_event(Vec2 p, const std::vector<Gathering>& gatherings, Seconds time_of_day)
{
    return std::any_of(gatherings.begin(), gatherings.end(), [&](const Gathering& event) { return event.on(time_of_day) && inside(event.area, p); });
}

bool in_line(PersonId id, const Counters& counters)
{
    for (std::size_t counter = 0; counter < counters.all().size(); ++counter)
        if (counters.place_of(id, counter))
            return true;
    return false;
}

} // namespace

Use use_of(PersonId id, const People& people, const Environment& environment, const Site& site, Seconds time_of_day)
{
    const Activity activity = people.activity[id.index];
    if (activity != Activity::walking && at_event(people.position[id.index], environment.gatherings, time_of_day))
        return Use::event;
    if (activity == Activity::sitting)
        return Use::sitting;
    if (in_line(id, environment.counters))
        return Use::shopping;
    if (activity != Activity::walking)
        return Use::standing;
    const auto& gates = site.features().gates;
    const Gate &from = gates[people.entry_gate[id.index].index], &to = gates[people.exit_gate[id.index].index];
    if (from.shop || to.shop)
        return Use::shopping;
    return from.culture || to.culture ? Use::culture : Use::passing;
}

} // namespace plattan
