#include "visualize/panel.h"

#include "base/clock.h"
#include "visualize/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

const sf::Color ink(40, 40, 45), pale(120, 120, 128), paper(250, 249, 246);
constexpr float side = 16;

} // namespace

std::string clock_text(const Replay& replay, double time)
{
    constexpr std::array<const char*, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const int day = static_cast<int>(time / seconds_per_day);
    const Date date = replay.first_day().next(day);
    return fmt::format("{} {}  {}", days[static_cast<std::size_t>(date.weekday())], date.text(),
                       time_of_day_text(time - day * seconds_per_day, true));
}

void Panel::text(sf::RenderTarget& target, const std::string& words, sf::Vector2f at, unsigned size, sf::Color colour, bool bold) const
{
    sf::Text drawn(sf::String::fromUtf8(words.begin(), words.end()), font, size);
    drawn.setFillColor(colour);
    if (bold)
        drawn.setStyle(sf::Text::Bold);
    drawn.setPosition(std::round(at.x), std::round(at.y));
    target.draw(drawn);
}

float Panel::width_of(const std::string& words, unsigned size, bool bold) const
{
    sf::Text drawn(sf::String::fromUtf8(words.begin(), words.end()), font, size);
    if (bold)
        drawn.setStyle(sf::Text::Bold);
    return drawn.getLocalBounds().width;
}

std::string Panel::cut(const std::string& words, unsigned size, float width, bool bold) const
{
    if (width_of(words, size, bold) <= width)
        return words;
    std::string shorter = words;
    while (!shorter.empty()) {
        while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xc0U) == 0x80U) // a letter of several bytes as a whole
            shorter.pop_back();
        if (!shorter.empty())
            shorter.pop_back();
        if (width_of(shorter + "…", size, bold) <= width)
            return shorter + "…";
    }
    return "";
}

void Panel::draw_title(sf::RenderTarget& target, const Replay& replay, sf::FloatRect area, double time) const
{
    const auto clock = clock_text(replay, time);
    const unsigned large = area.width < 420 ? 26 : 38;
    const auto hours = clock.substr(clock.size() - 8, 5);
    text(target, hours, {area.left + side, large < 38 ? 14.0F : 8.0F}, large, ink, true);
    const float left = area.left + side + width_of(hours, large, true) + side, width = area.left + area.width - left - 6;
    text(target, cut(replay.scenario(), 19, width, true), {left, 12}, 19, ink, true);
    const double altitude = replay.sun_altitude(time);
    const char* light = altitude > 0 ? "day" : altitude > -6 ? "twilight" : "dark";
    const auto present = replay.present_at(time);
    const auto people = present ? fmt::format("{} people", *present) : std::string("not recorded");
    const auto day = replay.days() > 1 ? fmt::format("   day {}", static_cast<int>(time / seconds_per_day) + 1) : std::string();
    const auto date = clock.substr(0, clock.size() - 10);
    auto words = fmt::format("{}{}   {}   {}", date, day, light, people);
    if (width_of(words, 14) > width)
        words = fmt::format("{}{}   {}", date.substr(date.size() > 10 ? date.size() - 5 : 0), day, people);
    text(target, cut(words, 14, width), {left, 36}, 14, pale);
}

void Panel::draw_note(sf::RenderTarget& target, const std::string& words, sf::Vector2f size) const
{
    const unsigned letters = size.x < 500 ? 14 : 20;
    const auto shown = cut(words, letters, size.x - 4 * side);
    const float width = width_of(shown, letters);
    sf::RectangleShape box({width + 2 * side, static_cast<float>(letters) + side});
    box.setPosition(std::round((size.x - width) / 2 - side), std::round(size.y / 2 - box.getSize().y / 2));
    box.setFillColor({255, 255, 255, 225});
    target.draw(box);
    text(target, shown, {(size.x - width) / 2, box.getPosition().y + side / 2 - 3}, letters, ink);
}

namespace {

constexpr float widest_line = 22, narrowest_line = 14, legend_foot = 36, density_scale = 150; ///< heights in the legend (unit: pixel)

float line_height(const Replay& replay, float height, bool density)
{
    const float lines = std::max(1.0F, static_cast<float>(replay.roles().size()));
    return std::floor(std::min(widest_line, (height - legend_foot - (density ? density_scale : 0)) / lines));
}

} // namespace

bool Panel::legend_fits(const Replay& replay, float height, bool density) { return line_height(replay, height, density) >= narrowest_line; }

