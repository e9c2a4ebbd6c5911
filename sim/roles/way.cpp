#include "roles/way.h"

#include "demand/entry.h"
#include "roles/figures.h"
#include "site/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace plattan {

namespace {

/// True where one step that way leads past a turn, so that the next one would lead back.
bool overshoots(const DistanceField& way, Vec2 here, Vec2 heading, float step) { return dot(heading, way.direction(here + heading * step)) < -0.5F; }

/// From a point to the nearest one of an opening on which a body fits through: along the wall, and out.
struct Offset {
    Vec2 aside, outward;
};

Offset offset_of(const Opening& opening, Vec2 here)
{
    Vec2 apart;
    float least = std::numeric_limits<float>::max();
    for (const Segment& stretch : opening.middles()) {
        const Vec2 way = nearest_point(stretch, here) - here;
        if (squared_length(way) < least) {
            least = squared_length(way);
            apart = way;
        }
    }
    const Vec2 outward = opening.inward() * dot(apart, opening.inward());
    return {apart - outward, outward};
}

/// True for somebody whom the wall that a gate lies on has stopped.
bool is_pressed(const View& view, PersonId id)
{
    constexpr float touching = 0.3F, hardly_moving = 0.1F; // numerical: tells who leans against a wall (unit: m, m/s)
    return squared_length(view.people.velocity[id.index]) < hardly_moving * hardly_moving &&
           view.site.ground().wall_distance(view.people.position[id.index]) < touching;
}

/// People whom the wall beside a gate has stopped make straight for where their body fits through: the way over cells is not so exact.
Vec2 towards_opening(const Offset& offset) { return normalised(offset.aside + offset.outward); }

/// Beside a gate for one person they go along the wall first and no further than needed: straight on they would lean against it.
Decision along_to_opening(const View& view, const Offset& offset, Vec2 here, float speed)
{
    constexpr float before_it = 0.05F, a_step = 0.1F; // numerical: finer than the raster of walls (unit: m)
    const float far = length(offset.aside);
    const Vec2 along_wall = normalised(offset.aside);
    if (far > before_it && view.site.ground().wall_distance(here + along_wall * a_step) > body_radius - before_it)
        return walk(along_wall, std::min(speed, far / static_cast<float>(view.clock.step())));
    return walk(towards_opening(offset), speed);
}

/// Before a gate for one person two who come from both sides would hold each other up at its jambs, and all others with them. One who is pressed
/// there has half a body to the side to go, and goes out.
bool slips_out(const View& view, PersonId id, const Opening& opening)
{
    constexpr float beside = body_radius + 0.05F; // numerical: the raster of walls is no finer (unit: m)
    if (opening.width() >= gate_figures.width_for_two || !is_pressed(view, id))
        return false;
    const Offset offset = offset_of(opening, view.people.position[id.index]);
    return length(offset.aside) < beside && length(offset.outward) < 2 * body_radius;
}

/// True inside a passage hardly wider than a body, where walls lie near on both sides.
bool between_walls(const Ground& ground, Vec2 here)
{
    constexpr float half = Ground::tight_width / 2;
    const float gap = ground.wall_distance(here);
    const Vec2 gradient = ground.wall_gradient(here);
    const float steepness = length(gradient);
    if (gap >= half || steepness < 0.3F) // in the middle the walls are as far to both sides
        return gap < half;
    return ground.wall_distance(here + gradient * ((half + 0.05F - gap) / steepness)) < half;
}

/// How a body goes on through a passage hardly wider than itself.
struct Passing {
    Vec2 heading;
    float aside; ///< to step to the left first (unit: m)
};

/// The way over cells is not exact enough before such a passage. The heading nearest to the wanted one, turned by up to 45 degrees, on which a body
/// keeps clear of walls; else the least step aside after which there is one; nothing where neither helps.
/// @param needed room on either side (unit: m)
std::optional<Passing> passing(const Ground& ground, Vec2 here, Vec2 wanted, float needed)
{
    const auto is_clear = [&](Vec2 from, Vec2 heading, float room) {
        for (const float ahead : {0.1F, 0.2F, 0.3F, 0.4F, 0.5F})
            if (ground.wall_distance(from + heading * ahead) < room)
                return false;
        return true;
    };
    struct Turn {
        float cosine, sine;
    };
    constexpr std::array<Turn, 9> turns{{{1, 0},
                                         {0.9848F, 0.1736F},
                                         {0.9848F, -0.1736F},
                                         {0.9397F, 0.3420F},
                                         {0.9397F, -0.3420F},
                                         {0.8660F, 0.5F},
                                         {0.8660F, -0.5F},
                                         {0.7071F, 0.7071F},
                                         {0.7071F, -0.7071F}}};
    const auto turned = [&](const Turn& turn) {
        return Vec2{wanted.x * turn.cosine - wanted.y * turn.sine, wanted.x * turn.sine + wanted.y * turn.cosine};
    };
    for (const Turn& turn : turns) // the first is none
        if (is_clear(here, turned(turn), needed))
            return Passing{turned(turn), 0};
    constexpr float furthest = 0.5F, apart = 0.02F, more = 0.02F; // numerical: of a search; a little less is enough afterwards (unit: m)
    for (float step = apart; step <= furthest; step += apart)
        for (const float aside : {step, -step})
            for (const Turn& turn : turns) {
                const Vec2 heading = turned(turn), there = here + Vec2{-heading.y, heading.x} * aside;
                if (is_clear(there, heading, needed + more) && !ground.wall_between(here, there))
                    return Passing{heading, aside};
            }
    return std::nullopt;
}

/// True unless the straight line to a point of a gate crosses ground that somebody who avoids some at night goes round.
bool is_careful_enough(const View& view, PersonId id, GoalId gate, Vec2 through)
{
    if (view.people.manner[id.index] != Manner::careful || view.careful_ways.empty())
        return true;
    return costs_no_more(view.way(id, gate), view.site.way_to(gate), view.people.position[id.index], through);
}

/// No stairs lie on a way that somebody who stands on none could not use. Who was pushed onto some is helped over them.
bool is_step_free(const Ground& ground, Vec2 from, const std::vector<Vec2>& corners)
{
    if (const Stairs* under = ground.stairs(from); under != nullptr && !under->step_free)
        return true;
    for (const Vec2 corner : corners) {
        if (!ground.step_free(from, corner))
            return false;
        from = corner;
    }
    return true;
}

} // namespace

