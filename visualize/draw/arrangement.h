#pragma once

#include "visualize/draw/legend.h"
#include "visualize/draw/words.h"

namespace plattan::view {

/// Where everything stands, and what of it was measured for that.
struct Arrangement {
    Layout layout;
    std::vector<Legend::Entry> legend;
    std::vector<FigureWords> widest_figures;
};
/// Says everything that an arrangement follows from: it is the same where this is the same.
/// @param width, height of the picture (unit: pixels)
std::string key_of_arrangement(const Show& show, float width, float height, Hour hour);
/// Gives every panel as many rows as its words need. @param type measures them
Arrangement arrangement_of(const Show& show, const Type& type, float width, float height, Hour hour);

/// A part of the picture in which a run is seen.
struct Pane {
    std::size_t run;
    Area map, clip; ///< where the whole map lies, and the part of it that is seen
};
/// One for each map, or the two pieces of a wipe.
std::vector<Pane> panes_of(const Show& show, const Layout& layout);
/// The camera of the show, as it looks onto the map of a pane.
Camera camera_of(const Show& show, const Pane& pane);

} // namespace plattan::view
