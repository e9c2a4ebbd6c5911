#include "visualize/draw/picture.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

constexpr std::array<std::string_view, 2> badges{"A", "B"};

/// Where a line of text stands that is in the middle of an area.
float baseline(const Area& area, unsigned size) { return area.top + area.height / 2 + static_cast<float>(size) * capital_of_size / 2; }

} // namespace

void Picture::draw_title(Shapes& shapes, const Show& show, std::size_t number)
{
    const Area& area = placed.titles[number];
    const unsigned size = font_size(capitals::must, placed.height);
    const float box = 0.046F * placed.height, gap = 0.4F * box;
    const auto badge = [&](std::size_t run, float left) {
        const float top = area.top + (heights::title * placed.height - box) / 2;
        shapes.rounded({left, top, box, box}, box * 0.18F, style().colour(run == 0 ? "runs.A" : "runs.B", hour));
        TextStyle letter{size, hour == Hour::night ? Colour{20, 24, 32} : Colour{255, 255, 255}, Weight::bold, Align::centre};
        letter.must_read = true;
        still_type.ground = style().colour(run == 0 ? "runs.A" : "runs.B", hour);
        still_type.set(std::string(badges.at(run)), {left + box / 2, baseline({left, top, box, box}, size)}, letter);
        still_type.ground = style().colour("paper", hour);
    };
    TextStyle bold{size, style().colour("ink", hour), Weight::bold};
    bold.must_read = true;
    // In as many lines as the layout has for names; the first one stands beside the badge.
    const auto name = [&](const std::string& words, float at, float room, const TextStyle& text) {
        const Area first{area.left, area.top, area.width, heights::title * placed.height};
        if (placed.title_rows < 2 || still_type.width(words, text) <= room)
            return still_type.set_within(words, {at, baseline(first, size)}, room, text);
        still_type.set_lines(words, {at, baseline(first, size)}, room, heights::more_title * placed.height, placed.title_rows, text);
        return room;
    };
    const auto runs = show.maps();
    if (show.compares()) {
        const auto title = words_of_difference(show);
        const auto compared = lines_of_compared(show, still_type, area.width, placed.height);
        const TextStyle quiet{font_size(capitals::label, placed.height), style().colour("quiet", hour)};
        const int rows = std::max(1, placed.title_rows - static_cast<int>(compared.size()));
        Vec2 at{area.left, baseline({area.left, area.top, area.width, heights::title * placed.height}, size)};
        at.y += heights::more_title * placed.height *
                static_cast<float>(still_type.set_lines(title, at, area.width, heights::more_title * placed.height, rows, bold));
        for (const auto& line : compared) {
            still_type.set_within(line, at, area.width, quiet);
            at.y += heights::more_title * placed.height;
        }
        return;
    }
    if (show.mode == Mode::wipe && show.runs.size() > 1) {
        badge(0, area.left);
        const float room = area.width / 2 - box - 2 * gap;
        name(show.runs[0].name, area.left + box + gap, room, bold);
        TextStyle right = bold;
        right.align = Align::right;
        badge(1, area.right() - box);
        name(show.runs[1].name, area.right() - box - gap, room, right);
        return;
    }
    const auto& run = show.runs[runs[number]];
    float left = area.left;
    if (show.runs.size() > 1) {
        badge(runs[number], left);
        left += box + gap;
    }
    const TextStyle quiet{font_size(capitals::label, placed.height), style().colour("quiet", hour), Weight::regular, Align::right};
    const auto seed =
        style().words(show.language, "seed", {run.file->seed() + (run.file->replication() == "0" ? "" : "/" + run.file->replication())});
    const float used = name(run.name, left, area.right() - left, bold);
    if (left + used + still_type.width(seed, quiet) + box < area.right())
        still_type.set(seed, {area.right(), baseline({area.left, area.top, area.width, heights::title * placed.height}, size)}, quiet);
}

