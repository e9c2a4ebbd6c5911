#include "visualize/draw/keys_page.h"

#include "visualize/model/keys.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

/// In two columns: in letters that can be read, one column would be higher than any picture.
void draw_keys_page(Type& type, const Layout& layout, Language language, Hour hour)
{
    const auto& rows = key_table();
    const auto words_of = [&](const KeyRow& row) { return std::string(row.words.at(static_cast<std::size_t>(language))); };
    const float h = layout.height, w = layout.width, left = std::round(0.02F * h + 0.02F * w);
    const Colour ink = style().colour("ink", hour);
    type.ground = style().colour("panel", hour);
    const unsigned must = font_size(capitals::must, h), size = font_size(capitals::label, h);
    TextStyle heading{must, ink, Weight::bold};
    heading.must_read = true;
    type.set(style().words(language, "keys"), {left, 0.075F * h}, heading);
    const TextStyle text{size, ink}, bold{size, ink, Weight::bold};
    float keys_width = 0;
    for (const auto& row : rows)
        keys_width = std::max(keys_width, type.width(std::string(row.keys), bold));
    const float gap = 0.02F * h, leading = static_cast<float>(size) * 1.22F, top = 0.105F * h;
    const float wide = (w - 2 * left + gap) / 2, room = wide - keys_width - 2 * gap;
    // Each row as high as its words. The first column ends where half of all lines do, the second one has room for the others.
    std::vector<int> lines;
    int all = 0;
    for (const auto& row : rows) {
        lines.push_back(static_cast<int>(type.lines(words_of(row), room, text).size()));
        all += lines.back();
    }
    const int half = (all + 1) / 2 + 1;
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
        type.set(std::string(rows[i].keys), {x, y}, bold);
        type.set_lines(words_of(rows[i]), {x + keys_width + gap, y}, room, std::min(step, leading), lines[i], text);
        line += lines[i];
    }
}

} // namespace plattan::view