bool costs_no_more(const DistanceField& careful, const DistanceField& usual, Vec2 from, Vec2 to)
{
    constexpr float hardly_more = 1.03F; // numerical: distances over cells are no more exact
    return careful.cost_of_a_metre(from, to) * usual.distance(from) <= hardly_more * careful.distance(from) * usual.cost_of_a_metre(from, to);
}

bool goes_straight(const View& view, PersonId id, Vec2 to)
{
    const Ground& ground = view.site.ground();
    const Vec2 here = view.people.position[id.index];
    return ground.straight_way(here, to, straight_way_margin) && (view.people.manner[id.index] != Manner::step_free || ground.step_free(here, to));
}

bool Way::leads_straight_out(const View& view, PersonId id) const
{
    return distance(view.people.position[id.index], *through) < gate_figures.heads_straight_from && goes_straight(view, id, *through) &&
           is_careful_enough(view, id, target, *through);
}

bool Way::to_point(const View& view, PersonId id, Vec2 point)
{
    to_goal({});
    const Vec2 here = view.people.position[id.index];
    corners = view.site.path(here, point);
    if (view.people.manner[id.index] == Manner::step_free && !is_step_free(view.site.ground(), here, corners))
        corners.clear();
    std::reverse(corners.begin(), corners.end());
    return !corners.empty();
}

Vec2 Way::direction(const View& view, PersonId id)
{
    const Vec2 here = view.people.position[id.index];
    if (target.valid()) {
        constexpr Seconds looks_out = 2, looks_again = 5; // numerical: a line that was free stays so, unless one is pushed off it
        if (through && view.clock.every(straight_on ? looks_again : looks_out, view.people.key[id.index]))
            straight_on = leads_straight_out(view, id);
        if (straight_on)
            return normalised(*through - here);
        const Vec2 down = view.way(id, target).direction(here);
        // Off the field (pressed against a wall): straight at the goal.
        return squared_length(down) > 0 ? down : normalised(nearest_point(view.site.goal_line(target), here) - here);
    }
    const auto free = [&](Vec2 to) { return view.site.ground().straight_way(here, to, straight_way_margin); };
    while (corners.size() > 1 && distance(corners.back(), here) < 0.8F && free(corners[corners.size() - 2]))
        corners.pop_back();
    // Pushed behind a wall by others: look for a new way.
    if (!corners.empty() && view.clock.every(5, view.people.key[id.index]) && !free(corners.back()))
        to_point(view, id, corners.front());
    return corners.empty() ? Vec2{} : normalised(corners.back() - here);
}

