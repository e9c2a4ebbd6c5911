#pragma once

#include "visualize/replay.h"

#include <SFML/Graphics.hpp>
#include <optional>

namespace plattan::view {

/// Everything round the picture: clock, legend, scrub bar, keys.
class Panel {
public:
    explicit Panel(const sf::Font& font) : font(font) {}

    struct State {
        double time = 0;
        double speed = 1;
        bool playing = false;
        bool density = false;
        bool help = true;
    };

    void draw_title(sf::RenderTarget& target, const Replay& replay, sf::FloatRect area, double time, int present) const;
    void draw_legend(sf::RenderTarget& target, const Replay& replay, sf::Vector2f corner, bool density) const;
    void draw_scrub_bar(sf::RenderTarget& target, const Replay& replay, const State& state) const;

    static constexpr float bar_height = 64;

    /// The moment a click on the scrub bar means; nothing outside it.
    static std::optional<double> moment_at(const Replay& replay, sf::Vector2u window, sf::Vector2f mouse);

private:
    void text(sf::RenderTarget& target, const std::string& words, sf::Vector2f at, unsigned size, sf::Color colour, bool bold = false) const;

    const sf::Font& font;
};

/// "Tue 2018-07-17 17:30:05"
std::string clock_text(const Replay& replay, double time);

} // namespace plattan::view
