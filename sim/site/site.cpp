#include "site/site.h"

#include "parameters/document.h"
#include "site/fast_marching.h"
#include "site/geojson.h"
#include "site/limits.h"
#include "site/sun.h"

#include <limits>

namespace plattan {

Site::Site(Features features, const Workers& workers)
    : what(std::move(features)), walked(what), seen(walked.sight_walls()), roughly_seen(walked, seen, workers), paths(walked),
      kept_clear(what, walked)
{
    for (const auto& gate : what.gates)
        limited_gates = limited_gates || gate.service_rate > 0;
    fields = ways({}, workers);
    for (const auto& walkable : what.walkables)
        if (walkable.stairs && !walkable.stairs->step_free && step_free.empty())
            step_free = ways({.avoids_stairs = true, .of_few = true}, workers);
}

std::vector<DistanceField> Site::ways(const DistanceField::Manner& manner, const Workers& workers) const
{
    const Raster<float> steps = DistanceField::steps(walked, manner);
    std::vector<DistanceField> list(what.gates.size() + what.links.size());
    constexpr std::size_t block = 4;
    workers.for_blocks(list.size(), block, [&](std::size_t begin, std::size_t end) {
        FastMarching marching(steps);
        for (std::size_t i = begin; i < end; ++i)
            list[i] = DistanceField(marching.to(goal_line({static_cast<std::uint32_t>(i)})), manner.of_few);
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

Vec2 Site::inside_gate(GoalId gate, float share, float inward) const
{
    const Segment& line = goal_line(gate);
    const Vec2 along = line.to - line.from;
    const float whole = length(along);
    const float keep = std::min(0.5F, 0.4F / std::max(whole, 0.1F)); // off the jambs
    const Vec2 p = line.from + along * std::clamp(share, keep, 1 - keep);
    const Vec2 normal = normalised({-along.y, along.x});
    return walked.wall_distance(p + normal * inward) >= walked.wall_distance(p - normal * inward) ? p + normal * inward : p - normal * inward;
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