Decision Way::go(const View& view, PersonId id, float speed)
{
    const Ground& ground = view.site.ground();
    const Vec2 here = view.people.position[id.index];
    Vec2 along = direction(view, id);
    const bool beside_walls = target.valid() && !ground.open(here);
    const bool tight = beside_walls && ground.tight(here), pressed = beside_walls && is_pressed(view, id);
    if (tight || pressed) {
        constexpr float at_goal = 1; // numerical: there the wall that the gate lies on is no obstacle
        const bool before_goal = view.way(id, target).distance(here) <= at_goal;
        // Not all at once: two who pressed to the middle from both sides would hold each other up.
        if (before_goal && pressed && view.site.is_gate(target) && view.clock.every(2, view.people.key[id.index])) {
            const Opening& opening = view.site.opening(target);
            const Offset offset = offset_of(opening, here);
            if (opening.width() < gate_figures.width_for_two)
                return along_to_opening(view, offset, here, speed);
            along = towards_opening(offset);
        } else if (!before_goal && !between_walls(ground, here)) // there one may have to give way to the side
            if (const auto through = passing(ground, here, along, tight ? *site_figures.narrow_body : body_radius - 0.02F)) {
                const Vec2 left{-through->heading.y, through->heading.x};
                if (through->aside != 0)
                    return walk(left * (through->aside > 0 ? 1.0F : -1.0F),
                                std::min(speed, std::abs(through->aside) / static_cast<float>(view.clock.step())));
                along = through->heading;
            }
    }
    if (beside_walls) {
        const DistanceField& field = view.way(id, target);
        const auto turns = [&] {
            const float step = speed * static_cast<float>(view.clock.step());
            if (overshoots(field, here, along, step))
                return true;
            // Pressed against the wall beside a door one slides along it, at full speed past the opening.
            if (ground.wall_distance(here) >= 2 * body_radius)
                return false;
            const Vec2 away = ground.wall_gradient(here);
            return dot(along, away) < 0 && overshoots(field, here, normalised(along - away * dot(along, away)), step);
        };
        // The mouth of a narrow passage or gate is met within a few centimetres.
        const bool narrow = tight || (view.site.is_gate(target) && view.site.opening(target).width() < gate_figures.width_for_two);
        const int halvings = narrow ? 4 : 1;
        for (int i = 0; i < halvings && turns(); ++i)
            speed *= 0.5F;
    }
    return walk(along, speed);
}

bool Way::arrived(const View& view, PersonId id, float reach) const
{
    const Vec2 here = view.people.position[id.index];
    if (target.valid())
        return view.site.at_goal(target, here, reach) || (view.site.is_gate(target) && slips_out(view, id, view.site.opening(target)));
    return corners.empty() || (corners.size() == 1 && distance(corners.back(), here) < reach);
}

bool Way::leads_out(const View& view, PersonId id, float pace) const
{
    if (!arrived(view, id))
        return false;
    if (!through || distance(view.people.position[id.index], *through) < reach_of_a_goal)
        return true;
    const float slow = gate_figures.held_up * pace;
    return squared_length(view.people.velocity[id.index]) < slow * slow || !leads_straight_out(view, id);
}

void Exit::begin(const View& view, PersonId id)
{
    const GoalId link = view.people.exit_link[id.index];
    at_link = link.valid();
    if (at_link)
        way.to_goal(link);
    else
        to_gate(view, id, view.exit_of(id));
}

/// Where people are bound for beyond a gate is not simulated, so that a point of it is drawn, as for those who come in. Members of a group go out
/// side by side. Through a narrow gate there is one way.
void Exit::to_gate(const View& view, PersonId id, GoalId gate)
{
    if (!gate.valid() || view.site.opening(gate).width() < gate_figures.width_for_two)
        return way.to_goal(gate);
    const PersonId first{view.people.group[id.index]};
    const auto drawn = static_cast<float>(view.lasting_draws(first, Purpose::exit_point).uniform());
    const int size = view.people.group_size[id.index], member = static_cast<int>(id.index - first.index);
    way.to_gate(gate, view.site.inside_gate(gate, entry_share(view.site.opening(gate).length(), drawn, member, size)));
}

Decision Exit::go_on(const View& view, PersonId id, float speed)
{
    if (at_link && way.arrived(view, id))
        at_link = false;
    if (!at_link) {
        const GoalId gate = view.exit_of(id);
        if (!gate.valid())
            return stand(); // until one opens
        if (way.goal() != gate)
            to_gate(view, id, gate);
        else if (way.leads_out(view, id, speed))
            return leave();
    }
    return way.go(view, id, speed);
}

} // namespace plattan
