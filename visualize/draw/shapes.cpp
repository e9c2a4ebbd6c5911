#include "visualize/draw/shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plattan::view {

namespace {

constexpr float turn = 2 * std::numbers::pi_v<float>;
constexpr float soft = 0.8F; ///< by which a polygon's edge fades beyond it (unit: pixels)

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

void Shapes::fading(Vec2 a, Vec2 b, Vec2 faded_b, Vec2 faded_a, Colour colour)
{
    const auto full = to_sfml(colour), none = edges == Edges::fade ? to_sfml({colour.r, colour.g, colour.b, 0}) : sf::Color::Transparent;
    for (const auto& [corner, strength] : {std::pair(a, full), {b, full}, {faded_b, none}, {a, full}, {faded_b, none}, {faded_a, none}})
        triangles.append({to_sfml(corner), strength});
}

void Shapes::polygon(std::initializer_list<Vec2> corners, Colour colour)
{
    const auto* p = corners.begin();
    const auto count = corners.size();
    for (std::size_t i = 2; i < count; ++i)
        triangle(p[0], p[i - 1], p[i], colour);
    for (std::size_t i = 0; i < count; ++i) {
        const Vec2 a = p[i], b = p[(i + 1) % count], inner = p[(i + 2) % count];
        Vec2 out = normalised({(b - a).y, -(b - a).x});
        if (dot(out, inner - a) > 0)
            out = out * -1.0F;
        fading(a, b, b + out * soft, a + out * soft, colour);
    }
}

void Shapes::line(Vec2 from, Vec2 to, float width, Colour colour)
{
    const Vec2 across = normalised({-(to - from).y, (to - from).x});
    if (edges == Edges::hard)
        return quad(from + across * (width / 2), to + across * (width / 2), to - across * (width / 2), from - across * (width / 2), colour);
    if (width < 1) // thinner than a pixel is paler than one
        colour.a = static_cast<std::uint8_t>(static_cast<float>(colour.a) * width);
    const Vec2 core = across * std::max(0.0F, width / 2 - 0.5F), edge = across * (std::max(1.0F, width) / 2 + 0.5F);
    if (width > 1)
        quad(from + core, to + core, to - core, from - core, colour);
    fading(from + core, to + core, to + edge, from + edge, colour);
    fading(from - core, to - core, to - edge, from - edge, colour);
}

void Shapes::disc(Vec2 centre, float radius, Colour colour)
{
    const int corners = corners_of(radius);
    const float core = std::max(0.0F, radius - 0.5F), edge = radius + 0.5F;
    Vec2 before{1, 0};
    for (int i = 1; i <= corners; ++i) {
        const float angle = turn * static_cast<float>(i) / static_cast<float>(corners);
        const Vec2 next{std::cos(angle), std::sin(angle)};
        triangle(centre, centre + before * core, centre + next * core, colour);
        fading(centre + before * core, centre + next * core, centre + next * edge, centre + before * edge, colour);
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
    const float core = std::max(0.0F, width / 2 - 0.5F), edge = std::max(1.0F, width) / 2 + 0.5F;
    for (int i = 0; i < corners; ++i) {
        if (core > 0)
            quad(at(i, radius - core), at(i, radius + core), at(i + 1, radius + core), at(i + 1, radius - core), colour);
        fading(at(i, radius + core), at(i + 1, radius + core), at(i + 1, radius + edge), at(i, radius + edge), colour);
        const float inner = std::max(0.0F, radius - edge);
        fading(at(i, radius - core), at(i + 1, radius - core), at(i + 1, inner), at(i, inner), colour);
    }
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
            const Vec2 one{std::cos(a), std::sin(a)}, other{std::cos(b), std::sin(b)};
            const float core = std::max(0.0F, radius - 0.5F), edge = radius + 0.5F;
            triangle(centre, centre + one * core, centre + other * core, colour);
            fading(centre + one * core, centre + other * core, centre + other * edge, centre + one * edge, colour);
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

void Shapes::draw_kept(sf::RenderTarget& target) const
{
    if (!empty())
        target.draw(triangles);
}

} // namespace plattan::view
