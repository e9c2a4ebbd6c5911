#include "site/site.h"

#include "parameters/document.h"
#include "site/geojson.h"
#include "site/limits.h"
#include "site/sun.h"

#include <limits>

namespace plattan {

Site::Site(Features features, const Workers& workers)
    : what(std::move(features)), walked(what), body_cells(std::make_shared<const BodyCells>(walked)), seen(walked.sight_walls()),
      roughly_seen(walked, seen, workers), paths(walked), kept_clear(what, walked)
{
    for (const auto& gate : what.gates)
        openings.emplace_back(gate.line, walked, what);
    fields = ways({}, workers);
    for (const auto& walkable : what.walkables)
        if (walkable.stairs && !walkable.stairs->step_free && step_free.empty())
            step_free = ways({.avoids_stairs = true, .of_few = true}, workers);
}

std::vector<DistanceField> Site::ways(const DistanceField::Manner& manner, const Workers& workers) const
{
    const Steps steps = DistanceField::steps(walked, body_cells, manner);
    std::vector<DistanceField> list(what.gates.size() + what.links.size());
    constexpr std::size_t block = 4;
    workers.for_blocks(list.size(), block, [&](std::size_t begin, std::size_t end) {
        FastMarching marching(steps, walked);
        for (std::size_t i = begin; i < end; ++i)
            list[i] = DistanceField(marching.to(finish_of({static_cast<std::uint32_t>(i)})), body_cells, manner.of_few);
    });
    return list;
}

GoalId Site::goal(std::string_view id) const
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const GoalId candidate{static_cast<std::uint32_t>(i)}; goal_name(candidate) == id)
            return candidate;
    return {};
}

const std::string& Site::goal_name(GoalId goal) const
{
    return is_gate(goal) ? what.gates[goal.index].id : what.links[goal.index - what.gates.size()].id;
}

const Segment& Site::goal_line(GoalId goal) const
{
    return is_gate(goal) ? what.gates[goal.index].line : what.links[goal.index - what.gates.size()].line;
}

GoalId Site::nearest_gate(Vec2 p) const
{
    GoalId nearest{0};
    float least = 1e9F;
    for (std::uint32_t i = 0; i < what.gates.size(); ++i)
        if (const float d = distance(nearest_point(what.gates[i].line, p), p); d < least) {
            least = d;
            nearest = {i};
        }
    return nearest;
}

Finish Site::finish_of(GoalId goal) const
{
    if (!is_gate(goal))
        return {{goal_line(goal)}, {}};
    const Opening& opening = openings[goal.index];
    Finish finish{opening.middles(), opening.inward()};
    // A gate may be drawn a little outside of the ground.
    for (Segment& line : finish.lines) {
        constexpr float clear = 0.02F; // numerical: of the wall a point lies on (unit: m)
        const auto on_ground = [&] { return walked.wall_distance(line.from) > clear && walked.wall_distance(line.to) > clear; };
        constexpr float step = 0.05F; // numerical: of the search for a free point (unit: m)
        for (int i = 0; i < 8 && !on_ground(); ++i)
            line = {line.from + opening.inward() * step, line.to + opening.inward() * step};
    }
    return finish;
}

bool Site::at_goal(GoalId goal, Vec2 p, float reach) const
{
    const Segment& line = goal_line(goal);
    // Nearly everybody who asks is far away, which is told without a root.
    constexpr float rounding = 0.01F; // numerical: what is sorted out here is further away than that (unit: m)
    const auto beyond = [&](float at, float one, float other) {
        return at < std::min(one, other) - reach - rounding || at > std::max(one, other) + reach + rounding;
    };
    if (beyond(p.x, line.from.x, line.to.x) || beyond(p.y, line.from.y, line.to.y))
        return false;
    const bool near = distance(nearest_point(line, p), p) < reach;
    return near && (!is_gate(goal) || openings[goal.index].before(p, reach));
}

Vec2 Site::nearest_attractive_edge(Vec2 p) const
{
    Vec2 best = p;
    float least = std::numeric_limits<float>::max();
    for (const auto& edge : what.edges)
        for (std::size_t i = 0; !edge.purpose.empty() && i + 1 < edge.points.size(); ++i) {
            const Vec2 candidate = nearest_point({edge.points[i], edge.points[i + 1]}, p);
            if (const float d = distance(candidate, p); d < least) {
                least = d;
                best = candidate;
            }
        }
    return best;
}

Features read_site(const std::filesystem::path& file, Problems& problems, std::string* text, const Place& named_at)
{
    auto content = read_named_file(file, largest_site_file, named_at, problems);
    if (!content)
        return {};
    Problems own;
    auto features = parse_site(*content, named_path(file), own);
    if (own.empty())
        check_site(features, own);
    for (const auto& problem : own.sorted())
        problems.add(problem.place, problem.message);
    if (text != nullptr)
        *text = std::move(*content);
    return features;
}

} // namespace plattan
