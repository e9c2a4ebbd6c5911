#include "visualize/model/layout.h"

#include <algorithm>
#include <array>

namespace plattan::view {

namespace {

constexpr std::array<std::string_view, 5> mode_names{"a", "b", "ab", "wipe", "difference"};

float scale_of(const Area& map, Vec2 shown) { return std::min(map.width / shown.x, map.height / shown.y); }

Layout arranged(const LayoutOrder& order, bool above, bool at_side)
{
    Layout layout;
    const float w = order.width, h = order.height;
    layout.width = w;
    layout.height = h;
    layout.above = above;
    layout.at_side = at_side;
    layout.margin = std::round(0.012F * h + 0.006F * w);
    const float margin = layout.margin;
    const float line = 0.040F * h; // of labels, with their leading
    const float header = std::round(0.125F * h), title = std::round(0.058F * h), timeline = std::round(0.150F * h);
    const float notes = order.honesty ? line : 0;
    layout.header = {0, 0, w, header};
    layout.timeline = {0, h - timeline, w, timeline};
    const float legend = line * static_cast<float>(order.legend_rows) + 0.012F * h + (order.field ? 0.095F * h : 0);
    layout.legend = {margin, h - timeline - legend, w - 2 * margin, legend};
    layout.notes = {margin, layout.legend.top - notes, w - 2 * margin, notes};
    float bottom = layout.notes.top, right = w;
    if (at_side) {
        const float strip = std::max(0.24F * w, 0.36F * h);
        right = w - strip;
        layout.figures = {right + margin, header, strip - 2 * margin, bottom - header};
    } else {
        const float figures = std::round(0.128F * h);
        bottom -= figures;
        layout.figures = {margin, bottom, w - 2 * margin, figures};
    }
    const auto count = static_cast<float>(order.maps);
    const float gap = margin;
    for (std::size_t i = 0; i < order.maps; ++i) {
        const auto number = static_cast<float>(i);
        Area place;
        if (above) {
            const float each = (bottom - header) / count;
            place = {margin, header + each * number, right - 2 * margin, each};
        } else {
            const float each = (right - 2 * margin - gap * (count - 1)) / count;
            place = {margin + (each + gap) * number, header, each, bottom - header};
        }
        layout.titles.push_back({place.left, place.top, place.width, title});
        layout.maps.push_back({place.left, place.top + title, place.width, std::max(10.0F, place.height - title - 0.008F * h)});
    }
    return layout;
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
        bare.height = order.height;
        const bool above = order.maps > 1 && order.height / 2 / order.shown.y > order.width / 2 / order.shown.x;
        bare.above = above;
        for (std::size_t i = 0; i < order.maps; ++i) {
            const auto number = static_cast<float>(i), count = static_cast<float>(order.maps);
            bare.maps.push_back(above ? Area{0, order.height / count * number, order.width, order.height / count}
                                      : Area{order.width / count * number, 0, order.width / count, order.height});
            bare.titles.push_back({bare.maps.back().left, bare.maps.back().top, bare.maps.back().width, 0});
        }
        return bare;
    }
    // Whichever shows more pixels a metre.
    Layout best;
    float most = -1;
    for (const bool above : {false, true})
        for (const bool at_side : {false, true}) {
            if (above && order.maps < 2)
                continue;
            Layout one = arranged(order, above, at_side);
            const float scale = scale_of(one.maps.front(), order.shown);
            if (scale > most * 1.04F) { // the first arrangement, unless another is clearly larger
                most = scale;
                best = std::move(one);
            }
        }
    return best;
}

} // namespace plattan::view
