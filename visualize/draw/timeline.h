#pragma once

#include "visualize/draw/shapes.h"
#include "visualize/model/show.h"

namespace plattan::view {

/// The day below the maps: how many people, who is on duty, what happened.
class Timeline {
public:
    /// Everything that stays while the clock goes on.
    static void draw(sf::RenderTarget& target, Type& type, const Show& show, const Layout& layout, Hour hour);
    static void draw_hand(Shapes& shapes, const Show& show, const Layout& layout, Hour hour);
    /// The moment under a point; nothing outside.
    static std::optional<double> moment_at(const Show& show, const Layout& layout, Vec2 point);
    /// The day under a point of the row of days of a long run.
    static std::optional<int> day_at(const Show& show, const Layout& layout, Vec2 point);
};

} // namespace plattan::view
