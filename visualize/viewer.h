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
    float width_of_one(sf::Vector2u size) const;
    void fit(sf::Vector2u size);
    void handle(sf::RenderWindow& window, const sf::Event& event);
    void press(sf::RenderWindow& window, const sf::Event::KeyEvent& key);
    void toggle_full_screen(sf::RenderWindow& window);
    void save_picture(const sf::RenderWindow& window) const;

    std::vector<std::unique_ptr<Replay>> replays;
    Picture picture;
    Panel panel;
    Camera camera;
    sf::Vector2u fitted{0, 0};
    bool dragging = false, scrubbing = false, full_screen = false;
    sf::Vector2i mouse;
};

} // namespace plattan::view
