#include "visualize/picture.h"

#include "visualize/palette.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

sf::Vector2f point(Vec2 p) { return {p.x, p.y}; }

sf::Color shaded(Colour c, float light)
{
    return {static_cast<sf::Uint8>(static_cast<float>(c.r) * light), static_cast<sf::Uint8>(static_cast<float>(c.g) * light),
            static_cast<sf::Uint8>(static_cast<float>(c.b) * light)};
}

/// Triangles of a simple ring by cutting ears; SFML draws convex shapes only.
void fill(const Ring& ring, const Camera& camera, sf::Color colour, sf::VertexArray& triangles)
{
    std::vector<Vec2> left(ring.begin(), ring.end());
    if (area(ring) < 0)
        std::reverse(left.begin(), left.end());
    while (left.size() >= 3) {
        bool cut = false;
        for (std::size_t i = 0; i < left.size() && !cut; ++i) {
            const Vec2 a = left[(i + left.size() - 1) % left.size()], b = left[i], c = left[(i + 1) % left.size()];
            if (cross(b - a, c - b) <= 0 && left.size() > 3)
                continue;
            const bool empty = std::none_of(left.begin(), left.end(), [&](Vec2 p) {
                return !(p == a) && !(p == b) && !(p == c) && cross(b - a, p - a) > 0 && cross(c - b, p - b) > 0 && cross(a - c, p - c) > 0;
            });
            if (!empty)
                continue;
            for (const Vec2 corner : {a, b, c})
                triangles.append({point(camera.to_screen(corner)), colour});
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
            cut = true;
        }
        if (!cut)
            return;
    }
}

void outline(const Ring& ring, const Camera& camera, sf::Color colour, sf::VertexArray& lines, bool closed = true)
{
    for (std::size_t i = 0; i + (closed ? 0 : 1) < ring.size(); ++i) {
        lines.append({point(camera.to_screen(ring[i])), colour});
        lines.append({point(camera.to_screen(ring[(i + 1) % ring.size()])), colour});
    }
}

/// A shape with holes, cut into level strips between the heights of its corners: what lies in a hole must stay to be seen.
void fill(const Shape& shape, const Camera& camera, sf::Color colour, sf::VertexArray& triangles)
{
    if (shape.holes.empty())
        return fill(shape.outer, camera, colour, triangles);
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
            for (const Vec2 corner : {at_height(left, low), at_height(right, low), at_height(right, high), at_height(left, low),
                                      at_height(right, high), at_height(left, high)})
                triangles.append({point(camera.to_screen(corner)), colour});
        }
    }
}

void outline(const Shape& shape, const Camera& camera, sf::Color colour, sf::VertexArray& lines)
{
    outline(shape.outer, camera, colour, lines);
    for (const Ring& hole : shape.holes)
        outline(hole, camera, colour, lines);
}

void thick_line(sf::RenderTarget& target, Vec2 a, Vec2 b, float width, sf::Color colour)
{
    const Vec2 normal = normalised({-(b - a).y, (b - a).x}) * (width / 2);
    sf::VertexArray quad(sf::Quads);
    for (const Vec2 corner : {a + normal, b + normal, b - normal, a - normal})
        quad.append({point(corner), colour});
    target.draw(quad);
}

/// A disc of few corners: cheap enough for thousands.
void disc(sf::VertexArray& triangles, Vec2 centre, float radius, sf::Color colour)
{
    constexpr int corners = 14;
    Vec2 before{centre.x + radius, centre.y};
    for (int i = 1; i <= corners; ++i) {
        const float angle = 6.2831853F * static_cast<float>(i) / corners;
        const Vec2 next{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
        for (const Vec2 corner : {centre, before, next})
            triangles.append({point(corner), colour});
        before = next;
    }
}

} // namespace

void Picture::draw(sf::RenderTarget& target, const Replay& replay, const std::vector<Figure>& people, const Camera& camera, double time,
                   const Layers& layers)
{
    // The ground darkens from sunset to the end of civil twilight, never so far that people are lost.
    const float light = std::clamp(static_cast<float>((replay.sun_altitude(time) + 6) / 8), 0.0F, 1.0F) * 0.35F + 0.65F;
    const Features& site = replay.site_at(time);
    draw_ground(target, site, camera, light);
    if (layers.density)
        draw_density(target, replay, camera, time);
    draw_things(target, site, camera);
    if (layers.people)
        draw_people(target, replay, people, camera);
    if (layers.labels)
        draw_labels(target, site, camera);
}

void Picture::draw_ground(sf::RenderTarget& target, const Features& site, const Camera& camera, float light) const
{
    sf::VertexArray ground(sf::Triangles), lines(sf::Lines);
    for (const auto& zone : site.zones)
        if (zone.rule == "decor")
            outline(zone.shape, camera, {200, 196, 188}, lines);
    for (const auto& walkable : site.walkables) {
        const Colour colour = walkable.square ? (walkable.roofed ? Colour{216, 211, 202} : Colour{240, 236, 228}) : Colour{228, 230, 232};
        fill(walkable.shape, camera, shaded(colour, light), ground);
        outline(walkable.shape, camera, shaded({170, 165, 155}, light), lines);
        if (walkable.stairs) { // treads across the way up, every metre
            const auto [low, high] = bounds(walkable.shape.outer);
            const bool along_x = std::abs(walkable.stairs->up.x) > std::abs(walkable.stairs->up.y);
            for (float s = along_x ? low.x : low.y; s < (along_x ? high.x : high.y); s += 1)
                outline(along_x ? Ring{{s, low.y}, {s, high.y}} : Ring{{low.x, s}, {high.x, s}}, camera, shaded({205, 199, 188}, light), lines,
                        false);
        }
    }
    target.draw(ground);
    for (const auto& zone : site.zones)
        if (zone.rule == "keep_clear")
            outline(zone.shape, camera, shaded({205, 175, 150}, light), lines);
        else if (zone.rule == "furniture")
            outline(zone.shape, camera, shaded({190, 200, 180}, light), lines);
    target.draw(lines);
}

