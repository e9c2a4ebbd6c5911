#include "demand/admission.h"

#include <algorithm>

namespace plattan {

void Admission::expect(const People& people, std::size_t first)
{
    for (std::size_t i = first; i < people.size(); ++i)
        if (people.arrives_at[i] > never)
            waiting.push_back({static_cast<std::uint32_t>(i)});
    std::sort(waiting.begin(), waiting.end(), [&](PersonId a, PersonId b) {
        const Seconds ta = people.arrives_at[a.index], tb = people.arrives_at[b.index];
        return ta != tb ? ta > tb : a > b;
    });
}

const std::vector<PersonId>& Admission::admit(const Site& site, const Clock& clock, People& people)
{
    admitted.clear();
    while (!waiting.empty() && people.arrives_at[waiting.back().index] < clock.now() + clock.step()) {
        const PersonId id = waiting.back();
        waiting.pop_back();
        if (people.entry_gate[id.index].valid())
            people.position[id.index] = site.inside_gate(people.entry_gate[id.index], people.entry_share[id.index], 0.4F);
        people.velocity[id.index] = {};
        people.activity[id.index] = Activity::walking;
        people.entered_at[id.index] = clock.now();
        people.present.insert(std::lower_bound(people.present.begin(), people.present.end(), id), id);
        admitted.push_back(id);
    }
    entered_now = static_cast<int>(admitted.size());
    return admitted;
}

void Admission::dismiss(const Clock& clock, const std::vector<Decision>& decisions, People& people, Seats& seats)
{
    left_now = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < people.present.size(); ++i) {
        const PersonId id = people.present[i];
        if (!decisions[i].intention.leaves) {
            people.present[kept++] = id;
            continue;
        }
        if (const PlaceId place = people.seat[id.index]; place.valid()) {
            seats.leave(place);
            people.seat[id.index] = {};
        }
        people.activity[id.index] = Activity::absent;
        people.left_at[id.index] = clock.now() + clock.step();
        ++left_now;
    }
    people.present.resize(kept);
}

} // namespace plattan
