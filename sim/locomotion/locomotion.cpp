#include "locomotion/locomotion.h"

namespace plattan {

Locomotion::Locomotion(const Site& site, const WalkingParameters& parameters)
    : lattice(Lattice::covering(site.ground().low(), site.ground().high(), Crowd::cell)), heading_choice(parameters),
      up(static_cast<float>(*parameters.stairs_up)), down(static_cast<float>(*parameters.stairs_down))
{
}

void Locomotion::step(const Site& site, People& people, const std::vector<Decision>& decisions, const Workers& workers)
{
    gather(site, people, decisions);
    chosen.assign(crowd.size(), {});
    workers.for_blocks(crowd.size(), 64, [&](std::size_t begin, std::size_t end) {
        for (std::size_t slot = begin; slot < end; ++slot)
            if (crowd.activity[slot] == Activity::walking && crowd.speed[slot] > 0)
                chosen[slot] = heading_choice.choose(crowd, slot, site.ground());
    });
    for (int i = 0; i < motion_steps; ++i)
        contacts.move(crowd, chosen, static_cast<float>(decision_interval / motion_steps), site.ground(), workers);
    scatter(people, decisions);
}

void Locomotion::gather(const Site& site, const People& people, const std::vector<Decision>& decisions)
{
    const std::size_t n = people.present.size();
    directions.resize(n);
    speeds.resize(n);
    blocked.resize(people.size());
    for (std::size_t i = 0; i < n; ++i) {
        const Intention& intention = decisions[i].intention;
        const bool walks = intention.activity == Activity::walking;
        directions[i] = walks ? intention.direction : Vec2{};
        speeds[i] = walks ? intention.speed * stairs_factor(site.ground(), people.position[people.present[i].index], intention.direction) : 0;
    }
    crowd.gather(lattice, people, directions, speeds);
    for (std::size_t slot = 0; slot < n; ++slot) {
        const std::size_t i = crowd.present_index[slot];
        crowd.activity[slot] = decisions[i].intention.activity;
        crowd.blocked[slot] = blocked[people.present[i].index];
    }
}

void Locomotion::scatter(People& people, const std::vector<Decision>& decisions)
{
    for (std::size_t slot = 0; slot < crowd.size(); ++slot) {
        const std::size_t i = crowd.present_index[slot];
        const auto id = people.present[i].index;
        const Vec2 moved = crowd.position[slot] - people.position[id];
        people.velocity[id] = moved * static_cast<float>(1 / decision_interval);
        people.position[id] = crowd.position[slot];
        people.activity[id] = decisions[i].intention.activity;
        people.walked[id] += length(moved);

        const bool stuck = crowd.activity[slot] == Activity::walking && (crowd.crowded[slot] & Crowd::oncoming) != 0 &&
                           dot(people.velocity[id], crowd.direction[slot]) < 0.25F * crowd.speed[slot];
        const float step = static_cast<float>(decision_interval);
        blocked[id] = stuck ? std::min(2.5F, blocked[id] + step) : std::max(0.0F, blocked[id] - 2 * step);
    }
}

float Locomotion::stairs_factor(const Ground& ground, Vec2 p, Vec2 direction) const
{
    const Stairs* stairs = ground.stairs(p);
    if (stairs == nullptr)
        return 1;
    const float uphill = dot(direction, stairs->up);
    return 1 - std::abs(uphill) * (1 - (uphill > 0 ? up : down));
}

} // namespace plattan
