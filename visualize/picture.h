#pragma once

#include "visualize/camera.h"
#include "visualize/replay.h"

#include <SFML/Graphics.hpp>

namespace plattan::view {

struct Layers {
    bool people = true;
    bool density = false;
    bool labels = true;
};

/// Draws the site and the people of one run.
class Picture {
public:
    explicit Picture(const sf::Font& font) : font(font) {}

    void draw(sf::RenderTarget& target, const Replay& replay, const std::vector<Figure>& people, const Camera& camera, double time,
              const Layers& layers);

private:
    void draw_ground(sf::RenderTarget& target, const Features& site, const Camera& camera, float light) const;
    void draw_things(sf::RenderTarget& target, const Features& site, const Camera& camera) const;
    void draw_density(sf::RenderTarget& target, const Replay& replay, const Camera& camera, double time);
    void draw_people(sf::RenderTarget& target, const Replay& replay, const std::vector<Figure>& people, const Camera& camera) const;
    void draw_labels(sf::RenderTarget& target, const Features& site, const Camera& camera) const;

    const sf::Font& font;
    sf::Texture heat_texture;
};

} // namespace plattan::view
