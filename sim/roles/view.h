#pragma once

#include "demand/assignments.h"
#include "demand/trips.h"
#include "demand/usable_gates.h"
#include "information/information.h"
#include "people/intention.h"
#include "perception/memory.h"
#include "perception/perceived.h"
#include "roles/exit_queues.h"
#include "roles/minds.h"
#include "roles/patrol_parameters.h"

namespace plattan {

/// What a role may read to decide. It writes its own state and returns a decision.
struct View : Perceived {
    const Information& information;
    const Assignments& assignments;
    const ExitQueues& queues;
    const std::vector<DistanceField>& careful_ways; ///< round where people feel unsafe at night; empty: nothing is known
    Weather weather;
    const PatrolParameters& patrol;
    double opinion_weight; ///< of a regular's memory against what it feels now

    const Orders& orders_of(PersonId id) const { return assignments.orders_of(people, id); } ///< of staff
    Seconds departure_of(PersonId id) const { return assignments.departure_of(people, id); } ///< when somebody of the scene leaves
    const Errand& errand_of(PersonId id) const { return assignments.errand_of(people, id); } ///< of walkers
    /// The gate by which this person leaves now: its own while that is open, and for staff, who have keys; invalid: none is open.
    GoalId exit_of(PersonId id) const { return gate_now(people, id, people.exit_gate[id.index], environment.usable_gates); }
    /// The way to a goal as this person goes. Who was pushed onto stairs it cannot use is helped over them.
    const DistanceField& way(PersonId id, GoalId goal) const
    {
        const Manner manner = people.manner[id.index];
        if (manner == Manner::step_free && site.step_free_way_to(goal).reachable(people.position[id.index]))
            return site.step_free_way_to(goal);
        return manner == Manner::careful && !careful_ways.empty() ? careful_ways[goal.index] : site.way_to(goal);
    }
};

inline Decision stand() { return {{Activity::standing, {}, 0, false}, {}}; }
/// At the gate: goes out as soon as the gate lets it.
inline Decision leave() { return {{Activity::walking, {}, 0, true}, {}}; }
inline Decision sit() { return {{Activity::sitting, {}, 0, false}, {}}; }
/// Somebody who sees no way, with a direction of (0, 0), wants to walk and stands there.
inline Decision walk(Vec2 direction, float speed) { return {{Activity::walking, direction, speed, false}, {}}; }

} // namespace plattan
