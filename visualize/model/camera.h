#pragma once

#include "base/geometry.h"

namespace plattan::view {

/// From metres of the site to pixels of a rectangle of the screen; y grows upwards in the site, downwards on the screen.
class Camera {
public:
    /// Shows all of a box.
    void fit(const Box& box, Vec2 pixels);

    /// The rectangle has another size: the same middle at the same scale.
    void resize(Vec2 pixels) { middle = pixels * 0.5F; }

    Vec2 to_screen(Vec2 p) const { return {middle.x + (p.x - centre.x) * scale, middle.y - (p.y - centre.y) * scale}; }
    Vec2 to_site(Vec2 pixel) const { return {centre.x + (pixel.x - middle.x) / scale, centre.y - (pixel.y - middle.y) / scale}; }
    float pixels_per_metre() const { return scale; }
    Vec2 pixels() const { return middle * 2; }
    Vec2 looks_at() const { return centre; }
    void look_at(Vec2 p) { centre = p; }

    /// Keeps the point under the cursor where it is.
    void zoom(float factor, Vec2 cursor);
    void pan(Vec2 pixels);

    /// On the way from one view to another. @param share 0: the first, 1: the second
    static Camera between(const Camera& from, const Camera& to, float share);

    friend bool operator==(const Camera&, const Camera&) = default;

private:
    Vec2 centre, middle;
    float scale = 1;
};

} // namespace plattan::view
