#pragma once

#include "visualize/model/colour.h"
#include "visualize/model/layout.h"

#include <SFML/Graphics.hpp>
#include <map>
#include <string>
#include <vector>

namespace plattan::view {

inline sf::Color to_sfml(Colour c) { return {c.r, c.g, c.b, c.a}; }
inline sf::Vector2f to_sfml(Vec2 p) { return {p.x, p.y}; }

enum class Weight : std::uint8_t { regular, bold };
enum class Align : std::uint8_t { left, centre, right };

/// The two cuts of the typeface. Throws MachineError where it is not installed.
class Typeface {
public:
    Typeface();
    const sf::Font& of(Weight weight) const { return weight == Weight::bold ? bold : regular; }

private:
    sf::Font regular, bold;
};

struct TextStyle {
    unsigned size = 16; ///< (unit: pixels)
    Colour colour;
    Weight weight = Weight::regular;
    Align align = Align::left;
    bool tabular = false;            ///< digits as wide as each other: what ticks must not tremble
    bool upright = false;            ///< from below to above, for streets that run so
    std::optional<Colour> halo = {}; ///< a rim, for names on the map
    bool must_read = false;          ///< from the back row too
};

/// A text that was set, for who checks the layout.
struct SetText {
    std::string text;
    TextStyle style;
    Vec2 at;        ///< left end of the baseline
    Area box;       ///< what its letters cover, without a rim
    float capitals; ///< height of capital letters (unit: pixels)
    Colour ground;
    bool on_map, below_people;
    bool shortened; ///< something was left out
};

/// Texts of a picture: gathered, and drawn with one call for each font and size.
class Type {
public:
    explicit Type(const Typeface& face) : face(face) {}

    const Typeface& typeface() const { return face; }

    /// @param at left end, middle or right end of the baseline
    /// @return width
    float set(const std::string& text, Vec2 at, const TextStyle& style);
    /// The same, shortened with an ellipsis where it is wider than `width`.
    float set_within(const std::string& text, Vec2 at, float width, const TextStyle& style);
    /// In lines between words; each `leading` below the other.
    /// @return number of lines
    int set_lines(const std::string& text, Vec2 at, float width, float leading, int most_lines, const TextStyle& style);
    /// A text of a log where it was, as a mask: white letters without a rim. @param corner of the picture that is drawn
    void set_as_mask(const SetText& text, Vec2 corner);
    float width(const std::string& text, const TextStyle& style) const;
    std::string shortened(const std::string& text, float width, const TextStyle& style) const;
    std::vector<std::string> lines(const std::string& text, float width, const TextStyle& style) const;
    /// As many lines, as even as can be: for captions, where one word by itself looks like a mistake.
    std::vector<std::string> even_lines(const std::string& text, float width, const TextStyle& style) const;

    void draw(sf::RenderTarget& target);
    /// The same, and keeps them to be drawn again.
    void draw_kept(sf::RenderTarget& target) const;
    void clear();

    Colour ground;             ///< what the next texts stand on, for the log
    bool on_map = false;       ///< whether the next ones are names on the map
    bool below_people = false; ///< whether people walk upon them
    std::vector<SetText> log;
    Vec2 origin; ///< of the coordinates, for the log

private:
    const Typeface& face;
    std::map<std::pair<int, unsigned>, sf::VertexArray> batches;
};

} // namespace plattan::view
