#pragma once

#include "visualize/draw/backdrop.h"
#include "visualize/draw/card.h"
#include "visualize/draw/ground.h"
#include "visualize/draw/people.h"
#include "visualize/draw/timeline.h"

namespace plattan::view {

/// A whole picture of what is shown. What stays is drawn once into a texture, and again when it changes; people, marks, clock and figures are
/// drawn upon it each time.
class Picture {
public:
    explicit Picture(const Typeface& face) : type(face), still_type(face), baked{Baked(face), Baked(face)} {}

    /// @param at_once waits for what has to be read: for pictures and films
    void draw(sf::RenderTarget& target, Show& show, bool at_once);

    const Layout& layout() const { return placed; }
    /// Whether everything was there that belongs to the last picture.
    bool complete() const { return late == 0; }
    /// How many blocks and fields of the last picture had not been read yet.
    int late_blocks() const { return late; }
    /// Texts of the last picture.
    std::vector<SetText> texts() const;
    const Typeface& typeface() const { return type.typeface(); }

    /// The person drawn nearest to a point, and in which run.
    std::optional<std::pair<std::size_t, std::uint32_t>> pick(const Show& show, Vec2 point) const;
    /// Number of the map under a point.
    std::optional<std::size_t> map_at(Vec2 point) const;

private:
    void arrange(const Show& show, float width, float height);
    void prepare(Show& show, bool at_once);
    std::string key_of_panels(const Show& show) const;
    std::string key_of_ground(const Show& show, const Pane& pane) const;
    std::string key_of_things(const Show& show, const Pane& pane) const;
    void bake(sf::RenderTarget& target, Show& show);
    struct Panels;
    void bake_panels(Panels& panels, const Show& show);
    Ground::Order order_of_ground(const Show& show, const Pane& pane) const;
    void bake_map(const Show& show, const Pane& pane, bool again);
    void draw_title(Shapes& shapes, const Show& show, std::size_t number);
    const Field* field_of(const Show& show, const Pane& pane) const;
    std::string words_of_absence(const Show& show, const Pane& pane) const;
    /// Words on a map in the place of what is not there; none where all is.
    struct Plate {
        std::vector<std::string> lines;
        TextStyle text;
        float leading = 0;
        Area box; ///< in pixels of the map
    };
    Plate plate_of_absence(const Show& show, const Pane& pane) const;
    void draw_below_people(sf::RenderTarget& target, const Show& show, const Pane& pane, const Plate& plate);
    void draw_above_people(sf::RenderTarget& target, const Show& show, const Pane& pane, const Plate& plate, Shapes shapes);
    void draw_trails(sf::RenderTarget& target, const Show& show, const Pane& pane, const FigureSizes& sizes);
    std::optional<Vec2> place_of_followed(const Show& show) const;
    void draw_people(sf::RenderTarget& target, Show& show);
    void draw_marks(sf::RenderTarget& target, const Show& show, const Pane& pane, const Moment& moment);
    void draw_signs(sf::RenderTarget& target, const Show& show, const Pane& pane, const std::vector<Area>& covered);
    void draw_header(Shapes& shapes, const Show& show);
    void draw_figures(Shapes& shapes, const Show& show);
    void draw_on_duty(const Show& show, const Area& area);
    void draw_notes(const Show& show);
    void draw_note(Shapes& shapes, const Show& show);
    void draw_details(Shapes& shapes, const Show& show);
    float draw_last_hour(Shapes& shapes, const Show& show, const Area& area, float y);
    void draw_bare_clock(Shapes& shapes, const Show& show);
    void draw_bare_scale(sf::RenderTarget& target, const Show& show);

    /// What stays of a run's map.
    struct Baked {
        explicit Baked(const Typeface& face) : names(face) {}

        Ground ground;
        Copy base;
        std::string base_of; ///< what was drawn last
        std::string kept_of; ///< what is kept in `base`
        std::string things_of;
        Type names; ///< with `marks` what people walk upon: gathered once, drawn each time
        Shapes marks;
        std::string signs_of;
        std::vector<SetText> texts;
    };

    Type type, still_type;
    Layout placed;
    std::string placed_for;
    std::optional<Card> card;
    std::vector<FigureWords> widest_figures;
    bool kept_is_seen = false; ///< panels and names of the map are part of the last picture
    std::vector<Area> hidden;  ///< parts of the picture in which panels lie under something else
    /// Titles, legend and time line, kept for day and for night: who jumps through a day needs them in turn.
    struct Panels {
        Canvas canvas;
        std::vector<Part> parts;
        std::string made_for;
        std::vector<SetText> texts;
    };
    std::array<Panels, 2> panels;
    Canvas map_canvas;
    Backdrop backdrop;
    std::string panels_of;
    const Panels* shown_panels = nullptr;
    std::array<Baked, 2> baked; ///< by run
    People people;
    std::vector<Moment> moments; ///< by run
    std::vector<Field> fields;   ///< by run; of a difference one; none where no layer is shown
    std::string fields_of;
    std::vector<SkyLight> skies;
    Hour hour = Hour::day;
    int late = 0;
    std::vector<Legend::Entry> legend;
};

} // namespace plattan::view
