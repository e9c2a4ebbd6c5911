#include "roles/making_way.h"

#include "demand/entry_room.h"
#include "roles/figures.h"
#include "roles/out_of_the_way.h"

#include <algorithm>

namespace plattan {

namespace {

/// Gates before which somebody has waited for a moment and inside which there is no room to stand.
std::vector<GoalId> crowded_gates(const View& view, const std::vector<PersonId>& before_gates)
{
    const People& people = view.people;
    std::vector<GoalId> asked, crowded;
    EntryRoom room(view.site, people);
    for (const PersonId id : before_gates) {
        const GoalId gate = gate_now(people, id, people.entry_gate[id.index], view.environment.usable_gates);
        if (!gate.valid() || view.clock.now() - people.arrives_at[id.index] < gate_figures.patience ||
            std::find(asked.begin(), asked.end(), gate) != asked.end())
            continue;
        asked.push_back(gate);
        if (!room.find(gate, people.entry_share[id.index]))
            crowded.push_back(gate);
    }
    return crowded;
}

} // namespace

void make_way(const View& view, const std::vector<PersonId>& before_gates, std::vector<Decision>& decisions)
{
    const People& people = view.people;
    for (const GoalId gate : crowded_gates(view, before_gates))
        for (std::size_t i = 0; i < people.present.size(); ++i) {
            Intention& intention = decisions[i].intention;
            const PersonId id = people.present[i];
            const Vec2 here = people.position[id.index];
            if (intention.activity != Activity::standing || !is_in_mouth(view.site.opening(gate), here, gate_figures.mouth))
                continue;
            const Vec2 outward = view.site.way_to(gate).direction(here);
            intention.activity = Activity::walking;
            intention.direction = squared_length(outward) > 0 ? outward * -1.0F : view.site.opening(gate).inward();
            intention.speed = people.free_speed[id.index];
        }
}

} // namespace plattan
