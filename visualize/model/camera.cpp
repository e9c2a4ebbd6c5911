#include "visualize/model/camera.h"

namespace plattan::view {

namespace {

constexpr float least_scale = 0.5F, largest_scale = 200; // pixels a metre

}

void Camera::fit(const Box& box, Vec2 pixels)
{
    centre = (box.low + box.high) * 0.5F;
    middle = pixels * 0.5F;
    scale = std::min(pixels.x / std::max(1.0F, box.high.x - box.low.x), pixels.y / std::max(1.0F, box.high.y - box.low.y));
}

void Camera::zoom(float factor, Vec2 cursor)
{
    const Vec2 fixed = to_site(cursor);
    scale = std::clamp(scale * factor, least_scale, largest_scale);
    const Vec2 moved = to_screen(fixed);
    centre = centre + Vec2{moved.x - cursor.x, cursor.y - moved.y} * (1 / scale);
}

void Camera::pan(Vec2 pixels) { centre = centre + Vec2{-pixels.x, pixels.y} * (1 / scale); }

Camera Camera::between(const Camera& from, const Camera& to, float share)
{
    const float eased = share * share * (3 - 2 * share);
    Camera made = to;
    made.centre = from.centre * (1 - eased) + to.centre * eased;
    made.scale = from.scale * std::pow(to.scale / from.scale, eased); // equal steps of zoom look equally fast
    return made;
}

} // namespace plattan::view
