#include "visualize/draw/picture.h"

#include "visualize/draw/keys_page.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

void look_at_all(sf::RenderTarget& target)
{
    const auto size = target.getSize();
    target.setView(sf::View(sf::FloatRect(0, 0, static_cast<float>(size.x), static_cast<float>(size.y))));
}

} // namespace

void Picture::arrange(const Show& show, float width, float height)
{
    auto key = key_of_arrangement(show, width, height, hour);
    if (key == placed_for)
        return;
    auto made = arrangement_of(show, type, width, height, hour);
    placed = std::move(made.layout);
    legend = std::move(made.legend);
    widest_figures = std::move(made.widest_figures);
    placed_for = std::move(key);
}

void Picture::prepare(Show& show, bool at_once)
{
    skies.clear();
    for (const auto& run : show.runs)
        skies.push_back(sky_at(*run.file, show.time()));
    hour = skies.front().hour;
    const auto read = [&] {
        moments.clear();
        late = 0;
        for (const auto& run : show.runs) {
            moments.push_back(moment_at(*run.file, show.time()));
            late += moments.back().known == Known::late ? 1 : 0;
        }
        // What the ground is made of is asked for here, so that it is there when it is drawn.
        for (const auto& run : show.runs)
            if (const auto frame = run.file->frame_at(show.time()))
                for (const auto grid : {FrameGrid::litter, FrameGrid::butts, FrameGrid::defects, FrameGrid::lamps})
                    late += run.file->frame(grid, *frame) == nullptr && !run.file->is_damaged(grid, *frame) ? 1 : 0;
        if (show.layer == nullptr) {
            fields.clear();
            fields_of.clear();
            return;
        }
        const auto when = when_of(*show.layer, show.time(), show.cumulative);
        // Fields of people who move are made anew a few times a second, those of frames with their frames.
        const double beat = show.layer->moves ? std::max(1.0, show.playback.playing ? show.playback.speed / 4 : 1.0) : layout::frame_length;
        const auto key =
            fmt::format("{}/{}/{}/{}", show.layer->name, std::floor(when.time / beat), when.since == when.time, static_cast<int>(show.mode));
        if (key == fields_of && std::all_of(fields.begin(), fields.end(), [](const Field& field) { return field.is_here(); }))
            return;
        std::vector<Field> made;
        for (const auto& run : show.runs)
            made.push_back(show.layer->at(*run.file, when));
        if (show.compares())
            made = {difference_of(*show.layer, made[0], made[1])};
        // What was not recorded, or is damaged, will not come: only what is late is waited for.
        const auto late_fields = std::count_if(made.begin(), made.end(), [](const Field& field) { return field.known == Known::late; });
        const bool whole = std::all_of(made.begin(), made.end(), [](const Field& field) { return field.is_here(); });
        if (late_fields == 0 || fields.size() != made.size() || fields_of.substr(0, fields_of.find('/')) != show.layer->name)
            fields = std::move(made);
        fields_of = whole ? key : late_fields > 0 ? std::string(show.layer->name) + "/" : key + "/";
        for (std::size_t i = 0; late_fields == 0 && !whole && i < fields.size(); ++i)
            fields_of += fields[i].is_here() ? '1' : '0';
        late += static_cast<int>(late_fields);
    };
    read();
    for (int again = 0; at_once && late > 0 && again < 4; ++again) { // each answer may lead to more questions
        for (const auto& run : show.runs)
            run.file->wait();
        read();
    }
}

std::string Picture::key_of_panels(const Show& show) const
{
    return fmt::format("{}/{}/{}/{}/{}", placed_for, show.begins_at, show.ends_at, RunFile::day_at(show.time()),
                       show.layer == nullptr ? std::string() : words_of_unit(show));
}

std::string Picture::key_of_ground(const Show& show, const Pane& pane) const
{
    auto& run = *show.runs[pane.run].file;
    const auto& sky = skies[pane.run];
    const auto frame = run.frame_at(show.time());
    const bool dark = sky.hour == Hour::night; // by day nobody sees what lamps do
    return fmt::format("{}x{}/{}/{}/{}/{}/{}/{}/{}/{}", pane.map.width, pane.map.height, placed.height, show.camera.looks_at().x,
                       show.camera.looks_at().y, show.camera.pixels_per_metre(), fields_of, static_cast<int>(sky.hour), sky.step,
                       dark && frame ? (run.frame(FrameGrid::lamps, *frame) ? static_cast<long>(*frame) : -1L) : -2L);
}

