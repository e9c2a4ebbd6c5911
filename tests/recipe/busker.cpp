#include "roles/busker.h"

namespace plattan {

void Busker::enter(const View& view, PersonId id, People& people)
{
    State& state = states[people.mind[id.index]];
    state.until = view.clock.now() + parameters.set_length;
    state.way.to_point(view, id, view.site.nearest_attractive_edge(people.position[id.index]));
}

Decision Busker::decide(const View& view, PersonId id)
{
    State& state = states[view.people.mind[id.index]];
    if (!state.leaving && view.clock.now() >= state.until) {
        state.leaving = true;
        state.exit.begin(view, id);
    }
    if (state.leaving)
        return state.exit.go_on(view, id, view.people.free_speed[id.index]);
    return state.way.arrived(view, id) ? stand() : walk(state.way.direction(view, id), view.people.free_speed[id.index]);
}

} // namespace plattan
