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
    const Date date = Date::parse(replay.date()).value_or(Date{}).next(day);
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

void Panel::draw_title(sf::RenderTarget& target, const Replay& replay, sf::FloatRect area, double time, int present) const
{
    const auto clock = clock_text(replay, time);
    text(target, clock.substr(clock.size() - 8, 5), {area.left + side, 8}, 38, ink, true);
    text(target, replay.scenario(), {area.left + side + 130, 12}, 19, ink, true);
    const double altitude = replay.sun_altitude(time);
    const char* light = altitude > 0 ? "day" : altitude > -6 ? "twilight" : "dark";
    text(target, fmt::format("{}   {}   {} people", clock.substr(0, clock.size() - 10), light, present), {area.left + side + 130, 36}, 14, pale);
}

void Panel::draw_legend(sf::RenderTarget& target, const Replay& replay, sf::Vector2f corner, bool density) const
{
    float y = corner.y;
    const float width = 154, height = 22.0F * static_cast<float>(replay.kinds().size()) + 36 + (density ? 150 : 0);
    sf::RectangleShape box({width, height});
    box.setPosition(corner);
    box.setFillColor({255, 255, 255, 215});
    target.draw(box);
    y += 8;
    for (const auto& kind : replay.kinds()) {
        const Colour c = colour_of(kind);
        sf::CircleShape dot(kind == "visitor" ? 5.0F : 6.5F);
        dot.setOrigin(dot.getRadius(), dot.getRadius());
        dot.setPosition(corner.x + 16, y + 9);
        dot.setFillColor({c.r, c.g, c.b});
        target.draw(dot);
        text(target, std::string(label_of(kind)), {corner.x + 32, y}, 14, ink);
        y += 22;
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
    const double most = present.empty() ? 1 : std::max(1.0, *std::max_element(present.begin(), present.end()));
    constexpr float curve_height = 26;
    sf::VertexArray curve(sf::TriangleStrip);
    for (std::size_t i = 0; i < present.size(); ++i) {
        const double moment = replay.begins() + 60.0 * static_cast<double>(i);
        const sf::Color colour = moment <= state.time ? sf::Color(0, 114, 178) : sf::Color(190, 205, 218);
        curve.append({{x_of(moment), top + 34}, colour});
        curve.append({{x_of(moment), top + 34 - curve_height * static_cast<float>(present[i] / most)}, colour});
    }
    target.draw(curve);
    for (int hour = static_cast<int>(std::ceil(replay.begins() / 3600)); hour * 3600.0 <= replay.ends(); ++hour)
        if (const int every = length > 30 * 3600 ? 12 : length > 8 * 3600 ? 2 : 1; hour % every == 0)
            text(target, fmt::format("{:02}", hour % 24), {x_of(hour * 3600.0) - 7, top + 36}, 11, pale);
    sf::RectangleShape hand({2, 34});
    hand.setPosition(x_of(state.time) - 1, top + 2);
    hand.setFillColor({213, 94, 0});
    target.draw(hand);
    const auto how = fmt::format("{} {}x", state.playing ? "playing" : "paused", state.speed);
    text(target, how, {side, top + 49}, 11, ink);
    if (state.help)
        text(target,
             "space play   arrows ±1 min (shift ±10)   [ ] speed   , . step   D density   L labels   wheel zoom   drag move   F fit   F11 full "
             "screen   P picture   H hide   Q quit",
             {side + 96, top + 49}, 11, pale);
}

std::optional<double> Panel::moment_at(const Replay& replay, sf::Vector2u window, sf::Vector2f mouse)
{
    if (mouse.y < static_cast<float>(window.y) - bar_height)
        return std::nullopt;
    const float share = std::clamp((mouse.x - side) / (static_cast<float>(window.x) - 2 * side), 0.0F, 1.0F);
    return replay.begins() + static_cast<double>(share) * (replay.ends() - replay.begins());
}

} // namespace plattan::view