std::string Picture::key_of_things(const Show& show, const Pane& pane) const
{
    auto& run = *show.runs[pane.run].file;
    const auto frame = run.frame_at(show.time());
    const bool there = frame && run.frame(FrameGrid::litter, *frame) && run.frame(FrameGrid::defects, *frame);
    auto key = fmt::format("{}/{}:{}:{}:{}:{}/{}/{}", key_of_ground(show, pane), pane.map.left, pane.map.top, pane.clip.left, pane.clip.width,
                           frame ? static_cast<long>(*frame) : -1L, there, RunFile::day_at(show.time()));
    const int day = RunFile::day_at(show.time());
    const double time_of_day = RunFile::time_of_day(show.time());
    const auto& plan = run.plan(day);
    for (const auto& stage : plan.stages)
        key += show.time() >= stage.begins && show.time() < stage.ends ? '1' : '0';
    for (std::size_t i = 0; i < plan.seats_away.size(); ++i)
        if (!plan.seats_away[i].empty())
            key += plan.seat_is_there(i, time_of_day) ? '1' : '0';
    for (std::size_t i = 0; i < plan.hours_of_lamps.size(); ++i)
        if (!plan.hours_of_lamps[i].empty())
            key += plan.lamp_burns(i, time_of_day) ? '1' : '0';
    return key;
}

void Picture::bake(sf::RenderTarget& target, Show& show)
{
    const auto key = key_of_panels(show);
    const bool again = !backdrop.fits(target) || key != panels_of;
    if (again) {
        backdrop.clear(style().colour("paper", hour));
        shown_panels = nullptr;
        if (show.panels) {
            auto& own = panels.at(hour == Hour::night ? 1 : 0);
            if (own.made_for != key)
                bake_panels(own, show);
            own.made_for = key;
            for (const auto& part : own.parts)
                backdrop.put(own.canvas, part);
            shown_panels = &own;
        }
        panels_of = key;
    }
    for (const auto& pane : panes_of(show, placed))
        bake_map(show, pane, again);
}

void Picture::bake_panels(Panels& panels, const Show& show)
{
    const int top = static_cast<int>(placed.legend.top), width = static_cast<int>(placed.width);
    auto& parts = panels.parts;
    parts.clear();
    for (const auto& title : placed.titles)
        parts.push_back(part_of(title));
    parts.push_back({0, top, width, static_cast<int>(placed.full_height) - top});
    int height = 0;
    for (const auto& part : parts)
        height += part.height;
    panels.canvas.begin(width, height, style().colour("paper", hour));
    still_type.clear();
    still_type.ground = style().colour("paper", hour);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& part = parts[i];
        auto& target = panels.canvas.next(
            part, {static_cast<float>(part.left), static_cast<float>(part.top), static_cast<float>(part.width), static_cast<float>(part.height)});
        if (i < placed.titles.size()) {
            Shapes shapes;
            draw_title(shapes, show, i);
            shapes.draw(target);
        } else {
            Legend::draw(target, still_type, legend, placed.legend, placed.height, hour);
            if (show.layer != nullptr) {
                const float rows = placed.legend.height - heights::scale_of_layer * placed.height;
                Legend::draw_scale(target, still_type, show,
                                   {placed.legend.left, placed.legend.top + rows, placed.legend.width, placed.legend.height - rows}, placed.height,
                                   hour);
            }
            Timeline::draw(target, still_type, show, placed, hour);
        }
        still_type.draw(target);
    }
    panels.canvas.finish();
    panels.texts = still_type.log;
}

Ground::Order Picture::order_of_ground(const Show& show, const Pane& pane) const
{
    Ground::Order order{};
    order.run = show.runs[pane.run].file.get();
    for (const auto& one : show.runs)
        if (same_square(*one.file, *order.run))
            order.runs.push_back(one.file.get());
    order.camera = camera_of(show, pane);
    order.time = show.time();
    order.sky = skies[pane.run];
    order.picture_height = placed.height;
    order.layer = show.layer;
    order.is_difference = show.compares();
    const Field* field = field_of(show, pane);
    order.field = field != nullptr && field->is_here() ? &field->cells : nullptr;
    order.names = show.names;
    order.language = show.language;
    return order;
}

const Field* Picture::field_of(const Show& show, const Pane& pane) const
{
    const std::size_t number = show.compares() ? 0 : pane.run;
    return show.layer != nullptr && number < fields.size() ? &fields[number] : nullptr;
}

void Picture::bake_map(const Show& show, const Pane& pane, bool again)
{
    auto& own = baked.at(pane.run);
    const auto things = key_of_things(show, pane);
    if (!again && things == own.things_of)
        return;
    const auto order = order_of_ground(show, pane);
    const auto part = part_of(pane.map);
    const auto base = key_of_ground(show, pane);
    const auto begin = [&]() -> sf::RenderTarget& {
        map_canvas.begin(part.width, part.height, {0, 0, 0, 0});
        return map_canvas.next(part, {0, 0, pane.map.width, pane.map.height});
    };
    if (base == own.base_of && base != own.kept_of) { // asked for again: it will be asked for more often
        own.ground.draw_base(begin(), order);
        map_canvas.finish();
        own.base.take(map_canvas);
        own.kept_of = base;
    }
    auto& target = begin();
    if (base == own.kept_of)
        own.base.draw(target);
    else
        own.ground.draw_base(target, order);
    own.base_of = base;
    own.ground.draw_things_on_it(target, order);
    map_canvas.finish();
    auto piece = part_of(pane.clip); // of a wipe, the other piece is the other run's
    piece.width = std::min(piece.width, part.left + part.width - piece.left);
    piece.height = std::min(piece.height, part.top + part.height - piece.top);
    backdrop.put(map_canvas, piece);
    own.things_of = things;
}