void Picture::draw_things(sf::RenderTarget& target, const Features& site, const Camera& camera) const
{
    sf::VertexArray solid(sf::Triangles);
    const float metre = camera.pixels_per_metre();
    for (const auto& obstacle : site.obstacles)
        fill(obstacle.shape, camera, {110, 104, 96}, solid);
    for (const auto& seat : site.seats) {
        const Vec2 half = seat.along * static_cast<float>(seat.places * seat.spacing / 2);
        const Vec2 across = Vec2{-seat.along.y, seat.along.x} * 0.22F;
        fill({seat.position - half - across, seat.position + half - across, seat.position + half + across, seat.position - half + across}, camera,
             {188, 168, 140}, solid);
    }
    for (const auto& bin : site.bins)
        disc(solid, camera.to_screen(bin.position), std::max(2.0F, 0.35F * metre), {120, 130, 110});
    target.draw(solid);
    for (const auto& gate : site.gates)
        thick_line(target, camera.to_screen(gate.line.from), camera.to_screen(gate.line.to), 4, {90, 110, 140});
}

void Picture::draw_density(sf::RenderTarget& target, const Replay& replay, const Camera& camera, double time)
{
    const auto density = replay.density_at(time);
    if (density.width == 0)
        return;
    sf::Image image;
    image.create(static_cast<unsigned>(density.width), static_cast<unsigned>(density.height));
    for (int y = 0; y < density.height; ++y)
        for (int x = 0; x < density.width; ++x) {
            // Empty cells carry the palest colour, unseen: smoothing between cells would draw a dark fringe round black ones.
            const float value = (*density.values)[static_cast<std::size_t>(y * density.width + x)];
            const Colour c = heat(value / densest);
            const float opacity = std::min(1.0F, value / (0.06F * densest)) * 220;
            image.setPixel(static_cast<unsigned>(x), static_cast<unsigned>(density.height - 1 - y), {c.r, c.g, c.b, static_cast<sf::Uint8>(opacity)});
        }
    heat_texture.loadFromImage(image);
    heat_texture.setSmooth(true);
    sf::Sprite sprite(heat_texture);
    const Vec2 corner = camera.to_screen({density.low.x, density.high.y});
    sprite.setPosition(corner.x, corner.y);
    const float scale = (density.high.x - density.low.x) / static_cast<float>(density.width) * camera.pixels_per_metre();
    sprite.setScale(scale, scale);
    target.draw(sprite);
}

void Picture::draw_people(sf::RenderTarget& target, const Replay& replay, const std::vector<Figure>& people, const Camera& camera) const
{
    // Ordinary visitors first, the few others on top and larger, with a light ring.
    const float metre = camera.pixels_per_metre();
    sf::VertexArray crowd(sf::Triangles), others(sf::Triangles);
    for (const auto& figure : people) {
        const std::string& group = replay.roles().at(figure.kind).group;
        const bool only_walks = group == layout::crowd_group;
        const Colour c = colour_of(figure.kind);
        const Vec2 at = camera.to_screen(figure.position);
        if (group == layout::visitor_group || only_walks) {
            // As large as they are where one looks closely, never smaller than can be seen.
            const float radius = std::max(2.2F, 0.23F * metre);
            const Colour own = only_walks && figure.state == layout::State::walking ? colour_of_heading(figure.heading) : c;
            const sf::Color colour(own.r, own.g, own.b, figure.state == layout::State::walking ? 255 : 215);
            disc(crowd, at, radius, colour);
            if (figure.state == layout::State::sitting) // who sits has a light middle
                disc(crowd, at, radius * 0.5F, {240, 236, 228});
        } else {
            const float radius = std::max(4.0F, 0.5F * metre);
            disc(others, at, radius + 1.5F, sf::Color::White);
            disc(others, at, radius, {c.r, c.g, c.b});
        }
    }
    target.draw(crowd);
    target.draw(others);
}

void Picture::draw_labels(sf::RenderTarget& target, const Features& site, const Camera& camera) const
{
    for (const auto& gate : site.gates) {
        sf::Text text(gate.id, font, 12);
        text.setFillColor({60, 70, 90});
        text.setOutlineColor({255, 255, 255, 200});
        text.setOutlineThickness(1.5F);
        const auto box = text.getLocalBounds();
        const Vec2 middle = camera.to_screen((gate.line.from + gate.line.to) * 0.5F);
        text.setPosition(std::round(middle.x - box.width / 2), std::round(middle.y - 8));
        target.draw(text);
    }
}

} // namespace plattan::view
