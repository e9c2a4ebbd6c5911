#include "visualize/draw/picture.h"

#include "visualize/model/keys.h"

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
    const float box = 0.046F * placed.height;
    const auto badge = [&](std::size_t run, float left) {
        const float top = area.top + (area.height - box) / 2;
        shapes.rounded({left, top, box, box}, box * 0.18F, style().colour(run == 0 ? "runs.A" : "runs.B", hour));
        const Colour on = hour == Hour::night ? Colour{20, 24, 32} : Colour{255, 255, 255};
        still_type.ground = style().colour(run == 0 ? "runs.A" : "runs.B", hour);
        still_type.set(std::string(badges.at(run)), {left + box / 2, baseline(area, size)}, {size, on, Weight::bold, Align::centre, false});
        still_type.ground = style().colour("paper", hour);
        return left + box + 0.4F * box;
    };
    const TextStyle bold{size, style().colour("ink", hour), Weight::bold, Align::left, false};
    TextStyle quiet{font_size(capitals::label, placed.height), style().colour("quiet", hour), Weight::regular, Align::right, false};
    const auto runs = show.maps();
    if (show.compares()) {
        const auto words = show.layer == nullptr ? style().words(show.language, "difference_needs_layer")
                                                 : style().words(show.language, "difference_title",
                                                                 {style().words(show.language, "layer_" + std::string(show.layer->name))});
        still_type.set_within(words, {area.left, baseline(area, size)}, area.width, bold);
        return;
    }
    if (show.mode == Mode::wipe && show.runs.size() > 1) {
        const float left = badge(0, area.left);
        still_type.set_within(show.runs[0].name, {left, baseline(area, size)}, area.width / 2 - (left - area.left) - box, bold);
        TextStyle right = bold;
        right.align = Align::right;
        badge(1, area.right() - box);
        still_type.set_within(show.runs[1].name, {area.right() - 1.4F * box, baseline(area, size)}, area.width / 2 - 2 * box, right);
        return;
    }
    const auto& run = show.runs[runs[number]];
    const float left = show.runs.size() > 1 ? badge(runs[number], area.left) : area.left;
    const auto seed =
        style().words(show.language, "seed", {run.file->seed() + (run.file->replication() == "0" ? "" : "/" + run.file->replication())});
    const float name = still_type.set_within(run.name, {left, baseline(area, size)}, area.right() - left, bold);
    if (left + name + still_type.width(seed, quiet) + box < area.right())
        still_type.set(seed, {area.right(), baseline(area, size)}, quiet);
}

std::string Picture::sun_words(const Show& show) const
{
    const auto& run = *show.runs.front().file;
    const double altitude = run.sun_altitude(show.time()), of_day = show.time() - RunFile::day_at(show.time()) * seconds_per_day;
    const auto times = run.sun_times(show.time());
    const auto clock = [](double time) { return time_of_day_text(time).substr(0, 5); };
    if (altitude > 0)
        return times ? style().words(show.language, "sun_up", {clock(times->second)}) : style().words(show.language, "sun_up", {"–"});
    if (altitude > -6)
        return style().words(show.language, "twilight");
    return times && of_day < times->first ? style().words(show.language, "sun_rises", {clock(times->first)})
                                          : style().words(show.language, "sun_down");
}

