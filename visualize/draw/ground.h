#pragma once

#include "visualize/draw/ground_order.h"
#include "visualize/draw/shapes.h"

namespace plattan::view {

/// The square of one run without people, as it stands at a moment: ground in its light, a field, what stands there, names.
class Ground {
public:
    using Order = GroundOrder;
    /// The ground in its light and a field, and what lies around it, into the view of the target, which is as large as the map.
    void draw_base(sf::RenderTarget& target, const Order& order);
    /// What lies and stands on it.
    void draw_things_on_it(sf::RenderTarget& target, const Order& order);
    /// Names of places, north and a scale. They are gathered, to be drawn each time.
    static void gather_signs(Shapes& shapes, Type& type, const Order& order);

private:
    void draw_around(sf::RenderTarget& target, const Order& order);
    void draw_paved(sf::RenderTarget& target, const Order& order);
    void draw_light(sf::RenderTarget& target, const Order& order);
    void draw_field(sf::RenderTarget& target, const Order& order);
    void draw_litter(sf::RenderTarget& target, const Order& order);

    /// Where things lie in a cell of a run; the k-th one always at the same place, so that what is swept away goes and the rest stays.
    const std::vector<std::optional<Vec2>>& places_in(const RunFile& run, std::size_t cell, std::size_t count);

    sf::Texture light, field;
    std::vector<std::vector<std::optional<Vec2>>> places; ///< by cell; nothing where there is no ground
};

/// Metres of a round number that are a fair part of a width.
float bar_length(float pixels_per_metre, float width);

} // namespace plattan::view
