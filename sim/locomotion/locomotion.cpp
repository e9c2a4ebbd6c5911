#include "locomotion/locomotion.h"

#include "base/expects.h"
#include "locomotion/figures.h"
#include "site/figures.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr std::size_t block = 48;                                  ///< of decisions
constexpr std::size_t cheap_block = 512;                           ///< of copying: smaller pieces cost more to hand out than to do
constexpr float blocked_share = walking_figures.blocked_share;     ///< of the pace wanted; who gets on less is blocked
constexpr float pocket_share = walking_figures.pocket_share;       ///< the same among people who stand: to and fro between them is not getting on
constexpr float recovery = walking_figures.recovery;               ///< slower than the blocking: who steps to and fro in a pocket is blocked
constexpr float longest_blocked = walking_figures.longest_blocked; ///< (unit: s)

/// In a narrow passage one walks along its walls: a step from the strip at one wall to that at the other, which a way drawn on cells asks for,
/// would lead to and fro. People who want out to the side keep that wish.
Vec2 along_passage(Vec2 wish, Vec2 away_from_wall)
{
    if (away_from_wall == Vec2{})
        return wish; // in the middle
    const Vec2 axis{-away_from_wall.y, away_from_wall.x};
    const float along = dot(wish, axis);
    return std::abs(along) < walking_figures.leaves_passage_below ? wish : axis * (along > 0 ? 1.0F : -1.0F);
}

/// True where a body that goes straight on keeps clear of the jambs of a passage.
bool goes_through(const Ground& ground, Vec2 here, Vec2 direction, float needed)
{
    for (const float ahead : {0.1F, 0.2F, 0.3F, 0.4F})
        if (ground.wall_distance(here + direction * ahead) < needed)
            return false;
    return true;
}

} // namespace

Locomotion::Locomotion(const Ground& ground, const WalkingParameters& parameters, InstructionSet instructions)
    : site_ground(&ground), interval(*parameters.reaction_time), haste(static_cast<float>(*parameters.haste)),
      steps(std::max(1, static_cast<int>(std::lround(parameters.reaction_time / parameters.motion_step)))), rules(parameters),
      inner(&kernels(instructions)), up(static_cast<float>(*parameters.stairs_up)), down(static_cast<float>(*parameters.stairs_down)),
      crowd(ground.low(), ground.high())
{
}

Loop Locomotion::sort(const People& people)
{
    const auto sort_all = [this, &people](std::size_t, std::size_t) {
        crowd.sort(people);
        done(Phase::sort);
    };
    return {1, 1, sort_all};
}

void Locomotion::step(People& people, const std::vector<Decision>& decisions, const Workers& workers)
{
    expects(crowd.size() == people.present.size(), "people are sorted before they walk");
    gather(people, decisions, workers); // parallel  by slot
    done(Phase::gather);
    const CrowdColumns seen = columns();
    workers.for_items(crowd.size(), block, [&](std::size_t begin, std::size_t end) { // parallel  reads now, writes its own choice
        inner->choose(seen, rules, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    });
    done(Phase::choose);
    contacts.move(crowd, seen, *inner, static_cast<float>(interval / steps), steps, *site_ground, workers); // parallel  two buffers
    done(Phase::move);
    scatter(people, decisions, workers); // parallel  each person's own row
    done(Phase::scatter);
}

void Locomotion::gather(const People& people, const std::vector<Decision>& decisions, const Workers& workers)
{
    const Ground& ground = *site_ground;
    crowd.widest = rules.body_radius;
    crowd.turned = rules.turned_radius;
    blocked.resize(people.size());
    radius.resize(people.size(), rules.body_radius);
    workers.for_items(crowd.size(), block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t slot = begin; slot < end; ++slot) {
            const std::size_t i = crowd.present_index[slot];
            const auto id = people.present[i].index;
            const Intention& intention = decisions[i].intention;
            const bool walks = intention.activity == Activity::walking;
            const Vec2 position = people.position[id], direction = walks ? intention.direction : Vec2{};
            crowd.x[slot] = position.x;
            crowd.y[slot] = position.y;
            crowd.velocity_x[slot] = people.velocity[id].x;
            crowd.velocity_y[slot] = people.velocity[id].y;
            const bool open = ground.open(position);
            // Somebody who sees no way wants to walk and stands.
            const float speed = direction == Vec2{} ? 0.0F : std::min(intention.speed, haste * people.free_speed[id]);
            crowd.speed[slot] = !walks || open ? speed : speed * stairs_factor(position, direction);
            crowd.blocked[slot] = walks ? blocked[id] : 0;
            crowd.radius[slot] = crowd.next_radius[slot] = radius[id];
            crowd.solid[slot] = intention.activity == Activity::sitting ? 0.0F : 1.0F;
            crowd.activity[slot] = intention.activity;
            crowd.chosen_x[slot] = crowd.chosen_y[slot] = 0;
            const float gap = !walks ? 0 : open ? Ground::open_reach : ground.wall_distance(position);
            crowd.gap[slot] = open ? gap : gap + radius[id] - Contacts::radius_at_walls(radius[id], position, ground);
            const bool at_wall = walks && gap < 1;
            const Vec2 away = at_wall ? ground.wall_gradient(position) : Vec2{};
            const Filing filed = at_wall ? filing(position, gap, away, direction, blocked[id] > Crowd::turns_after) : Filing{0, direction, false};
            crowd.file[slot] = filed.room;
            crowd.direction_x[slot] = filed.wish.x;
            crowd.direction_y[slot] = filed.wish.y;
            // The wall beside a mouth is no wall ahead. Whoever goes through a narrow passage has walls near on both sides and must not turn away
            // from them; nor must somebody whom they have stopped.
            constexpr float touching = 0.4F, hardly_moving = 0.3F; // numerical: pressed against a wall (unit: m, m/s)
            const bool tight = at_wall && ground.tight(position);
            const bool stopped = at_wall && gap < touching && squared_length(people.velocity[id]) < hardly_moving * hardly_moving;
            const bool goes_on = filed.enters || ((tight || stopped) && goes_through(ground, position, filed.wish,
                                                                                     tight ? *site_figures.narrow_body : rules.body_radius - 0.02F));
            crowd.away_x[slot] = goes_on ? 0.0F : away.x;
            crowd.away_y[slot] = goes_on ? 0.0F : away.y;
        }
    });
}

