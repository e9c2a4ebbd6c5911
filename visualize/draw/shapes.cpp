#include "visualize/draw/shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plattan::view {

namespace {

constexpr float turn = 2 * std::numbers::pi_v<float>;

/// As many corners as a circle of this radius needs to look round.
int corners_of(float radius) { return std::clamp(static_cast<int>(8 + radius * 1.2F), 10, 96); }

} // namespace

void Shapes::triangle(Vec2 a, Vec2 b, Vec2 c, Colour colour)
{
    for (const Vec2 corner : {a, b, c})
        triangles.append({to_sfml(corner), to_sfml(colour)});
}

void Shapes::quad(Vec2 a, Vec2 b, Vec2 c, Vec2 d, Colour colour)
{
    triangle(a, b, c, colour);
    triangle(a, c, d, colour);
}

void Shapes::rectangle(const Area& area, Colour colour)
{
    quad({area.left, area.top}, {area.right(), area.top}, {area.right(), area.bottom()}, {area.left, area.bottom()}, colour);
}

void Shapes::line(Vec2 from, Vec2 to, float width, Colour colour)
{
    const Vec2 across = normalised({-(to - from).y, (to - from).x}) * (width / 2);
    quad(from + across, to + across, to - across, from - across, colour);
}

void Shapes::disc(Vec2 centre, float radius, Colour colour)
{
    const int corners = corners_of(radius);
    Vec2 before{centre.x + radius, centre.y};
    for (int i = 1; i <= corners; ++i) {
        const float angle = turn * static_cast<float>(i) / static_cast<float>(corners);
        const Vec2 next{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
        triangle(centre, before, next, colour);
        before = next;
    }
}

void Shapes::ring(Vec2 centre, float radius, float width, Colour colour, float share)
{
    const int corners = corners_of(radius);
    const auto at = [&](int i, float r) {
        const float angle = share * turn * static_cast<float>(i) / static_cast<float>(corners);
        return Vec2{centre.x + r * std::sin(angle), centre.y - r * std::cos(angle)};
    };
    const float inner = radius - width / 2, outer = radius + width / 2;
    for (int i = 0; i < corners; ++i)
        quad(at(i, inner), at(i, outer), at(i + 1, outer), at(i + 1, inner), colour);
}

void Shapes::rounded(const Area& area, float radius, Colour colour)
{
    rectangle({area.left + radius, area.top, area.width - 2 * radius, area.height}, colour);
    rectangle({area.left, area.top + radius, radius, area.height - 2 * radius}, colour);
    rectangle({area.right() - radius, area.top + radius, radius, area.height - 2 * radius}, colour);
    const auto corner = [&](Vec2 centre, float from) {
        constexpr int parts = 8;
        for (int i = 0; i < parts; ++i) {
            const float a = from + turn / 4 * static_cast<float>(i) / parts, b = from + turn / 4 * static_cast<float>(i + 1) / parts;
            triangle(centre, centre + Vec2{std::cos(a), std::sin(a)} * radius, centre + Vec2{std::cos(b), std::sin(b)} * radius, colour);
        }
    };
    corner({area.right() - radius, area.bottom() - radius}, 0);
    corner({area.left + radius, area.bottom() - radius}, turn / 4);
    corner({area.left + radius, area.top + radius}, turn / 2);
    corner({area.right() - radius, area.top + radius}, turn * 3 / 4);
}

void Shapes::gradient(const Area& area, Colour first, Colour last, bool downwards)
{
    const sf::Vector2f a{area.left, area.top}, b{area.right(), area.top}, c{area.right(), area.bottom()}, d{area.left, area.bottom()};
    const auto one = to_sfml(first), two = to_sfml(last);
    const auto colour_of = [&](const sf::Vector2f& p) { return (downwards ? p.y > area.top : p.x > area.left) ? two : one; };
    for (const auto& p : {a, b, c, a, c, d})
        triangles.append({p, colour_of(p)});
}

/// Level strips between the heights of the corners: works with holes, and with whatever outline a file has.
void Shapes::fill(const Shape& shape, const Camera& camera, Colour colour)
{
    const auto sides = sides_of(shape);
    std::vector<float> heights;
    for (const auto& side : sides)
        heights.push_back(side.from.y);
    std::sort(heights.begin(), heights.end());
    heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
    const auto at_height = [](const Segment& side, float y) {
        return Vec2{side.from.x + (side.to.x - side.from.x) * (y - side.from.y) / (side.to.y - side.from.y), y};
    };
    for (std::size_t i = 0; i + 1 < heights.size(); ++i) {
        const float low = heights[i], high = heights[i + 1], between = low + (high - low) / 2;
        std::vector<const Segment*> crossed;
        for (const auto& side : sides)
            if ((side.from.y > between) != (side.to.y > between))
                crossed.push_back(&side);
        std::sort(crossed.begin(), crossed.end(),
                  [&](const Segment* a, const Segment* b) { return at_height(*a, between).x < at_height(*b, between).x; });
        for (std::size_t side = 0; side + 1 < crossed.size(); side += 2) {
            const Segment &left = *crossed[side], &right = *crossed[side + 1];
            quad(camera.to_screen(at_height(left, low)), camera.to_screen(at_height(right, low)), camera.to_screen(at_height(right, high)),
                 camera.to_screen(at_height(left, high)), colour);
        }
    }
}

void Shapes::outline(const Ring& ring, const Camera& camera, float width, Colour colour, bool closed)
{
    for (std::size_t i = 0; i + (closed ? 0 : 1) < ring.size(); ++i)
        line(camera.to_screen(ring[i]), camera.to_screen(ring[(i + 1) % ring.size()]), width, colour);
}

void Shapes::outline(const Shape& shape, const Camera& camera, float width, Colour colour)
{
    outline(shape.outer, camera, width, colour);
    for (const Ring& hole : shape.holes)
        outline(hole, camera, width, colour);
}

void Shapes::draw(sf::RenderTarget& target, const sf::RenderStates& states)
{
    if (!empty())
        target.draw(triangles, states);
    triangles.clear();
}

} // namespace plattan::view
