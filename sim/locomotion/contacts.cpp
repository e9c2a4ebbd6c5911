#include "locomotion/contacts.h"

#include "base/elementary.h"
#include "base/random.h"
#include "locomotion/figures.h"

#include <algorithm>
#include <bit>

namespace plattan {

namespace {

constexpr int rounds = 7;
constexpr float margin = 0.25F;    // numerical: bodies may come this much nearer than they mean to before the next decision (unit: m)
constexpr float wall_reach = 0.8F; // numerical: nobody is pushed further than this within a step (unit: m)
constexpr float kept_waiting = walking_figures.kept_waiting; ///< people who stand let somebody through who has been blocked this long (unit: s)

/// Stands or sits.
bool stands(const Crowd& crowd, std::uint32_t slot) { return crowd.activity[slot] != Activity::walking; }
bool sits(const Crowd& crowd, std::uint32_t slot) { return crowd.activity[slot] == Activity::sitting; }

/// Whether somebody who stays makes room for another who stays: those who sit only for others who sit.
bool parts_from(const Crowd& crowd, std::uint32_t slot, std::uint32_t other) { return !sits(crowd, slot) || sits(crowd, other); }

/// Far from walls nothing needs to be looked up.
bool near_wall(const Crowd& crowd, std::uint32_t slot) { return stands(crowd, slot) || crowd.gap[slot] < wall_reach + crowd.speed[slot]; }

/// How far apart the centres of two are kept, the slack of the one who asks included (unit: m)
float room_between(const Crowd& crowd, std::uint32_t slot, std::uint32_t other)
{
    const bool held_up = crowd.blocked[slot] > Crowd::turns_after, other_held_up = crowd.blocked[other] > Crowd::turns_after;
    const bool one_stands = stands(crowd, slot), other_stands = stands(crowd, other);
    if (one_stands && other_stands)
        return Crowd::standing_room;
    const float room = crowd.next_radius[slot] + Crowd::contact_slack + crowd.next_radius[other];
    if (!held_up && !other_held_up)
        return room;
    const bool opposed = held_up && other_held_up && dot(crowd.direction(slot), crowd.direction(other)) < -Crowd::turns_against;
    const bool passes = opposed || (held_up && other_stands) || (other_held_up && one_stands);
    if (passes && (crowd.file[slot] > 0 || crowd.file[other] > 0))
        return 2 * crowd.turned;
    return opposed && crowd.next_radius[slot] < crowd.widest ? room * Crowd::turned_share : room;
}

/// The direction in which the lower slot leaves a point that it shares with another: drawn from where it is, so that two whom
/// walls or others do not let part in one direction part in another one.
Vec2 drawn_direction(const Crowd& crowd, std::uint32_t lower)
{
    const auto bits = [](float value) { return std::uint64_t{std::bit_cast<std::uint32_t>(value)}; };
    const double turn = static_cast<double>(mix((bits(crowd.x[lower]) << 32) | bits(crowd.y[lower])) >> 11) * 0x1p-53;
    const double angle = 2 * elementary::pi * turn;
    return {static_cast<float>(elementary::cos(angle)), static_cast<float>(elementary::sin(angle))};
}

Vec2 out_of_wall(Vec2 p, float radius, const Ground& ground)
{
    const float lack = Contacts::radius_at_walls(radius, p, ground) - ground.wall_distance(p);
    return lack > 0 ? p + normalised(ground.wall_gradient(p)) * lack : p;
}

} // namespace

void Contacts::move(Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, float seconds, int steps, const Ground& ground,
                    const Workers& workers)
{
    for (auto* column : {&start_x, &start_y, &next_x, &next_y})
        column->resize(crowd.size());
    moved_in.assign(crowd.size(), 0);
    // Where few are about, parts of the crowd are far from each other, and each goes through all steps and rounds by itself.
    const bool in_parts = crowd.size() <= block && workers.threads() > 1;
    list_everybody_near(crowd, columns, inner, seconds * static_cast<float>(steps), in_parts ? small_block : block, workers);
    if (in_parts) {
        tell_parts();
        workers.for_blocks(parts.size(), 1, [&](std::size_t which, std::size_t) {
            move_part(parts[which], crowd, seconds, steps, ground, [&](auto&& body) {
                for (std::size_t i = parts[which].first; i < parts[which].end; ++i)
                    body(hoods[i]);
            });
        });
    } else {
        move_part({0, hoods.size()}, crowd, seconds, steps, ground,
                  [&](auto&& body) { workers.for_blocks(hoods.size(), 1, [&](std::size_t i, std::size_t) { body(hoods[i]); }); });
    }
}

void Contacts::list_everybody_near(const Crowd& crowd, const CrowdColumns& columns, const Kernels& inner, float seconds, std::size_t hood_slots,
                                   const Workers& workers)
{
    const auto n = static_cast<std::uint32_t>(crowd.size());
    hoods.resize((n + hood_slots - 1) / hood_slots);
    bool somebody_waits = false;
    float fastest = 0;
    for (std::size_t slot = 0; slot < n; ++slot) {
        somebody_waits = somebody_waits || crowd.blocked[slot] >= kept_waiting;
        fastest = std::max(fastest, squared_length(crowd.chosen(slot)));
    }
    fastest = std::sqrt(fastest);
    workers.for_blocks(n, hood_slots, [&](std::size_t begin, std::size_t end) {
        Neighbourhood& hood = hoods[begin / hood_slots];
        hood.first = static_cast<std::uint32_t>(begin);
        hood.end = static_cast<std::uint32_t>(end);
        hood.decided.clear();
        hood.room.resize(crowd.most_near());
        for (std::uint32_t slot = hood.first; slot < hood.end; ++slot)
            list_near(crowd, columns, inner, slot, seconds, fastest, somebody_waits, hood);
    });
}

/// A part begins where nobody before comes near anybody behind.
void Contacts::tell_parts()
{
    // Up to which slot those of the first neighbourhoods reach.
    std::vector<std::uint32_t> reached(hoods.size() + 1);
    for (std::size_t i = 0; i < hoods.size(); ++i) {
        const auto& near = hoods[i].decided.near;
        reached[i + 1] = std::max(reached[i], near.empty() ? 0 : *std::max_element(near.begin(), near.end()));
    }
    parts.clear();
    std::uint32_t lowest = 0xffffffff;
    std::size_t end = hoods.size();
    for (std::size_t i = hoods.size(); i-- > 0;) {
        const auto& near = hoods[i].decided.near;
        lowest = std::min(lowest, near.empty() ? lowest : *std::min_element(near.begin(), near.end()));
        if (lowest >= hoods[i].first && (i == 0 || reached[i] < hoods[i].first)) {
            parts.push_back({i, end});
            end = i;
        }
    }
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

template <class EachHood> void Contacts::move_part(Part part, Crowd& crowd, float seconds, int steps, const Ground& ground, EachHood&& each_hood)
{
    for (int step = 0; step < steps; ++step) {
        each_hood([&](Neighbourhood& hood) { advance_all(crowd, seconds, step == 0, ground, hood); });
        each_hood([&](Neighbourhood& hood) { keep_near(crowd, hood); });
        for (int round = 1; round <= rounds; ++round) {
            each_hood([&](Neighbourhood& hood) { separate(crowd, ground, round, hood); });
            each_hood([&](const Neighbourhood& hood) { take_over(crowd, round, hood); });
            // Where nobody was moved the further rounds would move nobody either.
            if (std::none_of(hoods.begin() + static_cast<std::ptrdiff_t>(part.first), hoods.begin() + static_cast<std::ptrdiff_t>(part.end),
                             [](const Neighbourhood& hood) { return !hood.moved.empty(); }))
                break;
        }
        each_hood([&](Neighbourhood& hood) { keep_out_of_walls(crowd, ground, hood); });
    }
}

void Contacts::advance_all(Crowd& crowd, float seconds, bool first, const Ground& ground, const Neighbourhood& hood)
{
    for (std::uint32_t slot = hood.first; slot < hood.end; ++slot) {
        start_x[slot] = crowd.x[slot];
        start_y[slot] = crowd.y[slot];
        if (!stands(crowd, slot))
            advance(crowd, slot, seconds, first, ground);
    }
}

/// Last guard: nobody may end inside a wall.
void Contacts::keep_out_of_walls(Crowd& crowd, const Ground& ground, const Neighbourhood& hood) const
{
    for (const std::uint32_t slot : hood.now.slots) {
        if (!near_wall(crowd, slot))
            continue;
        const Vec2 before{start_x[slot], start_y[slot]};
        const float gap = ground.wall_distance(crowd.position(slot));
        if (gap < crowd.next_radius[slot] - 0.1F && gap < ground.wall_distance(before)) {
            crowd.x[slot] = before.x;
            crowd.y[slot] = before.y;
        }
    }
}

/// Where those of one neighbourhood go in this round. Who was not moved in the last round, nor anybody near, would come out at the
/// same place again, and is not asked; where many were moved it costs more to find that out than to ask.
void Contacts::separate(const Crowd& crowd, const Ground& ground, int round, Neighbourhood& hood)
{
    const Pairs& now = hood.now;
    const bool asks_all = round == 1 || 4 * hood.moved.size() > now.slots.size();
    const auto was_moved = [&](std::uint32_t slot) { return moved_in[slot] == round - 1; };
    hood.moved.clear();
    for (std::size_t i = 0; i < now.slots.size(); ++i) {
        const std::uint32_t slot = now.slots[i];
        const std::uint32_t *near = now.near.data() + now.begin[i], *end = now.near.data() + now.begin[i + 1];
        if (!asks_all && !was_moved(slot) && std::none_of(near, end, was_moved))
            continue;
        const Vec2 p = separated(crowd, slot, near, end, ground);
        if (p == crowd.position(slot))
            continue;
        next_x[slot] = p.x;
        next_y[slot] = p.y;
        hood.moved.push_back(slot);
    }
}

void Contacts::take_over(Crowd& crowd, int round, const Neighbourhood& hood)
{
    for (const std::uint32_t slot : hood.moved) {
        crowd.x[slot] = next_x[slot];
        crowd.y[slot] = next_y[slot];
        moved_in[slot] = static_cast<std::uint8_t>(round);
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
        const float gap = first ? crowd.gap[slot] - radius : ground.wall_distance(position) - radius_at_walls(radius, position, ground);
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
    if (!still && (crowd.crowded[slot] & Crowd::may_touch) == 0)
        return;
    std::uint32_t count = 0;
    if (!still || (somebody_waits && !sits(crowd, slot)))
        count = inner.find_near(columns, slot, margin, seconds, fastest, hood.room.data());
    if (still) { // moves only for those it keeps waiting, and for those whom it stands on
        count = static_cast<std::uint32_t>(
            std::remove_if(hood.room.begin(), hood.room.begin() + count, [&](std::uint32_t other) { return crowd.blocked[other] < kept_waiting; }) -
            hood.room.begin());
        count = list_inside(crowd, slot, count, hood.room);
    }
    if (count == 0)
        return;
    hood.decided.near.insert(hood.decided.near.end(), hood.room.begin(), hood.room.begin() + count);
    hood.decided.close(slot);
}

std::uint32_t Contacts::list_inside(const Crowd& crowd, std::uint32_t slot, std::uint32_t count, std::vector<std::uint32_t>& list)
{
    constexpr float reach = Crowd::standing_room;
    const Vec2 here = crowd.position(slot);
    const int left = crowd.column_at(here.x - reach), right = crowd.column_at(here.x + reach);
    const int top = crowd.row_at(here.y + reach);
    for (int row = crowd.row_at(here.y - reach); row <= top; ++row) {
        const std::uint32_t end = crowd.begin[crowd.cell(right, row) + 1];
        for (std::uint32_t other = crowd.begin[crowd.cell(left, row)]; other < end; ++other)
            if (squared_length(here - crowd.position(other)) < Crowd::standing_room * Crowd::standing_room && other != slot && stands(crowd, other) &&
                parts_from(crowd, slot, other))
                list[count++] = other;
    }
    return count;
}

Vec2 Contacts::separated(const Crowd& crowd, std::uint32_t slot, const std::uint32_t* near, const std::uint32_t* end, const Ground& ground) const
{
    const Vec2 position = crowd.position(slot);
    const bool waits = crowd.blocked[slot] >= kept_waiting;
    Vec2 push;
    int contacts = 0;
    for (; near != end; ++near) {
        const std::uint32_t other = *near;
        const Vec2 apart = position - crowd.position(other);
        const float squared = squared_length(apart);
        const float wanted = room_between(crowd, slot, other);
        if (squared >= wanted * wanted)
            continue;
        const float d = std::sqrt(squared);
        const Vec2 away = d > 1e-4F ? apart * (1 / d) : drawn_direction(crowd, std::min(slot, other)) * (slot < other ? 1.0F : -1.0F);
        const bool gives_way = stands(crowd, other) && (stands(crowd, slot) ? parts_from(crowd, other, slot) : waits);
        const float share = stands(crowd, other) && !gives_way ? 1.0F : 0.5F;
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