void Picture::draw(sf::RenderTarget& target, Show& show, bool at_once)
{
    const auto size = target.getSize();
    prepare(show, at_once);
    arrange(show, static_cast<float>(size.x), static_cast<float>(size.y));
    const Area& map = placed.maps.front();
    if (!show.camera_moved)
        show.camera.fit(show.look, {map.width, map.height});
    show.camera.resize({map.width, map.height});
    type.clear();
    hidden.clear();
    kept_is_seen = false;
    if (show.black) {
        target.clear(sf::Color::Black);
        return;
    }
    Shapes shapes;
    if (show.keys) { // a page of its own
        look_at_all(target);
        target.clear(to_sfml(style().colour("panel", hour)));
        draw_keys_page(type, placed, show.language, hour);
        type.draw(target);
        return;
    }
    bake(target, show);
    backdrop.lay(target);
    type.ground = style().colour("paper", hour);
    card = card_of(show, type, placed, place_of_followed(show));
    const bool alone = placed.details_alone;
    kept_is_seen = !alone;
    if (!alone)
        draw_people(target, show);
    look_at_all(target);
    if (alone) {
        shapes.rectangle({0, 0, placed.width, placed.full_height}, style().colour("paper", hour));
    } else if (show.mode == Mode::wipe && show.runs.size() > 1) {
        const Area& wiped = placed.maps.front();
        shapes.rectangle({wiped.left + wiped.width * show.wipe - 1.5F, wiped.top, 3, wiped.height}, style().colour("hand", hour));
    }
    if (show.panels) {
        draw_header(shapes, show);
        if (!alone) {
            if (!card || !card->on_panels) {
                draw_figures(shapes, show);
                draw_notes(show);
            }
            Timeline::draw_hand(shapes, show, placed, hour);
        }
    } else {
        draw_bare_clock(shapes, show);
        if (show.compares() && show.layer != nullptr)
            draw_bare_scale(target, show);
    }
    if (card && !alone) {
        if (card->on_panels)
            hidden.push_back(panels_below_card(placed));
        draw_card(shapes, type, *card, placed, hour);
    }
    if (placed.details.height > 0)
        draw_details(shapes, show);
    draw_note(shapes, show);
    shapes.draw(target);
    type.draw(target);
}

std::vector<SetText> Picture::texts() const
{
    auto all = type.log;
    if (!kept_is_seen)
        return all;
    const auto is_hidden = [&](const SetText& text) {
        return std::any_of(hidden.begin(), hidden.end(), [&](const Area& area) {
            return area.contains({text.box.left + text.box.width / 2, text.box.top + text.box.height / 2});
        });
    };
    const auto add = [&](const std::vector<SetText>& texts) {
        std::copy_if(texts.begin(), texts.end(), std::back_inserter(all), [&](const SetText& text) { return !is_hidden(text); });
    };
    if (shown_panels != nullptr)
        add(shown_panels->texts);
    for (const auto& map : baked)
        add(map.names.log);
    return all;
}

/// In pixels of the picture; nothing where the person is not here now.
std::optional<Vec2> Picture::place_of_followed(const Show& show) const
{
    if (!show.followed || show.followed_run >= moments.size())
        return std::nullopt;
    for (const auto& pane : panes_of(show, placed)) {
        if (pane.run != show.followed_run)
            continue;
        const Camera camera = camera_of(show, pane);
        for (const auto& figure : moments[pane.run].people)
            if (figure.id == *show.followed)
                return camera.to_screen(figure.position) + Vec2{pane.map.left, pane.map.top};
    }
    return std::nullopt;
}

std::optional<std::size_t> Picture::map_at(Vec2 point) const
{
    for (std::size_t i = 0; i < placed.maps.size(); ++i)
        if (placed.maps[i].contains(point))
            return i;
    return std::nullopt;
}

std::optional<std::pair<std::size_t, std::uint32_t>> Picture::pick(const Show& show, Vec2 point) const
{
    constexpr float reach = 20; // pixels
    for (const auto& pane : panes_of(show, placed)) {
        if (!pane.clip.contains(point) || pane.run >= moments.size())
            continue;
        const Camera camera = camera_of(show, pane);
        const Vec2 in_map = point - Vec2{pane.map.left, pane.map.top};
        std::optional<std::uint32_t> nearest;
        float best = reach;
        for (const auto& figure : moments[pane.run].people)
            if (const float away = distance(camera.to_screen(figure.position), in_map); away < best) {
                best = away;
                nearest = figure.id;
            }
        if (nearest)
            return std::pair(pane.run, *nearest);
    }
    return std::nullopt;
}

} // namespace plattan::view
