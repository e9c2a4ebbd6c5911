#include "site/sight.h"
#include "visualize/model/layers/list.h"
#include "visualize/model/layers/uniformed.h"

namespace plattan::view {

namespace {

/// What cuts sight: obstacles that do, and screens higher than eyes.
std::vector<Segment> walls_of(const Features& site)
{
    constexpr double eyes = 1.6; // m
    std::vector<Segment> walls;
    const auto add = [&](const std::vector<Segment>& sides) { walls.insert(walls.end(), sides.begin(), sides.end()); };
    for (const auto& obstacle : site.obstacles)
        if (obstacle.blocks_sight)
            add(sides_of(obstacle.shape));
    for (const auto& screen : site.screens)
        if (screen.height >= eyes)
            add(sides_of(screen));
    return walls;
}

Field sight_at(RunFile& run, const When& when)
{
    constexpr float farthest = 40; // m; as far as somebody is told from others
    if (!run.lattice())
        return Known::outside;
    const auto [known, places] = uniformed_at(run, when.time);
    if (known != Known::here)
        return known;
    const auto& lattice = *run.lattice();
    const Sight sight(walls_of(run.plan(RunFile::day_at(when.time)).site));
    Cells seen(lattice.size(), 0);
    for (std::size_t c = 0; c < lattice.size(); ++c)
        if (run.free_area()[c] > 0)
            for (const Vec2 eye : places)
                if (distance(eye, lattice.centre(c)) < farthest && sight.free(eye, lattice.centre(c)))
                    seen[c] += 1;
    return seen;
}

} // namespace

/// How many people in a uniform see a place now, from 40 m or nearer.
const Layer layers::sight{"sight", sight_at, false, true, true, true};

} // namespace plattan::view
