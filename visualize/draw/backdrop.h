#pragma once

#include <SFML/Graphics.hpp>

namespace plattan::view {

/// The part of a picture that stays: drawn once, and laid under the rest for each frame. Drivers that draw by software take longer to draw a
/// texture over the whole window than for all that stands on it; so it is laid by copying where the driver knows how.
class Backdrop {
public:
    /// To be drawn on; the old one is gone. Throws MachineError where no picture of that size can be drawn.
    sf::RenderTexture& begin(sf::Vector2u size);
    void finish();

    /// Takes the place of what the target shows. The target is as large.
    void lay(sf::RenderTarget& target);

private:
    bool copy(sf::RenderTarget& target);
    void turn_over();

    sf::RenderTexture drawn;
    sf::Texture turned; ///< the same in the order of rows and colours that windows have
    bool is_turned = false;
};

} // namespace plattan::view
