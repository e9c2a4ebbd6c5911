#pragma once

#include "visualize/draw/type.h"

namespace plattan::view {

/// A part of a picture in whole pixels; y downwards.
struct Part {
    int left = 0, top = 0, width = 0, height = 0;

    friend bool operator==(const Part&, const Part&) = default;
};
/// The pixels of a rectangle, as a view of the same rectangle has them.
Part part_of(const Area& area);

/// Where parts of a picture are drawn, one below the other, before they are copied to their places.
class Canvas {
public:
    /// Clears it. Throws MachineError where nothing of that size can be drawn.
    /// @param height of all parts together
    void begin(int width, int height, Colour ground);
    /// Chooses the next part. @param seen coordinates of what is drawn into it
    sf::RenderTarget& next(const Part& part, const Area& seen);
    void finish() { drawn.display(); }

private:
    friend class Copy;
    friend class Backdrop;
    /// Where a part lies on the canvas, which may be a piece of one that was drawn.
    Part place_of(const Part& part) const;

    sf::RenderTexture drawn;
    std::vector<std::pair<Part, int>> parts; ///< with their first row on the canvas
    int used = 0;
};

/// The first part of a canvas, kept to be drawn again.
class Copy {
public:
    void take(const Canvas& canvas);
    void draw(sf::RenderTarget& target) const;

private:
    sf::Texture kept;
};

/// What stays of a picture while people move on it. It is copied into a window and not drawn there: drivers that draw by software take longer
/// for a texture as large as the window than for all that stands on it.
class Backdrop {
public:
    /// Whether the last picture is still there: it was of the same size, and for the same kind of target.
    bool fits(sf::RenderTarget& target);
    void clear(Colour colour);
    /// Takes a part, or a piece of one, from a canvas on which it was drawn.
    void put(const Canvas& canvas, const Part& part);
    /// Takes the place of what the target shows.
    void lay(sf::RenderTarget& target);

private:
    sf::Texture whole;
    bool for_window = false;
};

} // namespace plattan::view