void Picture::draw_header(Shapes& shapes, const Show& show)
{
    const float h = placed.height;
    const Area& area = placed.header;
    const unsigned large = font_size(capitals::clock, h), small = font_size(capitals::label, h), must = font_size(capitals::must, h);
    const double of_day = RunFile::time_of_day(show.time());
    TextStyle clock{large, style().colour("ink", hour), Weight::bold, Align::left, true};
    clock.must_read = true;
    const float left = placed.margin, middle = area.top + area.height * 0.52F;
    type.set(time_of_day_text(of_day).substr(0, 5), {left, middle + capitals::clock * h / 2}, clock);
    if (!show.note.empty() || show.asks_to_quit)
        return; // stands here
    const float beside = beside_clock(type, placed.margin, h);
    TextStyle text{small, style().colour("ink", hour), Weight::bold};
    const auto light = words_of_sky(*show.runs.front().file, show.time(), show.language);
    const auto speed = show.is_still           ? std::string()
                       : show.playback.playing ? fmt::format("{}×", show.playback.speed)
                                               : style().words(show.language, "paused");
    const float bar = 0.006F * h, sign_width = (show.playback.playing ? 3.5F : 5) * bar;
    const bool has_caption = !show.caption.empty() && placed.caption.height == 0;
    const float room = placed.width - placed.margin - beside - (has_caption ? 0 : type.width(speed, text) + sign_width + 0.03F * h);
    const float leading = static_cast<float>(small) * 1.32F;
    type.set_within(date_words(show), {beside, middle - leading * 0.12F}, room, text);
    text.weight = Weight::regular;
    text.colour = style().colour("quiet", hour);
    type.set_within(light, {beside, middle + leading * 0.88F}, room, text);
    // What the tour says, or how fast the clock goes.
    text.align = Align::right;
    const Vec2 end{placed.width - placed.margin, middle};
    TextStyle caption{must, style().colour("ink", hour), Weight::bold, Align::right};
    caption.must_read = true;
    const float step = static_cast<float>(must) * 1.18F;
    if (has_caption) {
        const float wide = end.x - beside - width_of_date(show, type, h);
        const auto lines = type.even_lines(show.caption, wide, caption);
        const float top =
            middle + static_cast<float>(must) * capital_of_size / 2 - step * static_cast<float>(std::min<std::size_t>(lines.size(), 2) - 1) / 2;
        for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 2); ++i)
            type.set_within(lines[i], {end.x, top + step * static_cast<float>(i)}, wide, caption);
        return;
    }
    if (!show.caption.empty()) {
        caption.align = Align::left;
        const auto rows = static_cast<int>(std::lround(placed.caption.height / (heights::must_line * h)));
        type.set_lines(show.caption, {placed.caption.left, placed.caption.top + static_cast<float>(must) * 0.9F}, placed.caption.width,
                       heights::must_line * h, rows, caption);
    }
    if (show.is_still)
        return;
    type.set(speed, {end.x - sign_width, end.y + static_cast<float>(small) * capital_of_size / 2}, text);
    const Vec2 sign{end.x - 1.5F * bar, end.y};
    if (show.playback.playing) {
        shapes.polygon({sign + Vec2{-bar, -1.6F * bar}, sign + Vec2{-bar, 1.6F * bar}, sign + Vec2{1.5F * bar, 0}}, style().colour("quiet", hour));
    } else {
        shapes.rectangle({sign.x - bar, sign.y - 1.5F * bar, bar, 3 * bar}, style().colour("quiet", hour));
        shapes.rectangle({sign.x + 0.6F * bar, sign.y - 1.5F * bar, bar, 3 * bar}, style().colour("quiet", hour));
    }
}