void Picture::draw_header(Shapes& shapes, const Show& show)
{
    const float h = placed.height;
    const Area& area = placed.header;
    const unsigned large = font_size(capitals::clock, h), small = font_size(capitals::label, h), must = font_size(capitals::must, h);
    const double of_day = show.time() - RunFile::day_at(show.time()) * seconds_per_day;
    const TextStyle clock{large, style().colour("ink", hour), Weight::bold, Align::left, true};
    const float left = placed.margin, middle = area.top + area.height * 0.52F;
    const float width = type.set(time_of_day_text(of_day).substr(0, 5), {left, middle + capitals::clock * h / 2}, clock);
    const float beside = left + width + 0.03F * h;
    TextStyle text{small, style().colour("ink", hour), Weight::bold, Align::left, false};
    const auto& run = *show.runs.front().file;
    auto date = style().date(show.language, run.date_at(show.time()));
    if (run.days() > 1)
        date += "   " + style().words(show.language, "day_of_run", {std::to_string(RunFile::day_at(show.time()) + 1), std::to_string(run.days())});
    auto light = sun_words(show);
    if (!run.weather().empty() && style().has_words("weather_" + run.weather()))
        light = style().words(show.language, "weather_" + run.weather()) + ", " + light;
    const float room = placed.width - placed.margin - beside;
    const float caption_room = std::max(0.0F, room - std::max(type.width(date, text), type.width(light, text)) - 0.05F * h);
    const float leading = static_cast<float>(small) * 1.32F;
    float right_of_date = 0;
    right_of_date = type.set_within(date, {beside, middle - leading * 0.12F}, room, text);
    text.weight = Weight::regular;
    text.colour = style().colour("quiet", hour);
    right_of_date = std::max(right_of_date, type.set_within(light, {beside, middle + leading * 0.88F}, room, text));
    // What the tour says, or how fast the clock goes.
    const auto speed = show.playback.playing ? fmt::format("{}×", show.playback.speed) : style().words(show.language, "paused");
    text.align = Align::right;
    const Vec2 end{placed.width - placed.margin, middle};
    if (!show.caption.empty()) {
        TextStyle caption{must, style().colour("ink", hour), Weight::bold, Align::right, false};
        const float from = std::max(beside + right_of_date + 0.04F * h, placed.width - placed.margin - std::max(caption_room, 0.3F * placed.width));
        const float wide = end.x - from;
        const auto lines = type.lines(show.caption, wide, caption);
        const float step = static_cast<float>(must) * 1.18F;
        const float top =
            middle + static_cast<float>(must) * capital_of_size / 2 - step * static_cast<float>(std::min<std::size_t>(lines.size(), 2) - 1) / 2;
        type.set_lines(show.caption, {end.x, top}, wide, step, 2, caption);
    } else {
        const float bar = 0.006F * h;
        type.set(speed, {end.x - (show.playback.playing ? 3.5F * bar : 5 * bar), end.y + static_cast<float>(small) * capital_of_size / 2}, text);
        const Vec2 sign{end.x - 1.5F * bar, end.y};
        if (show.playback.playing) {
            shapes.triangle(sign + Vec2{-bar, -1.6F * bar}, sign + Vec2{-bar, 1.6F * bar}, sign + Vec2{1.5F * bar, 0}, style().colour("quiet", hour));
        } else {
            shapes.rectangle({sign.x - bar, sign.y - 1.5F * bar, bar, 3 * bar}, style().colour("quiet", hour));
            shapes.rectangle({sign.x + 0.6F * bar, sign.y - 1.5F * bar, bar, 3 * bar}, style().colour("quiet", hour));
        }
    }
}

void Picture::draw_figures(Shapes& shapes, const Show& show)
{
    const float h = placed.height;
    const Area& area = placed.figures;
    const unsigned small = font_size(capitals::label, h);
    unsigned large = font_size(capitals::value, h);
    const auto count = std::max<std::size_t>(1, std::min<std::size_t>(show.figures.size(), 6));
    const float each = area.width / static_cast<float>(count);
    const bool two = show.runs.size() > 1;
    // All figures in the size in which the widest one fits.
    std::vector<std::array<std::string, 2>> texts;
    for (std::size_t i = 0; i < count; ++i) {
        const auto* kind = figure_kind(show.figures[i]);
        texts.push_back({});
        for (std::size_t run = 0; kind != nullptr && run < show.runs.size(); ++run)
            texts.back().at(run) = figure_text(*kind, figure_at(*show.runs[run].file, *kind, show.time()), show.language);
    }
    const auto arrow_of = [](unsigned size) { return 0.95F * static_cast<float>(size); };
    const auto width_of = [&](const std::array<std::string, 2>& text, unsigned size) {
        const TextStyle bold{size, {}, Weight::bold, Align::left, true};
        return type.width(text[0], bold) + (two ? arrow_of(size) * 1.5F + type.width(text[1], bold) : 0);
    };
    const unsigned least = font_size(capitals::must, h) * 3 / 4;
    for (const auto& text : texts)
        while (large > least && width_of(text, large) > each * 0.94F)
            --large;
    for (std::size_t i = 0; i < count; ++i) {
        const float left = area.left + each * static_cast<float>(i);
        const TextStyle label{small, style().colour("quiet", hour), Weight::regular, Align::left, false};
        const float top = area.top + 0.03F * h + static_cast<float>(small) * 0.5F;
        type.set_within(style().words(show.language, show.figures[i]), {left, top}, each * 0.96F, label);
        TextStyle value{large, style().colour(two ? "runs.A" : "ink", hour), Weight::bold, Align::left, true};
        const float base = top + 0.018F * h + static_cast<float>(large) * 0.86F;
        float x = left + type.set(texts[i][0], {left, base}, value);
        if (two) {
            const float arrow = arrow_of(large), y = base - static_cast<float>(large) * capital_of_size / 2, thick = std::max(1.5F, h / 400);
            const Colour grey = style().colour("quiet", hour);
            shapes.line({x + arrow * 0.3F, y}, {x + arrow * 1.1F, y}, thick, grey);
            shapes.line({x + arrow * 0.8F, y - arrow * 0.28F}, {x + arrow * 1.1F, y}, thick, grey);
            shapes.line({x + arrow * 0.8F, y + arrow * 0.28F}, {x + arrow * 1.1F, y}, thick, grey);
            x += arrow * 1.5F;
            value.colour = style().colour("runs.B", hour);
            type.set(texts[i][1], {x, base}, value);
        }
    }
}

