#pragma once

#include "base/geometry.h"

#include <string>
#include <vector>

namespace plattan::view {

/// A rectangle of the picture (unit: pixels); y downwards.
struct Area {
    float left = 0, top = 0, width = 0, height = 0;

    float right() const { return left + width; }
    float bottom() const { return top + height; }
    bool contains(Vec2 p) const { return p.x >= left && p.x < right() && p.y >= top && p.y < bottom(); }
    friend bool operator==(const Area&, const Area&) = default;
};

/// What is shown of two runs.
enum class Mode : std::uint8_t { a, b, both, wipe, difference };
Mode mode_named(std::string_view name, bool& known);
std::string_view name_of(Mode mode);

/// Height of capital letters as a share of the picture's height. A back row sits six picture heights away and reads letters of 3 %
/// (AVIXA DISCAS: farthest viewer = 200 x share).
namespace capitals {
inline constexpr float clock = 0.060F, value = 0.042F, must = 0.031F, label = 0.0205F;
}
/// Capital letters of Inter, as a share of the font's size.
inline constexpr float capital_of_size = 0.727F;
inline unsigned font_size(float capitals_share, float picture_height)
{
    return static_cast<unsigned>(std::ceil(capitals_share * picture_height / capital_of_size));
}

/// Where everything stands: made from the size of the picture and from what is shown, and from nothing else.
struct Layout {
    float width = 0, height = 0;
    bool above = false;   ///< two maps one above the other
    bool at_side = false; ///< figures in a strip at the right of the maps
    Area header, figures, legend, timeline, notes;
    std::vector<Area> titles, maps; ///< by what is shown: one or two
    float margin = 0;
};

struct LayoutOrder {
    float width = 1280, height = 720;
    std::size_t maps = 1;
    Vec2 shown{134, 69}; ///< metres that a map shows
    int legend_rows = 1;
    bool panels = true;   ///< false: maps alone, with the clock on them
    bool field = false;   ///< a scale stands in the legend
    bool honesty = false; ///< a line about two runs
};

Layout layout_of(const LayoutOrder& order);

} // namespace plattan::view
