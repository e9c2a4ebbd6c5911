#include "site/sight.h"

namespace plattan {

Sight::Sight(std::vector<Segment> segments)
{
    for (const auto& s : segments)
        walls.push_back({s, std::min(s.from.x, s.to.x), std::max(s.from.x, s.to.x), std::min(s.from.y, s.to.y), std::max(s.from.y, s.to.y)});
}

bool Sight::free(Vec2 from, Vec2 to) const
{
    const Segment ray{from, to};
    const float left = std::min(from.x, to.x), right = std::max(from.x, to.x);
    const float bottom = std::min(from.y, to.y), top = std::max(from.y, to.y);
    for (const auto& wall : walls)
        if (wall.right >= left && wall.left <= right && wall.top >= bottom && wall.bottom <= top && intersect(ray, wall.line))
            return false;
    return true;
}

} // namespace plattan