void Picture::draw_figures_at_side(Shapes& shapes, const Show& show)
{
    const float h = placed.height;
    const Area& area = placed.figures;
    const unsigned small = font_size(capitals::label, h);
    unsigned large = font_size(capitals::value, h);
    const auto count = std::max<std::size_t>(1, std::min<std::size_t>(show.figures.size(), 6));
    const bool two = show.runs.size() > 1;
    const float each = std::min(0.135F * h, area.height / static_cast<float>(count));
    for (std::size_t i = 0; i < count; ++i) {
        const auto* kind = figure_kind(show.figures[i]);
        if (kind == nullptr)
            continue;
        const float top = area.top + each * static_cast<float>(i) + static_cast<float>(small);
        type.set_within(style().words(show.language, show.figures[i]), {area.left, top}, area.width,
                        {small, style().colour("quiet", hour), Weight::regular, Align::left, false});
        TextStyle value{large, style().colour(two ? "runs.A" : "ink", hour), Weight::bold, Align::left, true};
        std::array<std::string, 2> texts;
        for (std::size_t run = 0; run < show.runs.size(); ++run)
            texts.at(run) = figure_text(*kind, figure_at(*show.runs[run].file, *kind, show.time()), show.language);
        const auto wide = [&] {
            return type.width(texts[0], value) + (two ? static_cast<float>(value.size) * 1.4F + type.width(texts[1], value) : 0);
        };
        while (value.size > small && wide() > area.width)
            --value.size;
        const float base = top + 0.018F * h + static_cast<float>(large) * 0.86F;
        float x = area.left + type.set(texts[0], {area.left, base}, value);
        if (two) {
            const float arrow = static_cast<float>(value.size) * 0.95F, y = base - static_cast<float>(value.size) * capital_of_size / 2,
                        thick = std::max(1.5F, h / 400);
            const Colour grey = style().colour("quiet", hour);
            shapes.line({x + arrow * 0.3F, y}, {x + arrow * 1.1F, y}, thick, grey);
            shapes.line({x + arrow * 0.8F, y - arrow * 0.28F}, {x + arrow * 1.1F, y}, thick, grey);
            shapes.line({x + arrow * 0.8F, y + arrow * 0.28F}, {x + arrow * 1.1F, y}, thick, grey);
            x += arrow * 1.5F;
            value.colour = style().colour("runs.B", hour);
            type.set(texts[1], {x, base}, value);
        }
    }
    // Who is on duty, as far as there is room.
    float y = area.top + each * static_cast<float>(count) + static_cast<float>(small) * 1.3F;
    const float leading = static_cast<float>(small) * 1.35F;
    const auto& run = *show.runs[std::min(show.runs.size() - 1, show.maps().front())].file;
    if (y + leading < area.bottom()) {
        type.set_within(style().words(show.language, "on_duty"), {area.left, y}, area.width,
                        {small, style().colour("quiet", hour), Weight::regular, Align::left, false});
        std::string words;
        for (const auto& [role, number] : on_duty(run, show.time())) {
            const auto& one = run.roles()[role];
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", number,
                                 style().has_words(one.name) ? style().words(show.language, one.name) : one.label);
        }
        const int room = static_cast<int>((area.bottom() - y - leading) / leading);
        if (room > 0)
            type.set_lines(words.empty() ? style().words(show.language, "nobody_on_duty") : words, {area.left, y + leading}, area.width, leading,
                           room, {small, style().colour("ink", hour), Weight::regular, Align::left, false});
    }
}

