#include "visualize/draw/picture.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

constexpr double an_hour = 3600;

struct Listed {
    std::size_t run;
    const Happening* event;
    const MarkStyle* mark;
};

/// What happened last and what comes next, of all runs, in order.
std::vector<Listed> events_around(const Show& show, std::size_t before, std::size_t after)
{
    std::vector<Listed> past, coming;
    for (std::size_t number = 0; number < show.runs.size(); ++number) {
        const auto& run = *show.runs[number].file;
        const auto& events = run.events();
        const auto now = std::upper_bound(events.begin(), events.end(), show.time(), [](double t, const Happening& e) { return t < e.time; });
        const auto mark_of = [&](const Happening& event) -> const MarkStyle* {
            for (const auto& mark : style().marks)
                if (mark.event == run.event_name(event.kind) && mark.event != "bin_emptied")
                    return &mark;
            return nullptr;
        };
        std::size_t found = 0;
        for (auto event = now; event != events.end() && found < after; ++event)
            if (const auto* mark = mark_of(*event)) {
                coming.push_back({number, &*event, mark});
                ++found;
            }
        found = 0;
        for (auto event = now; event != events.begin() && found < before;)
            if (const auto* mark = mark_of(*--event)) {
                past.push_back({number, &*event, mark});
                ++found;
            }
    }
    const auto earlier = [](const Listed& a, const Listed& b) { return a.event->time < b.event->time; };
    std::sort(past.begin(), past.end(), earlier);
    std::sort(coming.begin(), coming.end(), earlier);
    if (past.size() > before)
        past.erase(past.begin(), past.end() - static_cast<std::ptrdiff_t>(before));
    if (coming.size() > after)
        coming.resize(after);
    past.insert(past.end(), coming.begin(), coming.end());
    return past;
}

} // namespace

float Picture::draw_last_hour(Shapes& shapes, const Show& show, const Area& area, float y)
{
    const float h = placed.height, tall = 0.034F * h;
    const unsigned small = font_size(capitals::label, h);
    const TextStyle text{small, style().colour("ink", hour)};
    float widest = 0.57F * area.width; // of the words, beside which the lines have what is left
    for (const auto& name : show.figures)
        widest = std::max(widest, type.width(style().words(show.language, name), text));
    widest = std::min(widest, 0.75F * area.width);
    const float left = area.left + widest + 0.03F * area.width, wide = area.right() - left;
    for (const auto& name : show.figures) {
        const auto* kind = figure_kind(name);
        if (kind == nullptr)
            continue;
        type.set_within(style().words(show.language, name), {area.left, y + static_cast<float>(small)}, widest, text);
        double most = 1e-9;
        for (int pass = 0; pass < 2; ++pass) // first how high, then the lines
            for (std::size_t run = 0; run < show.runs.size(); ++run) {
                std::optional<Vec2> before;
                for (double t = show.time() - an_hour; t <= show.time(); t += 60) {
                    const auto value = figure_at(*show.runs[run].file, *kind, t);
                    if (!value || !std::isfinite(*value))
                        continue;
                    most = std::max(most, *value);
                    const Vec2 at{left + wide * static_cast<float>((t - show.time() + an_hour) / an_hour),
                                  y + tall - tall * static_cast<float>(*value / most)};
                    if (pass == 1 && before)
                        shapes.line(*before, at, std::max(1.5F, h / 540), style().colour(run == 0 ? "runs.A" : "runs.B", hour));
                    before = at;
                }
            }
        y += tall * 1.35F;
    }
    return y;
}

void Picture::draw_details(Shapes& shapes, const Show& show)
{
    const float h = placed.height, pad = 0.02F * h;
    const unsigned small = font_size(capitals::label, h);
    const auto size = static_cast<float>(small);
    const float leading = size * 1.35F;
    const Area& page = placed.details;
    const Area area{page.left + pad, page.top + pad, page.width - 2 * pad, page.height - 2 * pad};
    const Colour paper = style().colour("panel", hour);
    shapes.rounded({page.left - 2, page.top - 2, page.width + 4, page.height + 4}, pad * 0.8F, style().colour("line", hour));
    shapes.rounded(page, pad * 0.7F, paper);
    type.ground = paper;
    const TextStyle text{small, style().colour("ink", hour)};
    TextStyle bold = text, tabular = text;
    bold.weight = Weight::bold;
    tabular.tabular = true;
    float y = area.top + size;
    type.set(style().words(show.language, "on_duty"), {area.left, y}, bold);
    for (std::size_t number = 0; number < show.runs.size(); ++number) {
        const auto& run = *show.runs[number].file;
        const std::string letter = show.runs.size() > 1 ? (number == 0 ? "A: " : "B: ") : "";
        const int lines = type.set_lines(letter + words_of_duty(show, run), {area.left, y + leading}, area.width, leading, 5, text);
        y += leading * static_cast<float>(lines);
    }
    y += leading * 1.4F;
    type.set(style().words(show.language, "last_hour"), {area.left, y}, bold);
    y = draw_last_hour(shapes, show, area, y + size * 0.4F) + leading;
    type.set(style().words(show.language, "events_now"), {area.left, y}, bold);
    TextStyle right = text;
    right.align = Align::right;
    right.colour = style().colour("quiet", hour);
    type.set(style().words(show.language, "next_deal"), {area.right(), y}, right);
    const auto room = static_cast<std::size_t>(std::max(0.0F, (area.bottom() - y) / leading));
    for (const auto& [number, event, mark] : events_around(show, room / 4, room - room / 4)) {
        y += leading;
        const double of_day = RunFile::time_of_day(event->time);
        TextStyle line = tabular;
        line.colour = style().colour(event->time > show.time() ? "quiet" : "ink", hour);
        const float clock = type.set(time_of_day_text(of_day).substr(0, 5), {area.left, y}, line);
        shapes.disc({area.left + clock + size * 0.8F, y - size * 0.36F}, size * 0.3F, mark->colour.in(hour));
        const std::string letter = show.runs.size() > 1 ? (number == 0 ? "A  " : "B  ") : "";
        type.set_within(letter + style().words(show.language, "event_" + mark->event), {area.left + clock + size * 1.5F, y},
                        area.width - clock - size * 1.5F, line);
    }
    type.ground = style().colour("paper", hour);
}

} // namespace plattan::view
