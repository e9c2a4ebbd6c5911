#pragma once

#include "visualize/model/layout.h"

#include <SFML/Graphics.hpp>

namespace plattan::view {

/// Draws into a part of the target, in pixels of that part of the map.
inline void look_at(sf::RenderTarget& target, const Area& map, const Area& clip)
{
    const auto size = target.getSize();
    const auto width = static_cast<float>(size.x), height = static_cast<float>(size.y);
    sf::View view(sf::FloatRect(clip.left - map.left, clip.top - map.top, clip.width, clip.height));
    view.setViewport({clip.left / width, clip.top / height, clip.width / width, clip.height / height});
    target.setView(view);
}

} // namespace plattan::view