void Picture::draw_notes(Shapes& shapes, const Show& show)
{
    const float h = placed.height;
    const unsigned small = font_size(capitals::label, h);
    TextStyle text{small, style().colour("quiet", hour), Weight::regular, Align::left, false};
    if (placed.notes.height > 0) {
        const auto layer = show.layer == nullptr ? std::string_view() : show.layer->name;
        const auto of_study = study_sentences(show.studied, layer, show.figures, show.language);
        auto words = of_study.empty() ? style().words(show.language, "one_draw") : of_study.front();
        for (std::size_t i = 1; i < of_study.size(); ++i) // as many as have room: an interval that is cut says nothing
            if (const auto longer = words + " " + of_study[i]; type.width(longer, text) <= placed.notes.width)
                words = longer;
        for (const auto& sentence : reservations(*show.runs[0].file, *show.runs[1].file, show.language))
            words += " " + sentence;
        type.set_within(words, {placed.notes.left, baseline(placed.notes, small)}, placed.notes.width, text);
    }
    std::string note = show.note;
    if (show.asks_to_quit)
        note = style().words(show.language, "quit_asks");
    if (note.empty())
        return;
    TextStyle told{font_size(capitals::must, h), style().colour("paper", hour), Weight::bold, Align::centre, false};
    note = type.shortened(note, placed.width * 0.9F, told);
    const float wide = type.width(note, told) + 0.06F * h, tall = 0.08F * h;
    const Area box{(placed.width - wide) / 2, placed.maps.front().bottom() - tall * 1.3F, wide, tall};
    shapes.rounded(box, 0.014F * h, style().colour("ink", hour));
    type.ground = style().colour("ink", hour);
    type.on_map = true; // lies upon the picture
    type.set(note, {placed.width / 2, baseline(box, told.size)}, told);
    type.on_map = false;
    type.ground = style().colour("paper", hour);
}

void Picture::draw_card(Shapes& shapes, Show& show)
{
    if (!show.followed || show.followed_run >= show.runs.size())
        return;
    const auto runs = show.maps();
    const auto where = std::find(runs.begin(), runs.end(), show.followed_run);
    if (where == runs.end())
        return;
    auto& run = *show.runs[show.followed_run].file;
    if (*show.followed >= run.people())
        return;
    const auto facts = run.facts_of(*show.followed);
    const auto& role = run.roles()[facts.role];
    const auto language = show.language;
    const auto clock = [](double time) {
        return time < 0 ? std::string("–") : time_of_day_text(time - RunFile::day_at(time) * seconds_per_day).substr(0, 5);
    };
    const auto place = [&](const std::string& gate) {
        if (gate.empty() || gate == "none")
            return style().words(language, "somewhere");
        const auto name = run.site().name_of(gate);
        return name.empty() ? gate : std::string(name);
    };
    std::vector<std::string> lines{style().words(
        language, "card_id", {style().has_words(role.name) ? style().words(language, role.name) : role.label, std::to_string(facts.id)})};
    lines.push_back(
        style().words(language, "card_age", {style().words(language, facts.sex), std::to_string(facts.age)}) + ", " +
        (facts.group_size > 1 ? style().words(language, "card_group", {std::to_string(facts.group_size)}) : style().words(language, "card_alone")));
    if (role.group == layout::visitor_group) { // what they came for, as far as a result tells
        constexpr double short_stop = 60;      // s
        lines.push_back(facts.stayed < short_stop ? style().words(language, "card_passes")
                                                  : style().words(language, "card_stays",
                                                                  {style().number(language, std::round(facts.stayed / 60)),
                                                                   style().number(language, std::round(facts.sat / 60))}));
    }
    lines.push_back(style().words(language, "card_since", {clock(facts.entered_at)}));
    lines.push_back(style().words(language, "card_from", {place(facts.entry_gate), place(facts.exit_gate)}));
    lines.push_back(style().words(language, "card_walked", {style().number(language, facts.walked)}));
    if (role.group == layout::visitor_group)
        lines.push_back(facts.safe > 0 ? style().words(language, "card_safe", {std::to_string(facts.safe), std::to_string(facts.whole)})
                                       : style().words(language, "card_not_asked"));
    const unsigned size = font_size(capitals::label, placed.height);
    const TextStyle text{size, style().colour("ink", hour), Weight::regular, Align::left, false};
    TextStyle bold = text;
    bold.weight = Weight::bold;
    float wide = 0;
    for (const auto& line : lines)
        wide = std::max(wide, type.width(line, bold));
    const float leading = static_cast<float>(size) * 1.35F, pad = static_cast<float>(size) * 0.7F;
    const Area& map = placed.maps[static_cast<std::size_t>(where - runs.begin())];
    const Area card{map.left + pad, map.top + pad, wide + 2 * pad, leading * static_cast<float>(lines.size()) + pad * 1.4F};
    shapes.rounded({card.left - 2, card.top - 2, card.width + 4, card.height + 4}, pad * 0.6F, style().colour("hand", hour));
    shapes.rounded(card, pad * 0.5F, style().colour("panel", hour));
    type.ground = style().colour("panel", hour);
    type.on_map = true;
    for (std::size_t i = 0; i < lines.size(); ++i)
        type.set(lines[i], {card.left + pad, card.top + pad * 0.5F + leading * (static_cast<float>(i) + 0.85F)}, i == 0 ? bold : text);
    type.on_map = false;
}

