#pragma once

#include "visualize/panel.h"
#include "visualize/picture.h"

#include <memory>
#include <string>
#include <vector>

namespace plattan::view {

/// One or two runs side by side on one clock and one camera.
class Viewer {
public:
    Viewer(std::vector<std::unique_ptr<Replay>> replays, const sf::Font& font, double time);

    /// Opens a window and shows the runs until it is closed.
    void show();

    void draw(sf::RenderTarget& target);
    void set_time(double time);
    double time() const { return state.time; }
    double ends() const { return replays.front()->ends(); }

    Layers layers;
    Panel::State state;
    bool panels = true;

private:
    /// Where things are in a window of this size. What has no room is left out: the legend first.
    struct Layout {
        float top, bottom, legend, width; ///< heights of title and bar, width of the legend, width of one run (unit: pixel)
    };
    Layout layout_of(sf::Vector2u size) const;
    void fit(sf::Vector2u size);
    void follow(sf::Vector2u size);
    void handle(sf::RenderWindow& window, const sf::Event& event);
    void press(sf::RenderWindow& window, const sf::Event::KeyEvent& key);
    void toggle_full_screen(sf::RenderWindow& window);
    void save_picture(const sf::RenderWindow& window) const;

    std::vector<std::unique_ptr<Replay>> replays;
    Picture picture;
    Panel panel;
    Camera camera;
    sf::Vector2u fitted{0, 0};
    bool camera_moved = false; ///< by hand; a window that changes its size keeps that
    bool dragging = false, scrubbing = false, full_screen = false;
    sf::Vector2i mouse;
};

} // namespace plattan::view
