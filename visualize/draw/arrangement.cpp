#include "visualize/draw/arrangement.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

/// What follows from what is shown, and from the size alone.
LayoutOrder order_of(const Show& show, const Type& type, const std::vector<FigureWords>& widest_figures, float width, float full_height)
{
    const float height = type_height(width, full_height);
    LayoutOrder order;
    order.width = width;
    order.height = full_height;
    order.maps = show.maps().size();
    const Box whole = Show::look_of(*show.runs.front().file); // not what is looked at now: a move of the camera moves no panel
    order.shown = whole.high - whole.low;
    order.panels = show.panels;
    order.field = show.layer != nullptr;
    order.details = show.details;
    for (const auto& figure : widest_figures)
        order.figures.push_back(width_of_figure(figure, type, font_size(capitals::must, height), height));
    if (!show.caption.empty()) {
        const TextStyle text{font_size(capitals::must, height), {}, Weight::bold};
        const auto fits = [&](float room, std::size_t rows) {
            const auto lines = type.lines(show.caption, room, text);
            return lines.size() <= rows && std::all_of(lines.begin(), lines.end(), [&](const auto& line) { return type.width(line, text) <= room; });
        };
        const float margin = margin_of(width, height);
        if (!fits(width - margin - beside_clock(type, margin, height) - width_of_date(show, type, height), 2))
            for (order.caption_rows = 1; order.caption_rows < 4 && !fits(width - 2 * margin, static_cast<std::size_t>(order.caption_rows));)
                ++order.caption_rows;
    }
    return order;
}

} // namespace

std::string key_of_arrangement(const Show& show, float width, float height, Hour hour)
{
    auto key =
        fmt::format("{}x{}/{}/{}/{}/{}/{}/{}/{}/{}", width, height, static_cast<int>(show.language), static_cast<int>(show.mode),
                    static_cast<int>(hour), show.panels, show.blink, show.details, show.layer == nullptr ? "" : show.layer->name, show.caption);
    key += fmt::format("/{}", counted_from(*show.runs.front().file, show.time())); // a figure says since when
    for (const auto& run : show.runs)
        key += "/" + run.name;
    for (const auto& figure : show.figures)
        key += "/" + figure;
    return key;
}

Arrangement arrangement_of(const Show& show, const Type& type, float width, float full_height, Hour hour)
{
    const float height = type_height(width, full_height);
    Arrangement made{{}, Legend::entries(show, hour), widest_figures_of(show)};
    auto& [placed, legend, widest_figures] = made;
    LayoutOrder order = order_of(show, type, widest_figures, width, full_height);
    if (!show.panels && show.compares() && show.layer != nullptr) { // without its scale a difference says nothing
        const float room = width - 2 * margin_of(width, height);
        const TextStyle label{font_size(capitals::label, height), {}};
        const auto rows = std::min<std::size_t>(3, type.lines(words_of_notes(show, type, room, height), room, label).size());
        order.below_maps = (heights::scale_of_layer + heights::line * static_cast<float>(rows) + 0.012F) * height;
    }
    placed = layout_of(order);
    // Rows follow from widths, and those from the first arrangement.
    order.legend_rows = Legend::rows(legend, type, placed.legend.width, height);
    const TextStyle label{font_size(capitals::label, height), {}}, name{font_size(capitals::must, height), {}, Weight::bold};
    if (show.runs.size() > 1) { // the figures are those of both, whatever map is shown
        order.note_rows = static_cast<int>(type.lines(words_of_notes(show, type, placed.notes.width, height), placed.notes.width, label).size());
        order.note_rows = std::clamp(order.note_rows, 1, 3);
    }
    placed = layout_of(order);
    const bool wipes = show.mode == Mode::wipe && show.runs.size() > 1;
    const float badge = wipes ? 0.084F : 0.065F; // of the height, with what is free around it
    constexpr int most_rows = 4;
    const auto give_rows = [&](const std::string& words, float room) {
        order.title_rows = std::clamp(static_cast<int>(type.lines(words, room, name).size()), order.title_rows, 3);
    };
    for (int pass = 0; pass < 2; ++pass) { // more rows may lead to another arrangement
        if (show.compares()) {
            const float room = placed.titles.front().width;
            const auto rows = type.lines(words_of_difference(show), room, name).size() + lines_of_compared(show, type, room, height).size();
            order.title_rows = std::clamp(static_cast<int>(rows), order.title_rows, most_rows);
        } else if (wipes)
            for (const auto& run : show.runs)
                give_rows(run.name, placed.titles.front().width / 2 - badge * height);
        else
            for (std::size_t i = 0; i < placed.titles.size(); ++i)
                give_rows(show.runs[show.maps()[i]].name, placed.titles[i].width - badge * height);
        placed = layout_of(order);
    }
    return made;
}

Camera camera_of(const Show& show, const Pane& pane)
{
    Camera camera = show.camera;
    camera.resize({pane.map.width, pane.map.height});
    return camera;
}

std::vector<Pane> panes_of(const Show& show, const Layout& layout)
{
    const auto runs = show.maps();
    std::vector<Pane> panes;
    for (std::size_t i = 0; i < runs.size(); ++i)
        panes.push_back({runs[i], layout.maps[i], layout.maps[i]});
    if (show.mode == Mode::wipe && show.runs.size() > 1) {
        const Area map = layout.maps[0];
        const float left = std::round(map.width * show.wipe);
        panes = {{0, map, {map.left, map.top, left, map.height}}, {1, map, {map.left + left, map.top, map.width - left, map.height}}};
        std::erase_if(panes, [](const Pane& pane) { return pane.clip.width < 1; });
    }
    return panes;
}

} // namespace plattan::view
