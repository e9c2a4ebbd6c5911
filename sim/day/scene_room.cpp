#include "day/scene_room.h"

#include "roles/figures.h"
#include "roles/out_of_the_way.h"

namespace plattan {

namespace {

bool has_room(const Site& site, const Shape& shape)
{
    constexpr float apart = 0.25F; // numerical: people are drawn points of a zone, and seldom hit upon a smaller one (unit: m)
    const Box box = bounds(shape.outer);
    for (float y = box.low.y + apart / 2; y < box.high.y; y += apart)
        for (float x = box.low.x + apart / 2; x < box.high.x; x += apart)
            if (const Vec2 p{x, y}; inside(shape, p) && out_of_the_way(site, p, market_figures.anchor_wall_distance))
                return true;
    return false;
}

} // namespace

std::vector<const Zone*> scene_zones_without_room(const Site& site)
{
    std::vector<const Zone*> found;
    for (const Zone& zone : site.features().zones)
        if (zone.rule == "scene" && !has_room(site, zone.shape))
            found.push_back(&zone);
    return found;
}

} // namespace plattan
