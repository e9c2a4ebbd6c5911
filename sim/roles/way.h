#pragma once

#include "roles/view.h"

#include <optional>
#include <vector>

namespace plattan {

/// A way somebody follows: by the field of a gate or link, or along corner points to any other place.
class Way {
public:
    void to_goal(GoalId goal)
    {
        target = goal;
        corners.clear();
        through.reset();
        straight_on = false;
    }

    /// The same, out by one point of a gate rather than by the nearest: straight to it from where the way lies open.
    void to_gate(GoalId gate, Vec2 point_inside)
    {
        to_goal(gate);
        through = point_inside;
    }

    GoalId goal() const { return target; } ///< invalid: leads to another place

    /// False where there is no way; then the person stays where it is.
    bool to_point(const View& view, PersonId id, Vec2 point);

    /// Unit vector along the way; (0, 0) at its end or where there is none.
    Vec2 direction(const View& view, PersonId id);

    /// Walks on along the way, slower where the next step would lead past a turn such as a door in a long wall.
    Decision go(const View& view, PersonId id, float speed);

    /// Within reach of the goal line or of the last corner. Whoever goes out by one point of a gate is within reach of that, or is held up, or has
    /// no straight way to it.
    bool arrived(const View& view, PersonId id, float reach = 0.7F) const;

    template <class Archive> void archive(Archive& a) { a(target, corners, through, straight_on); }

private:
    bool leads_straight_out(const View& view, PersonId id) const;

    GoalId target;
    std::vector<Vec2> corners;   ///< the next one last
    std::optional<Vec2> through; ///< inside the gate, where it is left by; nothing: by its nearest point
    bool straight_on = false;    ///< nothing lay between that point and this person when it last looked
};

/// Leaves through links and gate, by a point of the gate that is drawn for each group: the last leg of everybody's visit. Who finds the gate closed
/// takes another one, or waits.
class Exit {
public:
    void begin(const View& view, PersonId id);
    Decision go_on(const View& view, PersonId id, float speed);

    template <class Archive> void archive(Archive& a) { a(way, at_link); }

private:
    void to_gate(const View& view, PersonId id, GoalId gate);

    Way way;
    bool at_link = false;
};

} // namespace plattan
