#pragma once

#include "visualize/draw/shapes.h"
#include "visualize/model/light.h"
#include "visualize/model/show.h"

namespace plattan::view {

/// The square without people, as it stands at a moment: ground in its light, a field, what stands there, names.
class Ground {
public:
    struct Order {
        RunFile* run;
        Camera camera;
        double time;
        SkyLight sky;
        float picture_height;
        const Layer* layer;
        const Cells* field; ///< nothing: no field
        bool is_difference;
        bool names;
        Language language;
    };
    /// Draws into the view of the target, which is as large as the map.
    void draw(sf::RenderTarget& target, Type& type, const Order& order);

private:
    void draw_around(sf::RenderTarget& target, const Order& order);
    void draw_paved(const Order& order, sf::Vector2u size);
    void draw_light(const Order& order);
    void draw_field(const Order& order);
    void draw_things(sf::RenderTarget& target, const Order& order);
    void draw_litter(sf::RenderTarget& target, const Order& order);
    void draw_names(sf::RenderTarget& target, Type& type, const Order& order);
    void draw_bar(sf::RenderTarget& target, Type& type, const Order& order);

    sf::RenderTexture paved; ///< walkable ground alone, clear elsewhere
    sf::Texture light, field;
};

/// Metres of a round number that are a fair part of a width.
float bar_length(float pixels_per_metre, float width);

} // namespace plattan::view
