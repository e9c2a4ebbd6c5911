#include "demand/admission.h"

#include "demand/usable_gates.h"

#include <algorithm>

namespace plattan {

void Admission::expect(const People& people, std::size_t first)
{
    for (std::size_t i = first; i < people.size(); ++i)
        waiting.push_back({static_cast<std::uint32_t>(i)});
    std::sort(waiting.begin(), waiting.end(), [&](PersonId a, PersonId b) { return later(people, a, b); });
}

void Admission::excuse(const std::vector<PersonId>& ids)
{
    if (!ids.empty())
        for (auto* list : {&waiting, &outside})
            std::erase_if(*list, [&](PersonId id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); });
}

bool Admission::later(const People& people, PersonId a, PersonId b)
{
    const Seconds ta = people.arrives_at[a.index], tb = people.arrives_at[b.index];
    return ta != tb ? ta > tb : a > b;
}

void Admission::await(People& people, PersonId id, Seconds returns_at)
{
    people.arrives_at[id.index] = returns_at;
    people.entry_gate[id.index] = people.exit_gate[id.index];
    waiting.insert(std::lower_bound(waiting.begin(), waiting.end(), id, [&](PersonId a, PersonId b) { return later(people, a, b); }), id);
}

const std::vector<PersonId>& Admission::admit(const Present& now, People& people)
{
    const Clock& clock = now.clock;
    const std::vector<GoalId>& usable = now.environment.usable_gates;
    admitted.clear();
    waited.clear();
    entered_now = 0;
    while (!waiting.empty() && people.arrives_at[waiting.back().index] < clock.now() + clock.step()) {
        outside.push_back(waiting.back());
        waiting.pop_back();
    }
    full.assign(usable.size(), 0);
    EntryRoom room(now.site, people);
    std::size_t kept = 0;
    for (const PersonId id : outside) {
        const GoalId planned = people.entry_gate[id.index];
        if (!planned.valid()) { // stands somewhere already
            enter(clock, id, people);
            continue;
        }
        const GoalId gate = gate_now(people, id, planned, usable);
        if (!gate.valid() || !let_in(now, id, gate, room, people))
            outside[kept++] = id;
    }
    outside.resize(kept);
    return admitted;
}

bool Admission::let_in(const Now& now, PersonId id, GoalId gate, EntryRoom& room, People& people)
{
    if (full[gate.index] != 0)
        return false;
    const auto place = room.find(gate, people.entry_share[id.index]);
    if (!place || !served(in_free, now, gate)) {
        full[gate.index] = 1; // the next ones wait behind
        return false;
    }
    people.entry_gate[id.index] = gate;
    people.position[id.index] = *place;
    room.take(*place);
    enter(now.clock, id, people);
    return true;
}

void Admission::enter(const Clock& clock, PersonId id, People& people)
{
    people.velocity[id.index] = {};
    people.activity[id.index] = Activity::walking;
    people.elsewhere[id.index] = -1;
    if (people.entered_at[id.index] < 0) {
        people.entered_at[id.index] = clock.now();
        ++entered_now;
        if (const Seconds wait = clock.now() - people.arrives_at[id.index]; wait >= clock.step())
            waited.push_back(wait);
    }
    people.present.insert(std::lower_bound(people.present.begin(), people.present.end(), id), id);
    admitted.push_back(id);
}

bool Admission::served(std::vector<Seconds>& free_from, const Now& now, GoalId gate) const
{
    const double service_rate = now.site.features().gates[gate.index].service_rate, by_width = gate_flow * now.site.opening(gate).width();
    const double rate = service_rate > 0 ? std::min(service_rate, by_width) : by_width;
    free_from.resize(now.site.features().gates.size(), never);
    Seconds& next = free_from[gate.index];
    if (next >= now.clock.now() + now.clock.step())
        return false;
    next = std::max(next, now.clock.now()) + 1 / rate; // several may pass within one step
    return true;
}

void Admission::let_out(const Now& now, const std::vector<Decision>& decisions, const People& people)
{
    released.clear();
    queues.resize(people.size());
    const auto wants = [&](PersonId id) {
        const auto at = std::lower_bound(people.present.begin(), people.present.end(), id);
        return decisions[static_cast<std::size_t>(at - people.present.begin())].intention.leaves;
    };
    std::erase_if(queue, [&](const Queueing& one) { return !people.is_present(one.id); });
    for (std::size_t i = 0; i < people.present.size(); ++i)
        if (const PersonId id = people.present[i]; decisions[i].intention.leaves && queues[id.index] == 0) {
            queue.push_back({now.site.nearest_gate(people.position[id.index]), id});
            queues[id.index] = 1;
        }
    // Who was pushed away from the gate keeps the place in the queue, and lets others go first until back.
    for (const auto& one : queue)
        if (wants(one.id) && served(out_free, now, one.gate))
            released.push_back(one.id);
    std::sort(released.begin(), released.end());
}

void Admission::dismiss(const Now& now, const std::vector<Decision>& decisions, WritableEnvironment writes)
{
    People& people = writes.people;
    const Clock& clock = now.clock;
    gone_now.clear();
    let_out(now, decisions, people);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < people.present.size(); ++i) {
        const PersonId id = people.present[i];
        if (!decisions[i].intention.leaves || !std::binary_search(released.begin(), released.end(), id)) {
            people.present[kept++] = id;
            continue;
        }
        if (const PlaceId place = people.seat[id.index]; place.valid()) {
            writes.environment.seats.leave(place);
            people.seat[id.index] = {};
        }
        queues[id.index] = 0; // who comes back queues again
        if (const GoalId gate = gate_now(people, id, people.exit_gate[id.index], writes.environment.usable_gates); gate.valid())
            people.exit_gate[id.index] = gate;
        people.activity[id.index] = Activity::absent;
        people.left_at[id.index] = clock.now() + clock.step();
        if (const Intention& intention = decisions[i].intention; intention.returns_at > clock.now()) {
            people.elsewhere[id.index] = intention.elsewhere;
            await(people, id, intention.returns_at);
        } else {
            gone_now.push_back(id);
        }
    }
    people.present.resize(kept);
}

} // namespace plattan