CrowdColumns Locomotion::columns()
{
    return {crowd.x.data(),
            crowd.y.data(),
            crowd.velocity_x.data(),
            crowd.velocity_y.data(),
            crowd.direction_x.data(),
            crowd.direction_y.data(),
            crowd.speed.data(),
            crowd.blocked.data(),
            crowd.radius.data(),
            crowd.solid.data(),
            crowd.file.data(),
            crowd.gap.data(),
            crowd.away_x.data(),
            crowd.away_y.data(),
            crowd.chosen_x.data(),
            crowd.chosen_y.data(),
            crowd.next_radius.data(),
            crowd.pace.data(),
            crowd.crowded.data(),
            crowd.begin.data(),
            crowd.cell_of.data(),
            crowd.columns,
            crowd.rows,
            crowd.low().x,
            crowd.low().y};
}

void Locomotion::scatter(People& people, const std::vector<Decision>& decisions, const Workers& workers)
{
    const auto step = static_cast<float>(interval);
    workers.for_items(crowd.size(), cheap_block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t slot = begin; slot < end; ++slot) {
            const std::size_t i = crowd.present_index[slot];
            const auto id = people.present[i].index;
            Vec2& position = people.position[id];
            const Vec2 moved = crowd.position(slot) - position, velocity = moved * (1 / step);
            const bool walks = crowd.activity[slot] == Activity::walking;
            people.velocity[id] = velocity;
            position = crowd.position(slot);
            people.activity[id] = decisions[i].intention.activity;
            if (walks)
                people.walked[id] += length(moved);
            radius[id] = crowd.next_radius[slot];

            const auto in_the_way = crowd.crowded[slot] & (Crowd::oncoming | Crowd::obstructed);
            const float least = (in_the_way == Crowd::obstructed ? pocket_share : blocked_share) * crowd.pace[slot];
            const bool stuck = walks && in_the_way != 0 && dot(velocity, crowd.direction(slot)) < least;
            float& waited = blocked[id];
            // Shoulders stay turned until the others are past.
            const bool squeezes_past = walks && in_the_way != 0 && crowd.file[slot] > 0 && waited > Crowd::turns_after;
            if (stuck)
                waited = std::min(longest_blocked, waited + step);
            else if (!squeezes_past)
                waited = std::max(0.0F, waited - recovery * step);
        }
    });
}

Locomotion::Passage Locomotion::narrow_passage(Vec2 p, float gap, Vec2 gradient, float half) const
{
    // Narrow where even away from the nearest wall another one is near.
    if (gap >= half)
        return {};
    const float steepness = length(gradient);
    if (steepness < 0.3F) // in the middle the walls are as far to both sides
        return {gap, p, {}};
    const Vec2 away = gradient * (1 / steepness);
    const float beyond = site_ground->wall_distance(p + away * (half + 0.05F - gap));
    if (beyond >= half)
        return {};
    const float half_width = (half + 0.05F + beyond) / 2;
    return {half_width, p + away * (half_width - gap), away};
}

Locomotion::Filing Locomotion::filing(Vec2 p, float gap, Vec2 gradient, Vec2 wish, bool held_up) const
{
    // People who are held up turn their shoulders also where two bodies and their comfort just do not fit.
    const float half = held_up ? std::max(rules.file_width / 2, 2 * rules.body_radius + Crowd::contact_slack) : rules.file_width / 2;
    constexpr float elbow_room = walking_figures.elbow_room;
    const auto room = [&](const Passage& passage) {
        return std::min(rules.body_radius, std::max(rules.turned_radius, passage.half_width - elbow_room));
    };
    if (const Passage here = narrow_passage(p, gap, gradient, half); here.half_width > 0)
        return {room(here), along_passage(wish, here.away), false};
    // Before the mouth of a passage one makes for its middle. Where it is tight one does not get in with the room of open ground.
    constexpr float before = walking_figures.makes_for_middle_from;
    if (gap >= before)
        return {0, wish, false};
    const Vec2 ahead = p + wish * before;
    const float gap_ahead = site_ground->wall_distance(ahead);
    if (gap_ahead <= 0)
        return {0, wish, false};
    const Passage next = narrow_passage(ahead, gap_ahead, site_ground->wall_gradient(ahead), half);
    if (next.half_width <= 0)
        return {0, wish, false};
    const float tight = room(next);
    return {tight < rules.body_radius ? tight : 0.0F, normalised(next.middle - p), true};
}

float Locomotion::stairs_factor(Vec2 p, Vec2 direction) const
{
    const Stairs* stairs = site_ground->stairs(p);
    if (stairs == nullptr)
        return 1;
    const float uphill = dot(direction, stairs->up);
    return 1 - std::abs(uphill) * (1 - (uphill > 0 ? up : down));
}

} // namespace plattan
