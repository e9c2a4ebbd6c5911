#include "observables/passages.h"

#include "base/geometry.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr float reach_of_links = 5; // numerical: farther than anybody goes in one tick (unit: m)

bool is_left_of(const Segment& line, Vec2 p) { return cross(line.to - line.from, p - line.from) > 0; }

/// In which everybody is who is within reach of a link.
Box box_around(const Segment& line)
{
    Box box;
    box.take_in(line.from);
    box.take_in(line.to);
    const Vec2 reach{reach_of_links, reach_of_links};
    return {box.low - reach, box.high + reach};
}

bool holds(const Box& box, Vec2 p) { return p.x >= box.low.x && p.x <= box.high.x && p.y >= box.low.y && p.y <= box.high.y; }

} // namespace

void Passages::measure(const Moment& moment)
{
    const auto& links = moment.site.features().links;
    counts.resize(2 * links.size());
    if (links.empty())
        return;
    const auto hour = static_cast<std::size_t>(moment.clock.time_of_day() / 3600);
    std::vector<Near> now;
    std::vector<Box> boxes; // most people are far from all links: a box tells so without a root
    for (const Link& link : links)
        boxes.push_back(box_around(link.line));
    const auto is_near = [&](Vec2 p) {
        for (std::size_t i = 0; i < links.size(); ++i)
            if (holds(boxes[i], p) && distance(nearest_point(links[i].line, p), p) < reach_of_links)
                return true;
        return false;
    };
    for (const PersonId id : moment.people.present) {
        const Vec2 p = moment.people.position[id.index];
        if (!is_near(p))
            continue;
        now.push_back({id.index, p});
        const auto before = std::find_if(near.begin(), near.end(), [&](const Near& one) { return one.row == id.index; });
        if (before == near.end())
            continue;
        for (std::size_t i = 0; i < links.size(); ++i)
            if (const bool left = is_left_of(links[i].line, p);
                left != is_left_of(links[i].line, before->position) && intersect(links[i].line, {before->position, p}))
                ++counts[2 * i + (left ? 0 : 1)][hour];
    }
    near = std::move(now);
}

std::vector<Table> Passages::tables(const Moment& moment) const
{
    Table table{table_texts()[0], {}, hour_names(), {}};
    const auto& links = moment.site.features().links;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        table.rows.push_back(fmt::format("{} to its {}", links[i / 2].id, i % 2 == 0 ? "left" : "right"));
        table.values.insert(table.values.end(), counts[i].begin(), counts[i].end());
    }
    return {table};
}

} // namespace plattan
