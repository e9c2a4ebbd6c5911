#pragma once

#include "site/features.h"
#include "visualize/draw/type.h"
#include "visualize/model/camera.h"

namespace plattan::view {

/// Filled shapes in pixels, gathered and drawn with one call. Lines, discs, rings and polygons fade over the pixel of their edge, so that the target
/// needs no samples within pixels: where a processor draws, those cost four times as much.
class Shapes {
public:
    /// fade_to_nothing: where colours are multiplied by their opacity before they are mixed; hard: lines of which there are many, for a moment.
    enum class Edges : std::uint8_t { fade, fade_to_nothing, hard };

    explicit Shapes(Edges edges = Edges::fade) : edges(edges) {}

    void rectangle(const Area& area, Colour colour);
    void quad(Vec2 a, Vec2 b, Vec2 c, Vec2 d, Colour colour);
    void triangle(Vec2 a, Vec2 b, Vec2 c, Colour colour);
    /// A convex outline, with soft edges.
    void polygon(std::initializer_list<Vec2> corners, Colour colour);
    void line(Vec2 from, Vec2 to, float width, Colour colour);
    void disc(Vec2 centre, float radius, Colour colour);
    /// A ring, or a part of one. @param share of a turn, clockwise from the top
    void ring(Vec2 centre, float radius, float width, Colour colour, float share = 1);
    /// A rectangle with round corners.
    void rounded(const Area& area, float radius, Colour colour);
    /// A rectangle that goes from one colour to another. @param along 0: from left to right, 1: from top to bottom
    void gradient(const Area& area, Colour first, Colour last, bool downwards);
    /// Inside of a shape of the site, without its holes.
    void fill(const Shape& shape, const Camera& camera, Colour colour);
    void outline(const Ring& ring, const Camera& camera, float width, Colour colour, bool closed = true);
    void outline(const Shape& shape, const Camera& camera, float width, Colour colour);

    void draw(sf::RenderTarget& target, const sf::RenderStates& states = sf::RenderStates::Default);
    /// The same, and keeps them to be drawn again.
    void draw_kept(sf::RenderTarget& target) const;
    void clear() { triangles.clear(); }
    bool empty() const { return triangles.getVertexCount() == 0; }

private:
    /// A quad from a line of full strength to one of none.
    void fading(Vec2 a, Vec2 b, Vec2 faded_b, Vec2 faded_a, Colour colour);

    Edges edges;
    sf::VertexArray triangles{sf::Triangles};
};

} // namespace plattan::view
