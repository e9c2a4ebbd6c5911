#pragma once

#include "visualize/draw/shapes.h"
#include "visualize/model/show.h"

namespace plattan::view {

/// Figures and marks that occur in the runs, and the scale of a field.
class Legend {
public:
    struct Entry {
        std::string words;
        Glyph glyph = Glyph::dart;
        layout::State state = layout::State::walking;
        Colour fill, rim;
        std::string letter;
        float heading = 0;
        bool is_mark = false, is_litter = false, is_dot = false, is_defect = false, is_cross = false;
    };
    static std::vector<Entry> entries(const Show& show, Hour hour);
    /// Rows that the entries take in a width.
    static int rows(const std::vector<Entry>& entries, const Type& type, float width, float picture_height);
    static void draw(sf::RenderTarget& target, Type& type, const std::vector<Entry>& entries, const Area& area, float picture_height, Hour hour);
    static void draw_scale(sf::RenderTarget& target, Type& type, const Show& show, const Area& area, float picture_height, Hour hour);
};

} // namespace plattan::view
