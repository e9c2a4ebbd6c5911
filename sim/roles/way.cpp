#include "roles/way.h"

#include <algorithm>

namespace plattan {

namespace {

/// True where one step that way leads past a turn, so that the next one would lead back.
bool overshoots(const DistanceField& way, Vec2 here, Vec2 heading, float step) { return dot(heading, way.direction(here + heading * step)) < -0.5F; }

} // namespace

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
        const Vec2 down = scene.way(id, target).direction(here);
        // Off the field (pressed against a wall): straight at the goal.
        return squared_length(down) > 0 ? down : normalised(nearest_point(scene.site.goal_line(target), here) - here);
    }
    const auto free = [&](Vec2 to) { return scene.site.ground().straight_way(here, to, body_radius - 0.05F); };
    while (corners.size() > 1 && distance(corners.back(), here) < 0.8F && free(corners[corners.size() - 2]))
        corners.pop_back();
    // Pushed behind a wall by others: look for a new way.
    if (!corners.empty() && scene.clock.every(5, id.index) && !free(corners.back()))
        to_point(scene, id, corners.front());
    return corners.empty() ? Vec2{} : normalised(corners.back() - here);
}

Decision Way::go(const Scene& scene, PersonId id, float speed)
{
    const Ground& ground = scene.site.ground();
    const Vec2 here = scene.people.position[id.index], along = direction(scene, id);
    if (target.valid() && !ground.open(here)) {
        const float step = speed * static_cast<float>(scene.clock.step());
        const DistanceField& field = scene.way(id, target);
        bool turns = overshoots(field, here, along, step);
        // Pressed against the wall beside a door one slides along it, at full speed past the opening.
        if (!turns && ground.wall_distance(here) < 2 * body_radius)
            if (const Vec2 away = ground.wall_gradient(here); dot(along, away) < 0)
                turns = overshoots(field, here, normalised(along - away * dot(along, away)), step);
        if (turns)
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
