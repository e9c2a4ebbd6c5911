#pragma once

#include "base/geometry.h"

#include <algorithm>
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

/// The height by which letters, and all that is as high as they are, are measured: that of the picture, and of one that is higher than 4:3 the height
/// of 4:3, because lines would be too short for such letters.
inline float type_height(float width, float height) { return std::min(height, 0.75F * width); }

/// What stays free at the edges (unit: pixels).
inline float margin_of(float width, float height) { return std::round(0.012F * height + 0.006F * width); }

/// Where everything stands: made from the size of the picture and from what is shown, and from nothing else.
struct Layout {
    float width = 0, full_height = 0;
    float height = 0;     ///< of a picture in which letters are usual: `type_height`
    bool above = false;   ///< two maps one above the other
    bool at_side = false; ///< figures in a strip at the right of the maps
    Area header, caption, figures, legend, timeline, notes;
    std::size_t figure_columns = 1;
    Area details;                   ///< empty where they are not shown
    bool details_alone = false;     ///< there is no room for anything beside them but the header
    std::vector<Area> titles, maps; ///< by what is shown: one or two
    int title_rows = 1;
    float margin = 0;
};

/// Heights as shares of the picture's height.
namespace heights {
inline constexpr float line = 0.040F;           ///< of a label, with its leading
inline constexpr float must_line = 0.052F;      ///< of words that must be read, with their leading
inline constexpr float title = 0.058F;          ///< of its first line
inline constexpr float more_title = 0.046F;     ///< of each further one
inline constexpr float figure = 0.128F;         ///< of a figure with its label
inline constexpr float figure_in_rows = 0.104F; ///< the same where figures take several rows
inline constexpr float scale_of_layer = 0.112F;
} // namespace heights

struct LayoutOrder {
    float width = 1280, height = 720;
    std::size_t maps = 1;
    Vec2 shown{134, 69}; ///< metres that a map shows
    int legend_rows = 1, title_rows = 1;
    int note_rows = 0;          ///< lines about two runs
    int caption_rows = 0;       ///< below the header, where it has no room beside the clock
    std::vector<float> figures; ///< width that each takes at least (unit: pixels)
    bool panels = true;         ///< false: maps alone, with the clock on them
    float below_maps = 0;       ///< height that scale and note of a difference take where there are no panels (unit: pixels)
    bool field = false;         ///< a scale stands in the legend
    bool details = false;
};

Layout layout_of(const LayoutOrder& order);

} // namespace plattan::view
