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

    void draw_title(sf::RenderTarget& target, const Replay& replay, sf::FloatRect area, double time) const;
    /// @param height that there is; its lines move together as needed
    void draw_legend(sf::RenderTarget& target, const Replay& replay, sf::Vector2f corner, float height, bool density) const;
    static bool legend_fits(const Replay& replay, float height, bool density);
    /// Words in the middle of a picture that has nothing to show.
    void draw_note(sf::RenderTarget& target, const std::string& words, sf::Vector2f size) const;
    void draw_scrub_bar(sf::RenderTarget& target, const Replay& replay, const State& state) const;

    static constexpr float bar_height = 64;

    /// The moment a click on the scrub bar means; nothing outside it.
    static std::optional<double> moment_at(const Replay& replay, sf::Vector2u window, sf::Vector2f mouse);

private:
    float width_of(const std::string& words, unsigned size, bool bold = false) const;
    /// The words, cut at the end where they are wider.
    std::string cut(const std::string& words, unsigned size, float width, bool bold = false) const;
    void text(sf::RenderTarget& target, const std::string& words, sf::Vector2f at, unsigned size, sf::Color colour, bool bold = false) const;

    const sf::Font& font;
};

/// "Tue 2018-07-17 17:30:05"
std::string clock_text(const Replay& replay, double time);

} // namespace plattan::view
