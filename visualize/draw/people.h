#pragma once

#include "visualize/draw/shapes.h"
#include "visualize/model/moment.h"
#include "visualize/model/show.h"

namespace plattan::view {

/// How large figures are drawn (unit: pixels).
struct FigureSizes {
    float visitor = 8, other = 11, pin = 20;
};
/// As large as people are where one looks closely, and never smaller than can be seen from the back.
FigureSizes figure_sizes(float pixels_per_metre, float picture_height);

/// People as pictures of a sheet: one call for all of them.
class People {
public:
    struct Order {
        const RunFile* run;
        const std::vector<Figure>* figures;
        const Camera* camera;
        FigureSizes sizes;
        Hour hour;
        Language language;
        bool muted;   ///< small dark dots under a field
        bool streaks; ///< who walks is drawn as a streak by others, or, under a field, not at all: dots would strobe
        float opacity;
    };
    void draw(sf::RenderTarget& target, Type& type, const Order& order);

private:
    void make_sheet(const FigureSizes& sizes, Hour hour);

    sf::VertexArray walkers{sf::Triangles}, crowd{sf::Quads}, above{sf::Quads}; ///< of one picture; their memory is used again
    sf::Texture sheet;
    std::optional<std::pair<std::array<int, 3>, Hour>> made_for;
    std::vector<sf::IntRect> cells;     ///< of the sheet, each as large as what is on it
    std::array<Vec2, 3> dart_corners{}; ///< round a dart that points along x (unit: pixels)
};

/// The same shapes for the legend. @param kind "walks", "stands", "sits", a role, or "others"
void draw_glyph(Shapes& shapes, Vec2 at, float size, Glyph glyph, layout::State state, Colour fill, Colour rim, float heading = 0);

} // namespace plattan::view
