#include "visualize/model/layout.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace plattan::view {

namespace {

constexpr std::array<std::string_view, 5> mode_names{"a", "b", "ab", "wipe", "difference"};

float scale_of(const Area& map, Vec2 shown) { return std::min(map.width / shown.x, map.height / shown.y); }

/// Whole pixels, so that letters stay as sharp as their typeface.
Area whole(const Area& area)
{
    const float left = std::round(area.left), top = std::round(area.top);
    return {left, top, std::round(area.right()) - left, std::round(area.bottom()) - top};
}

/// As many in a row as let all rows be as even as can be.
std::size_t columns_of(const std::vector<float>& widths, float room)
{
    for (std::size_t columns = std::max<std::size_t>(1, widths.size()), rows = 1; columns > 1; ++rows) {
        columns = (widths.size() + rows - 1) / rows;
        bool fits = true;
        for (std::size_t first = 0; first < widths.size(); first += columns)
            fits = fits && std::accumulate(widths.begin() + static_cast<std::ptrdiff_t>(first),
                                           widths.begin() + static_cast<std::ptrdiff_t>(std::min(first + columns, widths.size())), 0.0F) <= room;
        if (fits)
            return columns;
    }
    return 1;
}

Layout arranged(const LayoutOrder& order, bool above, bool at_side)
{
    Layout layout;
    const float h = type_height(order.width, order.height), bottom_of_picture = order.height;
    float w = order.width;
    layout.width = w;
    layout.height = h;
    layout.full_height = bottom_of_picture;
    layout.above = above;
    layout.at_side = at_side;
    layout.margin = margin_of(w, h);
    const float margin = layout.margin;
    const float header = std::round(0.125F * h), timeline = std::round(0.150F * h);
    layout.header = {0, 0, w, header};
    const float caption = heights::must_line * h * static_cast<float>(order.caption_rows);
    layout.caption = whole({margin, header, w - 2 * margin, caption});
    const float top = header + std::round(caption);
    if (order.details) { // beside everything, or, in a narrow picture, instead of it
        const float least_beside = 1.05F * h, wide = std::max(0.34F * w, 0.62F * h);
        layout.details_alone = w - wide < least_beside;
        layout.details = whole(layout.details_alone ? Area{margin, top, w - 2 * margin, bottom_of_picture - top - margin}
                                                    : Area{w - wide + margin, top, wide - 2 * margin, bottom_of_picture - top - margin});
        if (!layout.details_alone)
            w = std::round(w - wide);
    }
    layout.timeline = {0, bottom_of_picture - timeline, w, timeline};
    const float legend = heights::line * h * static_cast<float>(order.legend_rows) + 0.012F * h + (order.field ? heights::scale_of_layer * h : 0);
    layout.legend = whole({margin, bottom_of_picture - timeline - legend, w - 2 * margin, legend});
    const float notes = heights::line * h * static_cast<float>(order.note_rows);
    layout.notes = whole({margin, layout.legend.top - notes, w - 2 * margin, notes});
    float bottom = layout.notes.top, right = w;
    if (at_side) {
        const float widest = order.figures.empty() ? 0 : *std::max_element(order.figures.begin(), order.figures.end());
        const float strip = std::max({0.24F * w, 0.36F * h, widest + 2 * margin});
        right = std::round(w - strip);
        layout.figures = whole({right + margin, top, w - right - 2 * margin, bottom - top});
        layout.figure_columns = 1;
    } else {
        layout.figure_columns = columns_of(order.figures, w - 2 * margin);
        const auto rows = (order.figures.size() + layout.figure_columns - 1) / layout.figure_columns;
        bottom -= std::round((rows > 1 ? heights::figure_in_rows : heights::figure) * h * static_cast<float>(std::max<std::size_t>(1, rows)));
        layout.figures = whole({margin, bottom, w - 2 * margin, layout.notes.top - bottom});
    }
    const auto count = static_cast<float>(order.maps);
    const float gap = margin, title = (heights::title + heights::more_title * static_cast<float>(order.title_rows - 1)) * h;
    layout.title_rows = order.title_rows;
    for (std::size_t i = 0; i < order.maps; ++i) {
        const auto number = static_cast<float>(i);
        Area place;
        if (above) {
            const float each = (bottom - top) / count;
            place = {margin, top + each * number, right - 2 * margin, each};
        } else {
            const float each = (right - 2 * margin - gap * (count - 1)) / count;
            place = {margin + (each + gap) * number, top, each, bottom - top};
        }
        layout.titles.push_back(whole({place.left, place.top, place.width, title}));
        layout.maps.push_back(whole({place.left, place.top + title, place.width, std::max(10.0F, place.height - title - 0.008F * h)}));
    }
    return layout;
}

/// Whether figures have room below each other, and names beside each other.
bool has_room_for_words(const Layout& layout, const LayoutOrder& order)
{
    constexpr float least_figure = 0.086F; // of the height, with its label
    const float least_title = std::min(0.5F * layout.height, 0.42F * layout.width);
    return (!layout.at_side || layout.figures.height >= least_figure * layout.height * static_cast<float>(order.figures.size())) &&
           (order.maps < 2 || layout.titles.front().width >= least_title);
}

} // namespace

Mode mode_named(std::string_view name, bool& known)
{
    for (std::size_t i = 0; i < mode_names.size(); ++i)
        if (mode_names.at(i) == name) {
            known = true;
            return static_cast<Mode>(i);
        }
    known = false;
    return Mode::both;
}

std::string_view name_of(Mode mode) { return mode_names.at(static_cast<std::size_t>(mode)); }

Layout layout_of(const LayoutOrder& order)
{
    if (!order.panels) {
        Layout bare;
        bare.width = order.width;
        bare.height = type_height(order.width, order.height);
        bare.full_height = order.height;
        const float height = std::max(10.0F, order.height - std::round(order.below_maps));
        const bool above = order.maps > 1 && height / 2 / order.shown.y > order.width / 2 / order.shown.x;
        bare.above = above;
        for (std::size_t i = 0; i < order.maps; ++i) {
            const auto number = static_cast<float>(i), count = static_cast<float>(order.maps);
            bare.maps.push_back(whole(above ? Area{0, height / count * number, order.width, height / count}
                                            : Area{order.width / count * number, 0, order.width / count, height}));
            bare.titles.push_back({bare.maps.back().left, bare.maps.back().top, bare.maps.back().width, 0});
        }
        const float margin = margin_of(order.width, order.height);
        bare.legend = {margin, height, order.width - 2 * margin, order.height - height};
        return bare;
    }
    // Whichever shows more pixels a metre.
    Layout best;
    float most = -1;
    for (const bool strictly : {true, false}) {
        for (const bool above : {false, true})
            for (const bool at_side : {false, true}) {
                if ((above && order.maps < 2) || (at_side && !strictly))
                    continue;
                Layout one = arranged(order, above, at_side);
                if (strictly && !has_room_for_words(one, order))
                    continue;
                const float scale = scale_of(one.maps.front(), order.shown);
                if (scale > most * 1.04F) { // the first arrangement, unless another is clearly larger
                    most = scale;
                    best = std::move(one);
                }
            }
        if (most > 0)
            break;
    }
    return best;
}

} // namespace plattan::view
