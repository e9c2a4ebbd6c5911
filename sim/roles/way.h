#pragma once

#include "roles/view.h"

#include <optional>
#include <vector>

namespace plattan {

/// Room on either side of a straight way, a little less than a body takes.
inline constexpr float straight_way_margin = body_radius - 0.05F; // numerical: walls are known no more exactly (unit: m)

/// True where somebody can walk straight to a point as it goes: past no wall, and over no stairs it cannot use.
bool goes_straight(const View& view, PersonId id, Vec2 to);

/// True where the straight line is worth no more of a detour than the way that somebody takes who goes round some ground: what stairs and walls cost
/// counts for both.
/// @param careful its way to a goal
/// @param usual the way of others to the same goal
bool costs_no_more(const DistanceField& careful, const DistanceField& usual, Vec2 from, Vec2 to);

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

    /// False where there is no way, or none without stairs for people who cannot use them; then the person stays where it is.
    bool to_point(const View& view, PersonId id, Vec2 point);

    /// Unit vector along the way; (0, 0) at its end or where there is none.
    Vec2 direction(const View& view, PersonId id);

    /// Walks on along the way, slower where the next step would lead past a turn such as a door in a long wall.
    Decision go(const View& view, PersonId id, float speed);

    static constexpr float reach_of_a_goal = 0.7F; // numerical: a step, in which one would pass the line (unit: m)

    /// Within reach of the goal line or of the last corner.
    bool arrived(const View& view, PersonId id, float reach = reach_of_a_goal) const;

    /// At the gate, and where one goes out by a point of it, within reach of that, or held up, or without a straight way to it.
    /// @param pace at which this person would go on (unit: m/s)
    bool leads_out(const View& view, PersonId id, float pace) const;

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
