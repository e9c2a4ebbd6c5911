#include "locomotion/heading_choice.h"

#include "base/elementary.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr float pi = 3.14159265F;
constexpr std::array<double, 15> turn_degrees{0, 8, -8, 16, -16, 26, -26, 38, -38, 52, -52, 70, -70, 88, -88};
constexpr float oncoming_reach = 2 * body_radius + 0.2F; ///< somebody this near who comes the other way blocks (unit: m)
constexpr float least_share = 0.02F;                     ///< nobody stops for density alone
constexpr std::size_t most_neighbours = 96;              ///< in 3 m: 3.4 per m2 all round; beyond, the first in order count

} // namespace

struct HeadingChoice::Surroundings {
    std::array<Neighbour, most_neighbours> list;
    std::size_t count = 0;
};

HeadingChoice::HeadingChoice(const WalkingParameters& p)
    : radius(static_cast<float>(*p.density_radius)), forward(static_cast<float>(*p.density_forward_weight)),
      scale(static_cast<float>(*p.density_scale)), curvature(static_cast<float>(*p.density_curvature)), horizon(static_cast<float>(*p.anticipation)),
      reciprocity(static_cast<float>(*p.reciprocity)), side_step(static_cast<float>(*p.side_step)), bias(static_cast<float>(*p.right_hand_bias)),
      maximal_density(static_cast<float>(*p.maximal_density))
{
    for (std::size_t i = 0; i < speed_table.size(); ++i) {
        const double density = p.maximal_density * static_cast<double>(i) / static_cast<double>(speed_table.size() - 1);
        const double share = i == 0 ? 1.0 : 1 - elementary::exp(-p.density_steepness * (1 / density - 1 / p.maximal_density));
        speed_table[i] = std::max(least_share, static_cast<float>(share));
    }
    for (std::size_t k = 0; k < turns.size(); ++k) {
        const double angle = turn_degrees[k] * elementary::pi / 180;
        turns[k] = {static_cast<float>(elementary::cos(angle)), static_cast<float>(elementary::sin(angle))};
    }
}

float HeadingChoice::speed_share(float density) const
{
    const float place = std::min(density / maximal_density, 0.9999F) * static_cast<float>(speed_table.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const float part = place - static_cast<float>(below);
    return speed_table[below] * (1 - part) + speed_table[below + 1] * part;
}

float HeadingChoice::time_to_collision(const Surroundings& around, Vec2 own_velocity, Vec2 candidate, Vec2 heading) const
{
    const Vec2 left{-heading.y, heading.x};
    const Vec2 effective = (candidate - own_velocity * (1 - reciprocity)) * (1 / reciprocity);
    float earliest = horizon;
    for (std::size_t i = 0; i < around.count; ++i) {
        const Neighbour& other = around.list[i];
        const Vec2 relative = effective - other.velocity;
        const Vec2 offset = other.offset + left * (bias * std::max(0.0F, -dot(heading, other.direction)));
        const float b = dot(offset, relative);
        if (b <= 0)
            continue;
        constexpr float touch = 2 * body_radius;
        const float c = std::max(0.0F, squared_length(offset) - touch * touch);
        const float d = b * b - squared_length(relative) * c;
        if (d > 0)
            earliest = std::min(earliest, c / (b + std::sqrt(d) + 1e-6F)); // divides once and never cancels
    }
    return earliest;
}

Vec2 HeadingChoice::choose(Crowd& crowd, std::size_t slot, const Ground& ground) const
{
    const Vec2 position = crowd.position[slot], velocity = crowd.velocity[slot], e = crowd.direction[slot];
    const Vec2 normal{-e.y, e.x};
    const float free_speed = crowd.speed[slot];

    // Density with those in front counting more, and the sideways shift from oncoming people.
    Surroundings around;
    float felt = 1, shift = 0;
    crowd.for_block_around(slot, [&](std::uint32_t other) {
        if (other == slot)
            return;
        const Vec2 offset = crowd.position[other] - position;
        const float squared = squared_length(offset);
        if (squared >= 9)
            return;
        const float ahead = dot(offset, e);
        if (squared < radius * radius && crowd.activity[other] != Activity::sitting)
            felt += (1 - squared / (radius * radius)) * (1 + forward * ahead / radius);
        if (squared < 4 && crowd.activity[other] != Activity::sitting)
            crowd.crowded[slot] |= Crowd::may_touch;
        const Vec2 its_direction = crowd.direction[other];
        if (squared < oncoming_reach * oncoming_reach && dot(e, its_direction) < -0.3F)
            crowd.crowded[slot] |= Crowd::oncoming;
        if (ahead > -0.2F)
            shift += (1 - squared / 9) * std::max(0.0F, -dot(e, its_direction)) * std::clamp(-1.5F * (dot(offset, normal) + bias), -1.0F, 1.0F);
        if (squared < 6.25F && ahead > -0.3F && around.count < most_neighbours)
            around.list[around.count++] = {offset, crowd.velocity[other], its_direction, squared};
    });
    const float raw = 2 / (pi * radius * radius) * std::max(0.0F, felt);
    const float speed = free_speed * speed_share(raw * (scale + curvature * raw));
    const Vec2 aim = normalised(e + normal * std::clamp(side_step * shift, -1.2F, 1.2F));

    const float gap = ground.wall_distance(position) - body_radius;
    const bool near_wall = gap < 0.3F * speed;
    const Vec2 away = near_wall ? ground.wall_gradient(position) : Vec2{};
    const auto wall_factor = [&](Vec2 candidate) {
        const float approach = -dot(candidate, away);
        return near_wall && approach > 0 ? std::min(1.0F, std::max(0.0F, gap / 0.3F) / approach) : 1.0F;
    };

    const float blocked = crowd.blocked[slot];
    const float drift = 0.25F * std::clamp((blocked - 0.25F) / 0.5F, 0.0F, 1.0F);
    Vec2 best = aim * speed;
    float best_time = time_to_collision(around, velocity, best, aim);
    if (best_time < horizon || drift > 0 || near_wall) {
        float best_value = -1;
        const float present_speed = length(velocity);
        for (std::size_t k = 0; k < headings; ++k) {
            Vec2 heading;
            if (k + 1 < headings)
                heading = {aim.x * turns[k].x - aim.y * turns[k].y, aim.x * turns[k].y + aim.y * turns[k].x};
            else if (present_speed > 0.05F)
                heading = velocity * (1 / present_speed);
            else
                continue;
            const Vec2 candidate = heading * speed;
            const float time = time_to_collision(around, velocity, candidate, aim);
            const float cosine = dot(heading, aim), sine = cross(aim, heading);
            const float free = (time + 0.1F) / (horizon + 0.1F);
            const float wish = std::max(0.0F, (cosine + 0.7F) / 1.7F - 0.02F * sine - drift * (sine + 0.5F * cosine));
            const float value = free * (2 - free) * wish * wall_factor(candidate);
            if (value > best_value) { // the lowest index wins ties
                best_value = value;
                best = candidate;
                best_time = time;
            }
        }
    }
    return best * std::clamp(best_time / 0.25F, 0.1F, 1.0F);
}

} // namespace plattan
