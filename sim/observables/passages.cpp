#include "observables/passages.h"

#include "base/geometry.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr float reach_of_links = 5; // numerical: farther than anybody goes in one tick (unit: m)

bool is_left_of(const Segment& line, Vec2 p) { return cross(line.to - line.from, p - line.from) > 0; }

} // namespace

void Passages::measure(const Moment& moment)
{
    const auto& links = moment.site.features().links;
    counts.resize(2 * links.size());
    if (links.empty())
        return;
    const auto hour = static_cast<std::size_t>(moment.clock.time_of_day() / 3600);
    std::vector<Near> now;
    for (const PersonId id : moment.people.present) {
        const Vec2 p = moment.people.position[id.index];
        if (std::none_of(links.begin(), links.end(), [&](const Link& link) { return distance(nearest_point(link.line, p), p) < reach_of_links; }))
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