void Picture::draw_figures(Shapes& shapes, const Show& show)
{
    const float h = placed.height;
    const Area& area = placed.figures;
    const unsigned small = font_size(capitals::label, h), least = font_size(capitals::must, h);
    const auto words = figures_now(show);
    const std::size_t columns = placed.figure_columns, rows = (words.size() + columns - 1) / columns;
    const float tall = std::min(0.135F * h, area.height / static_cast<float>(std::max<std::size_t>(1, rows)));
    // All figures in one size, in which those fit that take most room in the day: they neither jump nor breathe.
    unsigned large = font_size(rows > 1 && !placed.at_side ? capitals::must : capitals::value, h);
    if (placed.at_side) // below its label, and above the next one
        large = std::clamp(static_cast<unsigned>((tall - 0.046F * h) / 0.86F), least, large);
    const auto free_in_row = [&](std::size_t row, unsigned size) {
        float left = area.width;
        for (std::size_t i = row * columns; i < std::min((row + 1) * columns, words.size()); ++i)
            left -= width_of_figure(widest_figures[i], type, size, h);
        return left;
    };
    for (std::size_t row = 0; row < rows; ++row)
        while (large > least && free_in_row(row, large) < 0)
            --large;
    const auto runs = runs_of_figures(show);
    // Columns of equal width where all fit into them, else as wide as each needs.
    const float equal = area.width / static_cast<float>(columns);
    bool fits_equal = true;
    for (const auto& one : widest_figures)
        fits_equal = fits_equal && width_of_figure(one, type, large, h) <= equal;
    float next = area.left;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t row = i / columns;
        const float left = i % columns == 0 ? area.left : next, wide = fits_equal ? equal : width_of_figure(widest_figures[i], type, large, h);
        next = left + wide + (fits_equal ? 0 : std::max(0.0F, free_in_row(row, large)) / static_cast<float>(columns));
        const TextStyle label{small, style().colour("quiet", hour)};
        const float top = area.top + tall * static_cast<float>(row) + (placed.at_side || rows > 1 ? 0.024F : 0.044F) * h;
        type.set_within(words[i].label, {left, top}, wide, label);
        TextStyle value{large, style().colour("ink", hour), Weight::bold, Align::left, true};
        value.must_read = true;
        const float base = top + 0.018F * h + static_cast<float>(large) * 0.86F;
        float x = left;
        for (std::size_t k = 0; k < runs.size(); ++k) {
            if (k > 0) {
                const float arrow = width_of_arrow(large), y = base - static_cast<float>(large) * capital_of_size / 2,
                            thick = std::max(1.5F, h / 400);
                const Colour grey = style().colour("quiet", hour);
                shapes.line({x + arrow * 0.3F, y}, {x + arrow * 1.1F, y}, thick, grey);
                shapes.line({x + arrow * 0.8F, y - arrow * 0.28F}, {x + arrow * 1.1F, y}, thick, grey);
                shapes.line({x + arrow * 0.8F, y + arrow * 0.28F}, {x + arrow * 1.1F, y}, thick, grey);
                x += arrow * 1.5F;
            }
            if (show.runs.size() > 1) {
                value.colour = style().colour(runs[k] == 0 ? "runs.A" : "runs.B", hour);
                TextStyle letter{small, value.colour, Weight::bold};
                x += type.set(std::string(badges.at(runs[k])), {x, base}, letter) + space_after_letter(small);
            }
            x += type.set(words[i].values.at(k), {x, base}, value);
        }
    }
    if (placed.at_side)
        draw_on_duty(show, {area.left, area.top + tall * static_cast<float>(rows), area.width, area.height - tall * static_cast<float>(rows)});
}

/// As far as there is room for all of them.
void Picture::draw_on_duty(const Show& show, const Area& area)
{
    const unsigned small = font_size(capitals::label, placed.height);
    const float leading = static_cast<float>(small) * 1.35F, y = area.top + static_cast<float>(small) * 1.3F;
    const bool of_both = show.runs.size() > 1 && (show.mode == Mode::wipe || show.mode == Mode::difference);
    const TextStyle text{small, style().colour("ink", hour)};
    std::vector<std::string> lines;
    for (const auto number : of_both ? std::vector<std::size_t>{0, 1} : show.maps()) {
        const auto& run = *show.runs[number].file;
        auto words = words_of_duty(show, run);
        if (of_both)
            words = fmt::format("{}: {}", badges.at(number), words);
        for (auto& line : type.lines(words, area.width, text))
            lines.push_back(std::move(line));
    }
    if (y + leading * static_cast<float>(lines.size()) + 0.3F * leading > area.bottom())
        return;
    type.set_within(style().words(show.language, "on_duty"), {area.left, y}, area.width, {small, style().colour("quiet", hour)});
    for (std::size_t i = 0; i < lines.size(); ++i)
        type.set_within(lines[i], {area.left, y + leading * static_cast<float>(i + 1)}, area.width, text);
}

void Picture::draw_notes(const Show& show)
{
    const float h = placed.height;
    if (placed.notes.height <= 0)
        return;
    const unsigned small = font_size(capitals::label, h);
    const auto rows = static_cast<int>(std::lround(placed.notes.height / (heights::line * h)));
    type.set_lines(words_of_notes(show, type, placed.notes.width, h),
                   {placed.notes.left, baseline({placed.notes.left, placed.notes.top, 0, heights::line * h}, small)}, placed.notes.width,
                   heights::line * h, rows, {small, style().colour("quiet", hour)});
}

