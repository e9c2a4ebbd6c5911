#include "demand/entry_room.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr float apart = 2 * body_radius; ///< two who do not squeeze (unit: m)

bool contains(const Box& box, Vec2 p) { return p.x > box.low.x && p.x < box.high.x && p.y > box.low.y && p.y < box.high.y; }

} // namespace

const EntryRoom::Around& EntryRoom::around(GoalId gate)
{
    const auto found = std::find_if(looked_at.begin(), looked_at.end(), [&](const Around& one) { return one.gate == gate; });
    if (found != looked_at.end())
        return *found;
    constexpr float reach = 1; // numerical: as far inside as people come in, and a body
    Around made{gate, {}, {}};
    const Segment& line = site.goal_line(gate);
    for (const Vec2 end : {line.from, line.to}) {
        made.box.take_in(end - Vec2{reach, reach});
        made.box.take_in(end + Vec2{reach, reach});
    }
    for (const PersonId id : people.present)
        if (contains(made.box, people.position[id.index]) && people.activity[id.index] != Activity::sitting)
            made.people.push_back(people.position[id.index]);
    looked_at.push_back(std::move(made));
    return looked_at.back();
}

std::optional<Vec2> EntryRoom::find(GoalId gate, float share)
{
    const Around& near = around(gate);
    const Opening& opening = site.opening(gate);
    const auto free = [&](Vec2 p) {
        return std::none_of(near.people.begin(), near.people.end(), [&](Vec2 other) { return squared_length(other - p) < apart * apart; });
    };
    const float first = std::clamp(share, 0.0F, 1.0F);
    // The nearest first, on either side.
    const float step = opening.length() > 0 ? apart / 2 / opening.length() : 2;
    for (float away = 0; away <= 1; away += step)
        for (const float candidate : {first + away, first - away})
            if (candidate >= 0 && candidate <= 1)
                if (const Vec2 p = opening.entry(site.ground(), candidate); free(p))
                    return p;
    return std::nullopt;
}

void EntryRoom::take(Vec2 p)
{
    for (Around& one : looked_at)
        if (contains(one.box, p))
            one.people.push_back(p);
}

} // namespace plattan
