#include "locomotion/contacts.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr int rounds = 7;
constexpr float margin = 0.25F;    ///< bodies may come this much nearer than they mean to before the next decision (unit: m)
constexpr float wall_reach = 0.8F; ///< nobody is pushed further than this within a step (unit: m)
constexpr float kept_waiting = 1;  ///< who has been blocked this long is let through by who stands (unit: s)

bool stands(const Crowd& crowd, std::uint32_t slot) { return crowd.activity[slot] != Activity::walking; }

/// Far from walls nothing needs to be looked up.
bool near_wall(const Crowd& crowd, std::uint32_t slot) { return stands(crowd, slot) || crowd.gap[slot] < wall_reach + crowd.speed[slot]; }

Vec2 out_of_wall(Vec2 p, float radius, const Ground& ground)
{
    const float lack = radius - ground.wall_distance(p);
    return lack > 0 ? p + normalised(ground.wall_gradient(p)) * lack : p;
}

} // namespace

void Contacts::move(Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, float seconds, int steps, const Ground& ground,
                    const Workers& workers)
{
    for (auto* column : {&start_x, &start_y, &next_x, &next_y})
        column->resize(crowd.size());
    moved.assign(crowd.size(), 0);
    list_everybody_near(crowd, columns, inner, seconds * static_cast<float>(steps), workers);
    for (int i = 0; i < steps; ++i)
        one_step(crowd, seconds, i == 0, ground, workers);
}

void Contacts::list_everybody_near(const Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, float seconds, const Workers& workers)
{
    const std::size_t n = crowd.size();
    hoods.resize((n + block - 1) / block);
    bool somebody_waits = false;
    float fastest = 0;
    for (std::size_t slot = 0; slot < n; ++slot) {
        somebody_waits = somebody_waits || crowd.blocked[slot] >= kept_waiting;
        fastest = std::max(fastest, squared_length(crowd.chosen(slot)));
    }
    fastest = std::sqrt(fastest);
    workers.for_blocks(n, block, [&](std::size_t begin, std::size_t end) {
        Neighbourhood& hood = hoods[begin / block];
        hood.decided.clear();
        hood.room.resize(crowd.most_near());
        for (auto slot = static_cast<std::uint32_t>(begin); slot < end; ++slot)
            list_near(crowd, columns, inner, slot, seconds, fastest, somebody_waits, hood);
    });
}

void Contacts::Pairs::clear()
{
    slots.clear();
    near.clear();
    begin.assign(1, 0);
}

void Contacts::Pairs::close(std::uint32_t slot)
{
    slots.push_back(slot);
    begin.push_back(static_cast<std::uint32_t>(near.size()));
}

void Contacts::keep_near(const Crowd& crowd, Neighbourhood& hood) const
{
    const Pairs& all = hood.decided;
    Pairs& kept = hood.now;
    kept.clear();
    kept.near.resize(all.near.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < all.slots.size(); ++i) {
        const std::uint32_t slot = all.slots[i];
        const Vec2 here = crowd.position(slot);
        const float own = crowd.next_radius[slot] + Crowd::contact_slack + margin;
        const std::size_t before = count;
        for (std::uint32_t k = all.begin[i]; k < all.begin[i + 1]; ++k) {
            const std::uint32_t other = all.near[k];
            const float reach = own + crowd.next_radius[other];
            kept.near[count] = other; // without a branch: overwritten where it is too far
            count += squared_length(here - crowd.position(other)) < reach * reach ? 1 : 0;
        }
        if (count > before) {
            kept.slots.push_back(slot);
            kept.begin.push_back(static_cast<std::uint32_t>(count));
        }
    }
}

void Contacts::one_step(Crowd& crowd, float seconds, bool first, const Ground& ground, const Workers& workers)
{
    const std::size_t n = crowd.size();
    workers.for_blocks(n, block, [&](std::size_t begin, std::size_t end) {
        for (auto slot = static_cast<std::uint32_t>(begin); slot < end; ++slot) {
            start_x[slot] = crowd.x[slot];
            start_y[slot] = crowd.y[slot];
            if (!stands(crowd, slot))
                advance(crowd, slot, seconds, first, ground);
        }
    });
    workers.for_blocks(n, block, [&](std::size_t begin, std::size_t) { keep_near(crowd, hoods[begin / block]); });
    for (int round = 0; round < rounds; ++round) {
        workers.for_blocks(n, block, [&](std::size_t begin, std::size_t) { separate(crowd, ground, round == 0, hoods[begin / block]); });
        workers.for_blocks(n, block, [&](std::size_t begin, std::size_t) { take_over(crowd, hoods[begin / block]); });
        // Where nobody was moved the further rounds would move nobody either.
        if (std::none_of(hoods.begin(), hoods.end(), [](const Neighbourhood& hood) { return hood.moved; }))
            break;
    }
    // Last guard: nobody may end inside a wall.
    workers.for_blocks(n, block, [&](std::size_t begin, std::size_t) {
        for (const std::uint32_t slot : hoods[begin / block].now.slots) {
            if (!near_wall(crowd, slot))
                continue;
            const Vec2 before{start_x[slot], start_y[slot]};
            const float gap = ground.wall_distance(crowd.position(slot));
            if (gap < crowd.next_radius[slot] - 0.1F && gap < ground.wall_distance(before)) {
                crowd.x[slot] = before.x;
                crowd.y[slot] = before.y;
            }
        }
    });
}