/// What is told for some seconds, in the place of the date.
void Picture::draw_note(Shapes& shapes, const Show& show)
{
    const auto note = show.asks_to_quit ? style().words(show.language, "quit_asks") : show.note;
    if (note.empty())
        return;
    const float h = placed.height, pad = 0.02F * h;
    TextStyle told{font_size(capitals::must, h), style().colour("paper", hour), Weight::bold};
    told.must_read = true;
    const float left = beside_clock(type, placed.margin, h) + (show.panels ? 0 : pad), room = placed.width - left - 3 * pad;
    const auto lines = std::min<std::size_t>(2, type.lines(note, room, told).size());
    float wide = 0;
    for (const auto& line : type.lines(note, room, told))
        wide = std::max(wide, std::min(room, type.width(line, told)));
    const float step = 0.047F * h, tall = step * static_cast<float>(lines) + 0.028F * h;
    const Area box{left, std::max(0.0F, 0.065F * h - tall / 2), wide + 2 * pad, tall};
    shapes.rounded(box, 0.014F * h, style().colour("ink", hour));
    type.ground = style().colour("ink", hour);
    type.on_map = true; // lies upon the picture
    type.set_lines(note, {box.left + pad, box.top + 0.014F * h + step * 0.84F}, room, step, 2, told);
    type.on_map = false;
    type.ground = style().colour("paper", hour);
}

/// What a difference is read by, below the map where there are no panels.
void Picture::draw_bare_scale(sf::RenderTarget& target, const Show& show)
{
    const float h = placed.height, line = heights::line * h;
    const Area& area = placed.legend;
    type.ground = style().colour("paper", hour);
    Legend::draw_scale(target, type, show, {area.left, area.top, area.width, heights::scale_of_layer * h}, h, hour);
    const unsigned small = font_size(capitals::label, h);
    type.set_lines(words_of_notes(show, type, area.width, h),
                   {area.left, baseline({area.left, area.top + heights::scale_of_layer * h, 0, line}, small)}, area.width, line, 3,
                   {small, style().colour("ink", hour)});
}

void Picture::draw_bare_clock(Shapes& shapes, const Show& show)
{
    const float h = placed.height;
    const unsigned large = font_size(capitals::clock, h), must = font_size(capitals::must, h);
    const double of_day = RunFile::time_of_day(show.time());
    Colour halo = style().colour("paper", hour);
    halo.a = 230;
    const float pad = 0.015F * h;
    TextStyle clock{large, style().colour("ink", hour), Weight::bold, Align::left, true};
    clock.must_read = true;
    const auto words = time_of_day_text(of_day).substr(0, 5);
    shapes.rounded({pad, pad, type.width(words, clock) + 2 * pad, 0.085F * h}, pad, halo);
    type.on_map = true;
    type.ground = halo;
    type.set(words, {2 * pad, pad + 0.072F * h}, clock);
    const auto runs = show.maps();
    for (std::size_t i = 0; show.runs.size() > 1 && !show.compares() && i < runs.size(); ++i) {
        const Area& map = placed.maps[i];
        const float box = 0.05F * h;
        const Area badge{map.right() - box - pad, map.top + pad, box, box};
        const Colour ground = style().colour(runs[i] == 0 ? "runs.A" : "runs.B", hour);
        TextStyle letter{must, hour == Hour::night ? Colour{20, 24, 32} : Colour{255, 255, 255}, Weight::bold, Align::centre};
        letter.must_read = true;
        type.ground = ground;
        if (map.top > 0 || (show.note.empty() && !show.asks_to_quit)) {
            shapes.rounded(badge, box * 0.18F, ground);
            type.set(std::string(badges.at(runs[i])), {badge.left + box / 2, baseline(badge, must)}, letter);
        }
        if (i > 0)
            shapes.rectangle(placed.above ? Area{map.left, map.top - 1, map.width, 2} : Area{map.left - 1, map.top, 2, map.height},
                             style().colour("quiet", hour));
    }
    type.on_map = false;
}

} // namespace plattan::view
