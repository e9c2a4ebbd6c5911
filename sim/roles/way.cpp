#include "roles/way.h"

#include <algorithm>

namespace plattan {

bool Way::to_point(const Scene& scene, PersonId id, Vec2 point)
{
    target = {};
    corners = scene.site.path(scene.people.position[id.index], point);
    std::reverse(corners.begin(), corners.end());
    return !corners.empty();
}

Vec2 Way::direction(const Scene& scene, PersonId id)
{
    const Vec2 here = scene.people.position[id.index];
    if (target.valid()) {
        const Vec2 down = scene.site.way_to(target).direction(here);
        // Off the field (pressed against a wall): straight at the goal.
        return squared_length(down) > 0 ? down : normalised(nearest_point(scene.site.goal_line(target), here) - here);
    }
    while (corners.size() > 1 && distance(corners.back(), here) < 0.8F)
        corners.pop_back();
    return corners.empty() ? Vec2{} : normalised(corners.back() - here);
}

Decision Way::go(const Scene& scene, PersonId id, float speed)
{
    const Vec2 here = scene.people.position[id.index], along = direction(scene, id);
    if (target.valid() && !scene.site.ground().open(here)) {
        const Vec2 next = here + along * (speed * static_cast<float>(scene.clock.step()));
        if (dot(along, scene.site.way_to(target).direction(next)) < -0.5F)
            speed *= 0.5F;
    }
    return walk(along, speed);
}

bool Way::arrived(const Scene& scene, PersonId id, float reach) const
{
    const Vec2 here = scene.people.position[id.index];
    if (target.valid())
        return distance(nearest_point(scene.site.goal_line(target), here), here) < reach;
    return corners.empty() || (corners.size() == 1 && distance(corners.back(), here) < reach);
}

void Exit::begin(const Scene& scene, PersonId id)
{
    const GoalId link = scene.people.exit_link[id.index];
    at_link = link.valid();
    way.to_goal(at_link ? link : scene.people.exit_gate[id.index]);
}

Decision Exit::go_on(const Scene& scene, PersonId id, float speed)
{
    if (way.arrived(scene, id)) {
        if (!at_link)
            return leave();
        at_link = false;
        way.to_goal(scene.people.exit_gate[id.index]);
    }
    return way.go(scene, id, speed);
}

} // namespace plattan