void Panel::draw_legend(sf::RenderTarget& target, const Replay& replay, sf::Vector2f corner, float height, bool density) const
{
    float y = corner.y;
    const float line = line_height(replay, height, density);
    const auto letters = static_cast<unsigned>(std::min(14.0F, line - 3));
    sf::RectangleShape box({160, line * static_cast<float>(replay.roles().size()) + legend_foot + (density ? density_scale : 0)});
    box.setPosition(corner);
    box.setFillColor({255, 255, 255, 215});
    target.draw(box);
    y += 8;
    for (std::size_t i = 0; i < replay.roles().size(); ++i) {
        const auto& role = replay.roles()[i];
        const Colour c = colour_of(i);
        sf::CircleShape dot(std::min(role.group == layout::visitor_group ? 5.0F : 6.5F, line / 2 - 1));
        dot.setOrigin(dot.getRadius(), dot.getRadius());
        dot.setPosition(corner.x + 16, y + static_cast<float>(letters) * 0.64F);
        dot.setFillColor({c.r, c.g, c.b});
        target.draw(dot);
        text(target, cut(role.label, letters, 127), {corner.x + 32, y}, letters, ink);
        y += line;
    }
    text(target, "light middle: sits", {corner.x + 10, y + 2}, 11, pale);
    if (!density)
        return;
    y += 30;
    text(target, "people per m²", {corner.x + 10, y}, 12, ink);
    y += 20;
    constexpr int steps = 40;
    for (int i = 0; i < steps; ++i) {
        const Colour c = heat(1 - static_cast<float>(i) / steps);
        sf::RectangleShape stripe({20, 100.0F / steps + 1});
        stripe.setPosition(corner.x + 12, y + static_cast<float>(i) * 100 / steps);
        stripe.setFillColor({c.r, c.g, c.b});
        target.draw(stripe);
    }
    for (int i = 0; i <= 4; ++i)
        text(target, fmt::format("{}{:.1f}", i == 4 ? "≥ " : "", densest * static_cast<float>(i) / 4),
             {corner.x + 40, y + 92 - 25.0F * static_cast<float>(i)}, 12, ink);
}

void Panel::draw_scrub_bar(sf::RenderTarget& target, const Replay& replay, const State& state) const
{
    const auto size = target.getSize();
    const float width = static_cast<float>(size.x) - 2 * side, top = static_cast<float>(size.y) - bar_height;
    sf::RectangleShape back({static_cast<float>(size.x), bar_height});
    back.setPosition(0, top);
    back.setFillColor(paper);
    target.draw(back);
    const double length = std::max(1.0, replay.ends() - replay.begins());
    const auto x_of = [&](double time) { return side + width * static_cast<float>((time - replay.begins()) / length); };

    // The day's people curve is the bar.
    const auto& present = replay.present();
    double most = 1;
    for (const auto& [moment, people] : present)
        most = std::max(most, people);
    constexpr float curve_height = 26;
    sf::VertexArray curve(sf::Quads); // one for each minute; what was not recorded stays empty
    for (const auto& [moment, people] : present) {
        const sf::Color colour = moment <= state.time ? sf::Color(0, 114, 178) : sf::Color(190, 205, 218);
        const float high = top + 34 - curve_height * static_cast<float>(people / most), low = top + 34, left = x_of(moment),
                    right = std::max(left + 1, x_of(std::min(moment + 60, replay.ends())));
        for (const sf::Vector2f corner : {sf::Vector2f{left, low}, {left, high}, {right, high}, {right, low}})
            curve.append({corner, colour});
    }
    target.draw(curve);
    // As many hours as have room; days by their names.
    constexpr float room = 30;
    int every = 1;
    for (const int wider : {2, 3, 6, 12, 24, 48, 96, 168, 336, 672})
        if (width * static_cast<float>(every * 3600.0 / length) < (every >= 24 ? 2 * room : room))
            every = wider;
    for (int hour = static_cast<int>(std::ceil(replay.begins() / 3600)); hour * 3600.0 <= replay.ends(); ++hour)
        if (hour % every == 0) {
            const auto label = hour % 24 == 0 && replay.days() > 1 ? clock_text(replay, hour * 3600.0).substr(0, 3) : fmt::format("{:02}", hour % 24);
            text(target, label, {std::min(x_of(hour * 3600.0) - width_of(label, 11) / 2, side + width - width_of(label, 11)), top + 36}, 11, pale);
        }
    sf::RectangleShape hand({2, 34});
    hand.setPosition(x_of(state.time) - 1, top + 2);
    hand.setFillColor({213, 94, 0});
    target.draw(hand);
    const auto how = fmt::format("{} {}x", state.playing ? "playing" : "paused", state.speed);
    if (!state.help)
        return;
    text(target, how, {side, top + 49}, 11, ink);
    // The first keys are those one needs most; as many as there is room for.
    std::string keys;
    for (const auto* key : {"space play", "arrows ±1 min (shift ±10)", "[ ] speed", "D density", "wheel zoom", "drag move", "F fit", "H hide",
                            "Q quit", "L labels", ", . step", "page up, down ±1 day", "F11 full screen", "P picture"}) {
        const auto longer = keys.empty() ? std::string(key) : keys + "   " + key;
        if (width_of(longer, 11) > width - 96)
            break;
        keys = longer;
    }
    text(target, keys, {side + 96, top + 49}, 11, pale);
}

std::optional<double> Panel::moment_at(const Replay& replay, sf::Vector2u window, sf::Vector2f mouse)
{
    if (mouse.y < static_cast<float>(window.y) - bar_height)
        return std::nullopt;
    const float share = std::clamp((mouse.x - side) / (static_cast<float>(window.x) - 2 * side), 0.0F, 1.0F);
    return replay.begins() + static_cast<double>(share) * (replay.ends() - replay.begins());
}

} // namespace plattan::view
