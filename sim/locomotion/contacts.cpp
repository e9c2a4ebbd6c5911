#include "locomotion/contacts.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr int rounds = 5;
constexpr std::size_t block = 256;
constexpr float slack = 0.02F; ///< bodies are kept this much further apart than they must (unit: m)

Vec2 out_of_wall(Vec2 p, const Ground& ground)
{
    const float lack = body_radius - ground.wall_distance(p);
    return lack > 0 ? p + normalised(ground.wall_gradient(p)) * lack : p;
}

} // namespace

void Contacts::move(Crowd& crowd, const std::vector<Vec2>& chosen, float seconds, const Ground& ground, const Workers& workers)
{
    start = crowd.position;
    advance(crowd, chosen, seconds, ground, workers);
    touching.clear();
    for (std::uint32_t slot = 0; slot < crowd.size(); ++slot)
        if ((crowd.crowded[slot] & Crowd::may_touch) != 0 && crowd.activity[slot] == Activity::walking)
            touching.push_back(slot);
    if (!touching.empty())
        for (int round = 0; round < rounds; ++round)
            separate(crowd, ground, workers);
    // Last guard: nobody may end inside a wall.
    for (const std::uint32_t slot : touching)
        if (ground.wall_distance(crowd.position[slot]) < body_radius - 0.1F &&
            ground.wall_distance(crowd.position[slot]) < ground.wall_distance(start[slot]))
            crowd.position[slot] = start[slot];
}

void Contacts::advance(Crowd& crowd, const std::vector<Vec2>& chosen, float seconds, const Ground& ground, const Workers& workers)
{
    workers.for_blocks(crowd.size(), block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t slot = begin; slot < end; ++slot) {
            if (crowd.activity[slot] != Activity::walking)
                continue;
            Vec2 step = chosen[slot] * seconds;
            Vec2& position = crowd.position[slot];
            const float gap = ground.wall_distance(position) - body_radius;
            if (gap < length(step) + 0.05F) {
                const Vec2 away = normalised(ground.wall_gradient(position));
                const float into = -dot(step, away) - std::max(0.0F, gap);
                if (into > 0)
                    step = step + away * into;
                position = out_of_wall(position + step, ground);
            } else {
                position = position + step;
            }
        }
    });
}

void Contacts::separate(Crowd& crowd, const Ground& ground, const Workers& workers)
{
    corrected.resize(touching.size());
    workers.for_blocks(touching.size(), block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t slot = touching[i];
            const Vec2 position = crowd.position[slot];
            Vec2 push;
            int contacts = 0;
            crowd.for_block_around(slot, [&](std::uint32_t other) {
                if (other == slot || crowd.activity[other] == Activity::sitting)
                    return;
                const Vec2 apart = position - crowd.position[other];
                const float squared = squared_length(apart);
                constexpr float wanted = 2 * body_radius + slack;
                if (squared >= wanted * wanted)
                    return;
                const float d = std::sqrt(squared);
                // Two in one point part along x, the lower slot to the left.
                const Vec2 away = d > 1e-4F ? apart * (1 / d) : Vec2{slot < other ? -1.0F : 1.0F, 0};
                const float share = crowd.activity[other] == Activity::walking ? 0.5F : 1.0F;
                push = push + away * ((wanted - d) * share);
                ++contacts;
            });
            if (contacts > 1)
                push = push * std::max(1.3F / static_cast<float>(contacts), 0.5F);
            corrected[i] = contacts > 0 ? out_of_wall(position + push, ground) : position;
        }
    });
    for (std::size_t i = 0; i < touching.size(); ++i)
        crowd.position[touching[i]] = corrected[i];
}

} // namespace plattan
