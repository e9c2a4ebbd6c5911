#include "roles/way.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace plattan {

namespace {

/// True where one step that way leads past a turn, so that the next one would lead back.
bool overshoots(const DistanceField& way, Vec2 here, Vec2 heading, float step) { return dot(heading, way.direction(here + heading * step)) < -0.5F; }

/// Before a passage hardly wider than a body the way over cells is not exact enough: where a body that goes on so would meet a wall, how far it
/// has to step aside, to the left of its heading; nothing where stepping aside does not help (unit: m)
/// @param needed room on either side
std::optional<float> step_aside(const Ground& ground, Vec2 here, Vec2 heading, float needed)
{
    constexpr float furthest = 0.5F, apart = 0.025F;
    const Vec2 left{-heading.y, heading.x};
    const auto room = [&](float aside) {
        float least = needed * 2;
        for (const float ahead : {0.1F, 0.2F, 0.3F, 0.4F, 0.5F})
            least = std::min(least, ground.wall_distance(here + left * aside + heading * ahead));
        return least;
    };
    float best = room(0), aside = 0;
    if (best >= needed)
        return std::nullopt;
    for (float step = apart; step <= furthest; step += apart)
        for (const float candidate : {step, -step})
            if (const float free = room(candidate); free > best + 0.001F && !ground.wall_between(here, here + left * candidate)) {
                best = free;
                aside = candidate;
            }
    return best >= needed ? std::optional(aside) : std::nullopt;
}

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
        constexpr float touching = 0.3F;
        const bool pressed = squared_length(scene.people.velocity[id.index]) < 0.01F && ground.wall_distance(here) < touching;
        if (ground.tight(here) || pressed)
            if (const auto aside = step_aside(ground, here, along, ground.tight(here) ? 0.19F : body_radius - 0.02F)) {
                const float step = static_cast<float>(scene.clock.step());
                return walk(Vec2{-along.y, along.x} * (*aside > 0 ? 1.0F : -1.0F), std::min(speed, std::abs(*aside) / step));
            }
    }
    if (target.valid() && !ground.open(here)) {
        const DistanceField& field = scene.way(id, target);
        const auto turns = [&] {
            const float step = speed * static_cast<float>(scene.clock.step());
            if (overshoots(field, here, along, step))
                return true;
            // Pressed against the wall beside a door one slides along it, at full speed past the opening.
            if (ground.wall_distance(here) >= 2 * body_radius)
                return false;
            const Vec2 away = ground.wall_gradient(here);
            return dot(along, away) < 0 && overshoots(field, here, normalised(along - away * dot(along, away)), step);
        };
        const int halvings = ground.tight(here) ? 4 : 1; // the mouth of a narrow passage is met within a few centimetres
        for (int i = 0; i < halvings && turns(); ++i)
            speed *= 0.5F;
    }
    return walk(along, speed);
}

bool Way::arrived(const Scene& scene, PersonId id, float reach) const
{
    const Vec2 here = scene.people.position[id.index];
    if (target.valid())
        return scene.site.at_goal(target, here, reach);
    return corners.empty() || (corners.size() == 1 && distance(corners.back(), here) < reach);
}

void Exit::begin(const Scene& scene, PersonId id)
{
    const GoalId link = scene.people.exit_link[id.index];
    at_link = link.valid();
    way.to_goal(at_link ? link : scene.exit_of(id));
}

Decision Exit::go_on(const Scene& scene, PersonId id, float speed)
{
    if (at_link && way.arrived(scene, id))
        at_link = false;
    if (!at_link) {
        const GoalId gate = scene.exit_of(id);
        if (!gate.valid())
            return stand(); // until one opens
        if (way.goal() != gate)
            way.to_goal(gate);
        else if (way.arrived(scene, id))
            return leave();
    }
    return way.go(scene, id, speed);
}

} // namespace plattan
