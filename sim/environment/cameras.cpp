#include "environment/cameras.h"

#include "base/elementary.h"
#include "environment/figures.h"

namespace plattan {

bool in_view_of(const Camera& camera, Vec2 p, const Site& site)
{
    const Vec2 apart = p - camera.position;
    const float d = length(apart);
    if (d > camera.range)
        return false;
    const double angle = camera.bearing * elementary::pi / 180;
    const Vec2 forward{static_cast<float>(elementary::cos(angle)), static_cast<float>(elementary::sin(angle))};
    return (d < 1 || dot(apart, forward) > camera_figures.half_angle_cosine * d) && site.sight().free(camera.position, p);
}

} // namespace plattan
