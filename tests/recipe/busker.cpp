#include "roles/busker.h"

namespace plattan {

void Busker::enter(const Scene& scene, PersonId id, People& people)
{
    State& state = states[people.mind[id.index]];
    state.until = scene.clock.now() + parameters.set_length;
    state.way.to_point(scene, id, scene.site.nearest_attractive_edge(people.position[id.index]));
}

Decision Busker::decide(const Scene& scene, PersonId id)
{
    State& state = states[scene.people.mind[id.index]];
    if (!state.leaving && scene.clock.now() >= state.until) {
        state.leaving = true;
        state.exit.begin(scene, id);
    }
    if (state.leaving)
        return state.exit.go_on(scene, id, scene.people.free_speed[id.index]);
    return state.way.arrived(scene, id) ? stand() : walk(state.way.direction(scene, id), scene.people.free_speed[id.index]);
}

} // namespace plattan
