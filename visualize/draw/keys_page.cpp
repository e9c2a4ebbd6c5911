#include "visualize/draw/keys_page.h"

#include "visualize/model/keys.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

/// How the rows stand: in two columns, because one would be higher than most pictures in letters that can be read; in a picture higher than wide in
/// one, with letters by its width.
struct Columns {
    int number = 2;
    float type_height = 0; ///< height of a picture in which the letters would be usual (unit: pixels)
    float keys_width = 0, room = 0;
};

Columns columns_in(const Type& type, const Layout& layout, Language language, float left, float gap)
{
    Columns columns;
    columns.number = layout.width < layout.full_height ? 1 : 2;
    columns.type_height = columns.number == 1 ? std::min(layout.width, layout.full_height) : layout.height;
    const TextStyle bold{font_size(capitals::label, columns.type_height), {}, Weight::bold};
    for (const auto& row : key_table())
        columns.keys_width = std::max(columns.keys_width, type.width(std::string(row.keys.at(static_cast<std::size_t>(language))), bold));
    const auto gaps = static_cast<float>(columns.number - 1) * gap;
    columns.room = (layout.width - 2 * left - gaps) / static_cast<float>(columns.number) - columns.keys_width - gap;
    return columns;
}

} // namespace

void draw_keys_page(Type& type, const Layout& layout, Language language, Hour hour)
{
    const auto& rows = key_table();
    const auto words_of = [&](const KeyRow& row) { return std::string(row.words.at(static_cast<std::size_t>(language))); };
    const float h = layout.full_height, w = layout.width, left = std::round(0.02F * h + 0.02F * w), gap = 0.02F * std::min(w, h);
    const Columns columns = columns_in(type, layout, language, left, gap);
    const Colour ink = style().colour("ink", hour);
    type.ground = style().colour("panel", hour);
    const unsigned must = font_size(capitals::must, columns.type_height), size = font_size(capitals::label, columns.type_height);
    TextStyle heading{must, ink, Weight::bold};
    heading.must_read = true;
    type.set(style().words(language, "keys"), {left, 0.075F * h}, heading);
    const TextStyle text{size, ink}, bold{size, ink, Weight::bold};
    const float leading = static_cast<float>(size) * 1.22F, top = 0.105F * h, wide = columns.keys_width + columns.room + 2 * gap;
    // Each row as high as its words. The first column ends where half of all lines do, the second one has room for the others.
    std::vector<int> lines;
    int all = 0;
    for (const auto& row : rows) {
        lines.push_back(static_cast<int>(type.lines(words_of(row), columns.room, text).size()));
        all += lines.back();
    }
    const int half = columns.number == 1 ? all : (all + 1) / 2 + 1;
    std::size_t second = 0; // row with which the second column begins
    int in_first = 0;
    while (second < rows.size() && in_first + lines[second] <= half)
        in_first += lines[second++];
    const float step = std::min(0.058F * h, (h - top - 0.02F * h) / static_cast<float>(std::max(half, all - in_first)));
    int line = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i == second)
            line = 0;
        const float x = i < second ? left : left + wide, y = top + step * static_cast<float>(line) + static_cast<float>(size);
        type.set(std::string(rows[i].keys.at(static_cast<std::size_t>(language))), {x, y}, bold);
        type.set_lines(words_of(rows[i]), {x + columns.keys_width + gap, y}, columns.room, std::min(step, leading), lines[i], text);
        line += lines[i];
    }
}

} // namespace plattan::view
