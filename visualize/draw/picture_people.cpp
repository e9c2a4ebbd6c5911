// People and what they do, upon the ground and its names.

#include "visualize/draw/look_at.h"
#include "visualize/draw/picture.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

/// Where people come from, who belongs together, and the way of the person who is followed.
void Picture::draw_trails(sf::RenderTarget& target, const Show& show, const Pane& pane, const FigureSizes& sizes)
{
    auto& run = *show.runs[pane.run].file;
    const Moment& moment = moments[pane.run];
    const Camera camera = camera_of(show, pane);
    const auto motion = motion_at(show.playback.playing ? show.playback.speed : 1);
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
            trails.line(camera.to_screen(tail[i - 1]), camera.to_screen(tail[i]), std::max(2.0F, sizes.visitor * 0.3F), style().colour("hand", hour));
    }
    trails.draw(target);
}

void Picture::draw_people(sf::RenderTarget& target, Show& show)
{
    for (auto& map : baked)
        map.names.log.clear();
    if (show.compares()) { // nobody is drawn
        for (const auto& pane : panes_of(show, placed)) {
            look_at(target, pane.map, pane.clip);
            const auto plate = plate_of_absence(show, pane);
            draw_below_people(target, show, pane, plate);
            draw_above_people(target, show, pane, plate, Shapes());
        }
        return;
    }
    const auto motion = motion_at(show.playback.playing ? show.playback.speed : 1);
    for (const auto& pane : panes_of(show, placed)) {
        auto& run = *show.runs[pane.run].file;
        const Moment& moment = moments[pane.run];
        const Camera camera = camera_of(show, pane);
        look_at(target, pane.map, pane.clip);
        const auto sizes = figure_sizes(camera.pixels_per_metre(), placed.height);
        const auto plate = plate_of_absence(show, pane);
        draw_below_people(target, show, pane, plate);
        type.origin = {pane.map.left, pane.map.top};
        type.on_map = true;
        draw_trails(target, show, pane, sizes);
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
        draw_above_people(target, show, pane, plate, std::move(shapes));
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

/// What a map says instead of what is not there, on a plate in its middle.
Picture::Plate Picture::plate_of_absence(const Show& show, const Pane& pane) const
{
    Plate plate;
    const auto words = words_of_absence(show, pane);
    if (words.empty())
        return plate;
    plate.text = {font_size(capitals::must, placed.height), style().colour("ink", hour), Weight::bold, Align::centre, false};
    plate.text.must_read = true;
    plate.lines = type.lines(words, pane.clip.width * 0.8F, plate.text);
    float wide = 0;
    for (const auto& line : plate.lines)
        wide = std::max(wide, type.width(line, plate.text));
    plate.leading = static_cast<float>(plate.text.size) * 1.25F;
    const float tall = plate.leading * static_cast<float>(plate.lines.size());
    const Vec2 middle{pane.clip.left - pane.map.left + pane.clip.width / 2, pane.map.height / 2};
    plate.box = {middle.x - wide / 2 - plate.leading * 0.6F, middle.y - tall / 2 - plate.leading * 0.35F, wide + plate.leading * 1.2F,
                 tall + plate.leading * 0.7F};
    return plate;
}

/// Names, north and scale: people and what they do lie upon them.
void Picture::draw_below_people(sf::RenderTarget& target, const Show& show, const Pane& pane, const Plate& plate)
{
    type.origin = {pane.map.left, pane.map.top};
    type.on_map = true;
    auto covered = covered_parts(show, type, placed, card, pane);
    if (!plate.lines.empty())
        covered.push_back({plate.box.left + pane.map.left, plate.box.top + pane.map.top, plate.box.width, plate.box.height});
    draw_signs(target, show, pane, covered);
    type.on_map = false;
    type.origin = {};
}

/// What is damaged, and words where something is not there. @param shapes that lie upon people
void Picture::draw_above_people(sf::RenderTarget& target, const Show& show, const Pane& pane, const Plate& plate, Shapes shapes)
{
    type.origin = {pane.map.left, pane.map.top};
    type.on_map = true;
    if (moments[pane.run].known == Known::damaged && !show.compares()) {
        const float step = 0.03F * placed.height;
        Colour hatch = style().colour("hand", hour);
        hatch.a = 70;
        for (float x = -pane.map.height; x < pane.map.width; x += step)
            shapes.line({x, pane.map.height}, {x + pane.map.height, 0}, step * 0.2F, hatch);
    }
    if (!plate.lines.empty()) {
        Colour paper = style().colour("paper", hour);
        paper.a = 235;
        shapes.rounded(plate.box, plate.leading * 0.3F, paper);
        const float left = plate.box.left + plate.box.width / 2, top = plate.box.top + plate.leading * 0.35F;
        for (std::size_t i = 0; i < plate.lines.size(); ++i)
            type.set(plate.lines[i], {left, top + plate.leading * (static_cast<float>(i) + 0.78F)}, plate.text);
    }
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
        own.names.below_people = true;
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
    const Camera camera = camera_of(show, pane);
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

} // namespace plattan::view