void Picture::draw_keys(Shapes& shapes, const Show& show)
{
    const auto& rows = key_table();
    const float h = placed.height;
    Colour paper = style().colour("panel", hour);
    const Area page{placed.width * 0.03F, h * 0.03F, placed.width * 0.94F, h * 0.94F};
    shapes.rounded(page, 0.015F * h, paper);
    type.ground = paper;
    type.on_map = true;
    const unsigned must = font_size(capitals::must, h);
    type.set(style().words(show.language, "keys"), {page.left + 0.03F * h, page.top + 0.07F * h},
             {must, style().colour("ink", hour), Weight::bold, Align::left, false});
    const std::size_t columns = placed.width > placed.height * 1.2F ? 2 : 1, in_column = (rows.size() + columns - 1) / columns;
    const unsigned size = font_size(capitals::label, h);
    const float leading = (page.height - 0.12F * h) / static_cast<float>(in_column), wide = page.width / static_cast<float>(columns);
    float keys_width = 0;
    const TextStyle bold{size, style().colour("ink", hour), Weight::bold, Align::left, false};
    TextStyle text = bold;
    text.weight = Weight::regular;
    for (const auto& row : rows)
        keys_width = std::max(keys_width, type.width(std::string(row.keys), bold));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto column = i / in_column, row = i % in_column;
        const float left = page.left + 0.03F * h + wide * static_cast<float>(column);
        const float y = page.top + 0.12F * h + leading * (static_cast<float>(row) + 0.5F);
        type.set(std::string(rows[i].keys), {left, y}, bold);
        type.set_within(std::string(rows[i].words.at(static_cast<std::size_t>(show.language))), {left + keys_width + 0.02F * h, y},
                        wide - keys_width - 0.07F * h, text);
    }
    type.on_map = false;
}

void Picture::draw_bare_clock(Shapes& shapes, const Show& show)
{
    const float h = placed.height;
    const unsigned large = font_size(capitals::clock, h), must = font_size(capitals::must, h);
    const double of_day = show.time() - RunFile::day_at(show.time()) * seconds_per_day;
    Colour halo = style().colour("paper", hour);
    halo.a = 230;
    const float pad = 0.015F * h;
    const TextStyle clock{large, style().colour("ink", hour), Weight::bold, Align::left, true};
    const auto words = time_of_day_text(of_day).substr(0, 5);
    shapes.rounded({pad, pad, type.width(words, clock) + 2 * pad, 0.085F * h}, pad, halo);
    type.on_map = true;
    type.ground = halo;
    type.set(words, {2 * pad, pad + 0.072F * h}, clock);
    const auto runs = show.maps();
    for (std::size_t i = 0; show.runs.size() > 1 && i < runs.size(); ++i) {
        const Area& map = placed.maps[i];
        const float box = 0.05F * h;
        const Area badge{map.right() - box - pad, map.top + pad, box, box};
        shapes.rounded(badge, box * 0.18F, style().colour(runs[i] == 0 ? "runs.A" : "runs.B", hour));
        type.set(std::string(badges.at(runs[i])), {badge.left + box / 2, baseline(badge, must)},
                 {must, hour == Hour::night ? Colour{20, 24, 32} : Colour{255, 255, 255}, Weight::bold, Align::centre, false});
        if (i > 0)
            shapes.rectangle(placed.above ? Area{map.left, map.top - 1, map.width, 2} : Area{map.left - 1, map.top, 2, map.height},
                             style().colour("quiet", hour));
    }
    type.on_map = false;
}

} // namespace plattan::view
