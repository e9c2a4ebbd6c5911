#pragma once

#include "visualize/draw/backdrop.h"
#include "visualize/draw/ground.h"
#include "visualize/draw/legend.h"
#include "visualize/draw/people.h"
#include "visualize/draw/timeline.h"

namespace plattan::view {

/// A whole picture of what is shown. What stays is drawn once into a texture, and again when it changes; people, marks, clock and figures are
/// drawn upon it each time.
class Picture {
public:
    explicit Picture(const Typeface& face) : type(face), still_type(face) {}

    /// @param at_once waits for what has to be read: for pictures and films
    void draw(sf::RenderTarget& target, Show& show, bool at_once);

    const Layout& layout() const { return placed; }
    /// Whether everything was there that belongs to the last picture.
    bool complete() const { return all_there; }
    /// Texts of the last picture.
    std::vector<SetText> texts() const;

    /// The person drawn nearest to a point, and in which run.
    std::optional<std::pair<std::size_t, std::uint32_t>> pick(const Show& show, Vec2 point) const;
    /// Number of the map under a point.
    std::optional<std::size_t> map_at(Vec2 point) const;

private:
    /// A part of the picture in which a run is seen.
    struct Pane {
        std::size_t run;
        Area map, clip;
    };

    void place(const Show& show, float width, float height);
    std::vector<Pane> panes_of(const Show& show) const;
    void prepare(Show& show, bool at_once);
    std::string key_of_panels(const Show& show) const;
    std::string key_of_ground(const Show& show, const Pane& pane) const;
    std::string key_of_things(const Show& show, const Pane& pane) const;
    void bake(sf::RenderTarget& target, Show& show);
    void bake_panels(const Show& show);
    void bake_map(const Show& show, const Pane& pane, bool again);
    void draw_title(Shapes& shapes, const Show& show, std::size_t number);
    void draw_people(sf::RenderTarget& target, Show& show);
    void draw_marks(sf::RenderTarget& target, const Show& show, const Pane& pane, const Moment& moment);
    void draw_header(Shapes& shapes, const Show& show);
    void draw_figures(Shapes& shapes, const Show& show);
    void draw_figures_at_side(Shapes& shapes, const Show& show);
    void draw_notes(Shapes& shapes, const Show& show);
    void draw_card(Shapes& shapes, Show& show);
    void draw_keys(Shapes& shapes, const Show& show);
    void draw_details(Shapes& shapes, const Show& show);
    float draw_last_hour(Shapes& shapes, const Show& show, const Area& area, float y);
    void draw_bare_clock(Shapes& shapes, const Show& show);
    std::string sun_words(const Show& show) const;

    /// What stays of a run's map.
    struct Baked {
        Ground ground;
        Copy base;
        std::string base_of; ///< what was drawn last
        std::string kept_of; ///< what is kept in `base`
        std::string things_of;
        std::vector<SetText> texts;
    };

    Type type, still_type;
    Layout placed;
    Canvas map_canvas, panel_canvas;
    Backdrop backdrop;
    std::string panels_of;
    std::vector<SetText> texts_of_panels;
    std::array<Baked, 2> baked; ///< by run
    People people;
    std::vector<Moment> moments;              ///< by run
    std::vector<std::optional<Cells>> fields; ///< by run; of a difference the first one
    std::string fields_of;
    std::vector<SkyLight> skies;
    Hour hour = Hour::day;
    bool all_there = true;
    std::string legend_of;
    std::vector<Legend::Entry> legend;
};

} // namespace plattan::view
