#include "visualize/camera.h"

namespace plattan::view {

void Camera::fit(Vec2 low, Vec2 high, Vec2 pixels)
{
    constexpr float margin = 1.06F;
    centre = (low + high) * 0.5F;
    middle = pixels * 0.5F;
    scale = std::min(pixels.x / std::max(1.0F, (high.x - low.x) * margin), pixels.y / std::max(1.0F, (high.y - low.y) * margin));
}

void Camera::zoom(float factor, Vec2 cursor)
{
    const Vec2 fixed = to_site(cursor);
    scale = std::clamp(scale * factor, 0.5F, 200.0F);
    const Vec2 moved = to_screen(fixed);
    centre = centre + Vec2{moved.x - cursor.x, cursor.y - moved.y} * (1 / scale);
}

void Camera::pan(Vec2 pixels) { centre = centre + Vec2{-pixels.x, pixels.y} * (1 / scale); }

} // namespace plattan::view
