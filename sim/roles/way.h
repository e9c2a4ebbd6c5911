#pragma once

#include "roles/view.h"

#include <vector>

namespace plattan {

/// A way somebody follows: by the field of a gate or link, or along corner points to any other place.
class Way {
public:
    void to_goal(GoalId goal)
    {
        target = goal;
        corners.clear();
    }

    GoalId goal() const { return target; } ///< invalid: leads to another place

    /// False where there is no way; then the person stays where it is.
    bool to_point(const View& view, PersonId id, Vec2 point);

    /// Unit vector along the way; (0, 0) at its end or where there is none.
    Vec2 direction(const View& view, PersonId id);

    /// Walks on along the way, slower where the next step would lead past a turn such as a door in a long wall.
    Decision go(const View& view, PersonId id, float speed);

    /// Within reach of the goal line or of the last corner.
    bool arrived(const View& view, PersonId id, float reach = 0.7F) const;

    template <class Archive> void archive(Archive& a) { a(target, corners); }

private:
    GoalId target;
    std::vector<Vec2> corners; ///< the next one last
};

/// Leaves through links and gate: the last leg of everybody's visit. Who finds the gate closed takes another one, or waits.
class Exit {
public:
    void begin(const View& view, PersonId id);
    Decision go_on(const View& view, PersonId id, float speed);

    template <class Archive> void archive(Archive& a) { a(way, at_link); }

private:
    Way way;
    bool at_link = false;
};

} // namespace plattan