/// Where those of one block go in this round. Who was not moved in the last round, nor anybody near, would come out at the same
/// place again, and is not asked.
void Contacts::separate(const Crowd& crowd, const Ground& ground, bool first, Neighbourhood& hood)
{
    hood.asked.clear();
    for (std::size_t i = 0; i < hood.now.slots.size(); ++i) {
        const std::uint32_t slot = hood.now.slots[i];
        const std::uint32_t *near = hood.now.near.data() + hood.now.begin[i], *end = hood.now.near.data() + hood.now.begin[i + 1];
        if (!first && moved[slot] == 0 && std::none_of(near, end, [&](std::uint32_t other) { return moved[other] != 0; }))
            continue;
        const Vec2 p = separated(crowd, slot, near, end, ground);
        next_x[slot] = p.x;
        next_y[slot] = p.y;
        hood.asked.push_back(slot);
    }
}

void Contacts::take_over(Crowd& crowd, Neighbourhood& hood)
{
    for (const std::uint32_t slot : hood.now.slots)
        moved[slot] = 0;
    hood.moved = false;
    for (const std::uint32_t slot : hood.asked) {
        moved[slot] = crowd.x[slot] != next_x[slot] || crowd.y[slot] != next_y[slot];
        hood.moved = hood.moved || moved[slot] != 0;
        crowd.x[slot] = next_x[slot];
        crowd.y[slot] = next_y[slot];
    }
}

void Contacts::advance(Crowd& crowd, std::uint32_t slot, float seconds, bool first, const Ground& ground) const
{
    const Vec2 position = crowd.position(slot);
    const float radius = crowd.next_radius[slot];
    Vec2 step = crowd.chosen(slot) * seconds;
    Vec2 next = position + step;
    if (near_wall(crowd, slot)) {
        // Where the decision was made gap and gradient are known; the gradient only near a wall.
        const bool known = first && crowd.gap[slot] < 1;
        const float gap = (first ? crowd.gap[slot] : ground.wall_distance(position)) - radius;
        if (gap < length(step) + 0.05F) {
            const Vec2 away = normalised(known ? crowd.away(slot) : ground.wall_gradient(position));
            const float into = -dot(step, away) - std::max(0.0F, gap);
            if (into > 0)
                step = step + away * into;
            next = out_of_wall(position + step, radius, ground);
        }
    }
    crowd.x[slot] = next.x;
    crowd.y[slot] = next.y;
}

void Contacts::list_near(const Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, std::uint32_t slot, float seconds, float fastest,
                         bool somebody_waits, Neighbourhood& hood) const
{
    const bool still = stands(crowd, slot);
    if (still ? !somebody_waits || crowd.activity[slot] == Activity::sitting : (crowd.crowded[slot] & Crowd::may_touch) == 0)
        return;
    std::uint32_t count = inner.find_near(columns, slot, margin, seconds, fastest, hood.room.data());
    if (still) // moves only for those it keeps waiting
        count = static_cast<std::uint32_t>(
            std::remove_if(hood.room.begin(), hood.room.begin() + count, [&](std::uint32_t other) { return crowd.blocked[other] < kept_waiting; }) -
            hood.room.begin());
    if (count == 0)
        return;
    hood.decided.near.insert(hood.decided.near.end(), hood.room.begin(), hood.room.begin() + count);
    hood.decided.close(slot);
}

Vec2 Contacts::separated(const Crowd& crowd, std::uint32_t slot, const std::uint32_t* near, const std::uint32_t* end, const Ground& ground) const
{
    const Vec2 position = crowd.position(slot);
    const float own = crowd.next_radius[slot] + Crowd::contact_slack;
    const bool waits = crowd.blocked[slot] >= kept_waiting;
    const bool may_turn = crowd.blocked[slot] > Crowd::turns_after && crowd.next_radius[slot] < crowd.widest;
    Vec2 push;
    int contacts = 0;
    for (; near != end; ++near) {
        const std::uint32_t other = *near;
        const Vec2 apart = position - crowd.position(other);
        const float squared = squared_length(apart);
        const bool turned =
            may_turn && crowd.blocked[other] > Crowd::turns_after && dot(crowd.direction(slot), crowd.direction(other)) < -Crowd::turns_against;
        const float wanted = (own + crowd.next_radius[other]) * (turned ? Crowd::turned_share : 1.0F);
        if (squared >= wanted * wanted)
            continue;
        const float d = std::sqrt(squared);
        // Two in one point part along x, the lower slot to the left.
        const Vec2 away = d > 1e-4F ? apart * (1 / d) : Vec2{slot < other ? -1.0F : 1.0F, 0};
        const float share = stands(crowd, other) && !waits ? 1.0F : 0.5F;
        push = push + away * ((wanted - d) * share);
        ++contacts;
    }
    if (contacts == 0)
        return position;
    if (contacts > 1)
        push = push * std::max(1.7F / static_cast<float>(contacts), 0.5F);
    return near_wall(crowd, slot) ? out_of_wall(position + push, crowd.next_radius[slot], ground) : position + push;
}

} // namespace plattan
