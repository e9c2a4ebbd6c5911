#include "visualize/draw/picture.h"

#include "visualize/draw/keys_page.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

/// Draws into a part of the target, in pixels of that part of the map.
void look_at(sf::RenderTarget& target, const Area& map, const Area& clip)
{
    const auto size = target.getSize();
    const auto width = static_cast<float>(size.x), height = static_cast<float>(size.y);
    sf::View view(sf::FloatRect(clip.left - map.left, clip.top - map.top, clip.width, clip.height));
    view.setViewport({clip.left / width, clip.top / height, clip.width / width, clip.height / height});
    target.setView(view);
}

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
    parts.push_back({0, top, width, static_cast<int>(placed.height) - top});
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
    order.camera = show.camera;
    order.camera.resize({pane.map.width, pane.map.height});
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
    card = card_of(show, type, placed);
    const bool alone = placed.details_alone;
    kept_is_seen = !alone;
    if (!alone)
        draw_people(target, show);
    look_at_all(target);
    if (alone) {
        shapes.rectangle({0, 0, placed.width, placed.height}, style().colour("paper", hour));
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

void Picture::draw_people(sf::RenderTarget& target, Show& show)
{
    for (auto& map : baked)
        map.names.log.clear();
    if (show.compares()) { // nobody is drawn
        for (const auto& pane : panes_of(show, placed)) {
            look_at(target, pane.map, pane.clip);
            draw_above_people(target, show, pane, Shapes());
        }
        return;
    }
    const auto motion = motion_at(show.playback.playing ? show.playback.speed : 1);
    for (const auto& pane : panes_of(show, placed)) {
        auto& run = *show.runs[pane.run].file;
        const Moment& moment = moments[pane.run];
        Camera camera = show.camera;
        camera.resize({pane.map.width, pane.map.height});
        look_at(target, pane.map, pane.clip);
        const auto sizes = figure_sizes(camera.pixels_per_metre(), placed.height);
        type.origin = {pane.map.left, pane.map.top};
        type.on_map = true;
        Shapes trails(Shapes::Edges::hard);
        const Colour trail = style().classes.front().fill.in(skies[pane.run].hour);
        if (motion != Motion::bodies && moment.known == Known::here && show.layer == nullptr) {
            // To 240x where people come from, above that the way of the last moment.
            const double seconds = motion == Motion::tails ? 20 : std::max(10.0, show.playback.speed / 20);
            constexpr int parts = 4;
            std::vector<std::shared_ptr<const TrajectoryMinute>> held;
            std::vector<std::span<const TrajectorySample>> at;
            for (int k = 0; k <= parts; ++k) {
                const auto second = static_cast<std::int64_t>(std::floor(show.time() - seconds * (parts - k) / parts));
                held.push_back(second < 0 ? nullptr : run.minute(second / 60));
                at.push_back(held.back() ? held.back()->second(static_cast<int>(second % 60)) : std::span<const TrajectorySample>());
            }
            for (const auto& figure : moment.people) {
                if (figure.state != layout::State::walking)
                    continue;
                std::optional<Vec2> before;
                for (int k = 0; k <= parts; ++k) {
                    const auto found = std::lower_bound(at[static_cast<std::size_t>(k)].begin(), at[static_cast<std::size_t>(k)].end(), figure.id,
                                                        [](const TrajectorySample& s, std::uint32_t id) { return s.id < id; });
                    const bool there = found != at[static_cast<std::size_t>(k)].end() && found->id == figure.id;
                    const Vec2 p = camera.to_screen(k == parts || !there ? figure.position : found->position);
                    Colour faded = trail;
                    faded.a = static_cast<std::uint8_t>(motion == Motion::streaks ? 90 : 30 + 25 * k);
                    if (before && there)
                        trails.line(*before, p, std::max(1.5F, sizes.visitor * (motion == Motion::streaks ? 0.32F : 0.22F)), faded);
                    before = there ? std::optional(p) : std::nullopt;
                }
            }
        }
        if (show.groups && moment.known == Known::here) {
            // Somebody's group is known from the row of its first member; near members are joined by a line.
            for (std::size_t i = 1; i < moment.people.size(); ++i) {
                const auto &a = moment.people[i - 1], &b = moment.people[i];
                if (b.id == a.id + 1 && run.group_of(a.id) == run.group_of(b.id) && distance(a.position, b.position) < 6) {
                    Colour faded = trail;
                    faded.a = 150;
                    trails.line(camera.to_screen(a.position), camera.to_screen(b.position), std::max(1.5F, sizes.visitor * 0.25F), faded);
                }
            }
        }
        if (show.followed && pane.run == show.followed_run) {
            const auto tail = tail_of(run, *show.followed, show.time(), 90, 2);
            for (std::size_t i = 1; i < tail.size(); ++i)
                trails.line(camera.to_screen(tail[i - 1]), camera.to_screen(tail[i]), std::max(2.0F, sizes.visitor * 0.3F),
                            style().colour("hand", hour));
        }
        trails.draw(target);
        People::Order order{&run,
                            &moment.people,
                            &camera,
                            sizes,
                            skies[pane.run].hour,
                            show.language,
                            show.layer != nullptr,
                            motion == Motion::streaks,
                            moment.known == Known::late ? 0.5F : 1};
        if (show.layer == nullptr)
            draw_marks(target, show, pane, moment);
        people.draw(target, type, order);
        Shapes shapes;
        if (show.followed && pane.run == show.followed_run)
            for (const auto& figure : moment.people)
                if (figure.id == *show.followed)
                    shapes.ring(camera.to_screen(figure.position), sizes.pin * 0.75F, std::max(2.0F, sizes.pin * 0.1F), style().colour("hand", hour));
        draw_above_people(target, show, pane, std::move(shapes));
    }
    type.origin = {};
}

/// What a map says instead of what is not there; nothing where all is.
std::string Picture::words_of_absence(const Show& show, const Pane& pane) const
{
    const auto words = [&](std::string_view key) { return style().words(show.language, key); };
    const auto is = [&](Known known) { return moments[pane.run].known == known || (show.compares() && moments.back().known == known); };
    if (is(Known::outside))
        return words("not_recorded");
    if (is(Known::damaged) && !show.compares())
        return words("damaged_minute");
    const Field* field = field_of(show, pane);
    if (field == nullptr)
        return is(Known::no_trajectories) ? words("no_trajectories") : std::string();
    switch (field->known) {
    case Known::here:
    case Known::late:
        break;
    case Known::no_trajectories:
        return words("field_needs_people");
    case Known::outside:
        return words("field_not_recorded");
    case Known::damaged:
        return words("field_damaged");
    }
    return {};
}

/// Words where something is not there, then names, north and scale. @param shapes that lie upon people
void Picture::draw_above_people(sf::RenderTarget& target, const Show& show, const Pane& pane, Shapes shapes)
{
    type.origin = {pane.map.left, pane.map.top};
    type.on_map = true;
    auto covered = covered_parts(show, type, placed, card, pane);
    if (moments[pane.run].known == Known::damaged && !show.compares()) {
        const float step = 0.03F * placed.height;
        Colour hatch = style().colour("hand", hour);
        hatch.a = 70;
        for (float x = -pane.map.height; x < pane.map.width; x += step)
            shapes.line({x, pane.map.height}, {x + pane.map.height, 0}, step * 0.2F, hatch);
    }
    if (const auto words = words_of_absence(show, pane); !words.empty()) {
        const unsigned size = font_size(capitals::must, placed.height);
        TextStyle text{size, style().colour("ink", hour), Weight::bold, Align::centre, false};
        text.must_read = true;
        const auto lines = type.lines(words, pane.clip.width * 0.8F, text);
        float wide = 0;
        for (const auto& line : lines)
            wide = std::max(wide, type.width(line, text));
        const float leading = static_cast<float>(size) * 1.25F, tall = leading * static_cast<float>(lines.size());
        const Vec2 middle{pane.clip.left - pane.map.left + pane.clip.width / 2, pane.map.height / 2};
        Colour paper = style().colour("paper", hour);
        paper.a = 235;
        const Area box{middle.x - wide / 2 - leading * 0.6F, middle.y - tall / 2 - leading * 0.35F, wide + leading * 1.2F, tall + leading * 0.7F};
        covered.push_back({box.left + pane.map.left, box.top + pane.map.top, box.width, box.height});
        shapes.rounded(box, leading * 0.3F, paper);
        for (std::size_t i = 0; i < lines.size(); ++i)
            type.set(lines[i], {middle.x, middle.y - tall / 2 + leading * (static_cast<float>(i) + 0.78F)}, text);
    }
    draw_signs(target, show, pane, covered);
    shapes.draw(target);
    type.draw(target);
    type.on_map = false;
    type.origin = {};
}

void Picture::draw_signs(sf::RenderTarget& target, const Show& show, const Pane& pane, const std::vector<Area>& covered)
{
    auto& own = baked.at(pane.run);
    auto order = order_of_ground(show, pane);
    auto key = fmt::format("{}x{}:{}:{}/{}/{}/{}/{}/{}/{}/{}/{}", pane.map.width, pane.map.height, pane.map.left, pane.map.top, placed.height,
                           show.camera.looks_at().x, show.camera.looks_at().y, show.camera.pixels_per_metre(), static_cast<int>(order.sky.hour),
                           RunFile::day_at(show.time()), show.names, static_cast<int>(show.language));
    for (const auto& area : covered) {
        order.covered.push_back({area.left - pane.map.left, area.top - pane.map.top, area.width, area.height});
        key += fmt::format("/{}:{}:{}:{}", area.left, area.top, area.width, area.height);
    }
    if (key != own.signs_of) {
        own.names.clear();
        own.marks.clear();
        own.names.origin = {pane.map.left, pane.map.top};
        Ground::gather_signs(own.marks, own.names, order);
        own.texts = own.names.log;
        own.signs_of = key;
    }
    own.names.log = own.texts;
    own.marks.draw_kept(target);
    own.names.draw_kept(target);
}

void Picture::draw_marks(sf::RenderTarget& target, const Show& show, const Pane& pane, const Moment&)
{
    const auto& run = *show.runs[pane.run].file;
    Camera camera = show.camera;
    camera.resize({pane.map.width, pane.map.height});
    const Hour own = skies[pane.run].hour;
    const float unit = placed.height / 100, metre = camera.pixels_per_metre();
    Shapes shapes;
    for (const auto& mark : marks_at(run, show.time())) {
        const Vec2 at = camera.to_screen(mark.event->at);
        Colour colour = mark.style->colour.in(own);
        colour.a = static_cast<std::uint8_t>(255 * std::min(1.0F, 1.25F - mark.age));
        const float radius = std::max(1.25F * unit, 1.5F * metre), thick = std::max(1.8F, 0.24F * unit);
        switch (mark.style->form) {
        case MarkForm::ring:
            shapes.ring(at, radius, thick, colour);
            break;
        case MarkForm::broken:
            for (int k = 0; k < 3; ++k) {
                const float angle = 2.094F * static_cast<float>(k);
                shapes.line(at + Vec2{std::cos(angle), std::sin(angle)} * radius, at + Vec2{std::cos(angle + 1), std::sin(angle + 1)} * radius, thick,
                            colour);
            }
            break;
        case MarkForm::cross:
        case MarkForm::plus: {
            const float r = radius * 0.75F;
            const Vec2 a = mark.style->form == MarkForm::cross ? Vec2{r, r} : Vec2{r, 0},
                       b = mark.style->form == MarkForm::cross ? Vec2{r, -r} : Vec2{0, r};
            Colour rim = own == Hour::night ? Colour{16, 18, 26} : Colour{255, 255, 255};
            rim.a = colour.a;
            for (const Vec2 arm : {a, b})
                shapes.line(at - arm * 1.15F, at + arm * 1.15F, thick * 2.4F, rim);
            for (const Vec2 arm : {a, b})
                shapes.line(at - arm, at + arm, thick * 1.3F, colour);
            break;
        }
        case MarkForm::burst:
            for (int k = 0; k < 8; ++k) {
                const Vec2 arm{std::cos(0.785F * static_cast<float>(k)), std::sin(0.785F * static_cast<float>(k))};
                shapes.line(at + arm * (radius * 0.45F), at + arm * radius, thick, colour);
            }
            break;
        }
    }
    shapes.draw(target);
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
        Camera camera = show.camera;
        camera.resize({pane.map.width, pane.map.height});
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
