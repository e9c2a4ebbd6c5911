#pragma once

#include "visualize/draw/arrangement.h"

namespace plattan::view {

/// What is known of a person who was chosen, and where it is written.
struct Card {
    std::vector<std::string> lines;
    Area area;
    bool on_panels = false; ///< the map is too small for it
};
/// The card of the person who is followed; nothing where nobody is, or where no map shows their run. It lies on the other map, or on a side of the
/// own one where the person is not.
/// @param type measures its lines
/// @param person where the person is in the picture; nothing where they are not here now
std::optional<Card> card_of(const Show& show, const Type& type, const Layout& layout, std::optional<Vec2> person);
void draw_card(Shapes& shapes, Type& type, const Card& card, const Layout& layout, Hour hour);
/// The panels that a card takes the place of where it stands on them.
Area panels_below_card(const Layout& layout);
/// Parts of a map where nothing else is to be read, in pixels of the picture: below a card, the clock of a bare map, and the other piece of a wipe.
std::vector<Area> covered_parts(const Show& show, const Type& type, const Layout& layout, const std::optional<Card>& card, const Pane& pane);

} // namespace plattan::view
