#pragma once

#include "visualize/model/camera.h"
#include "visualize/model/facts.h"
#include "visualize/model/layers/layer.h"
#include "visualize/model/layout.h"
#include "visualize/model/playback.h"
#include "visualize/model/study.h"

namespace plattan::view {

/// A run and how it is called here.
struct ShownRun {
    std::shared_ptr<RunFile> file;
    std::string name;
};

/// Everything about what is shown that somebody can change.
struct Show {
    std::vector<ShownRun> runs; ///< one or two
    Playback playback;
    Language language = Language::english;
    Mode mode = Mode::both;
    const Layer* layer = nullptr;
    bool cumulative = false, names = true, groups = false, panels = true, details = false, keys = false, black = false, blink = false,
         asks_to_quit = false,
         is_still = false; ///< a picture by itself, of which nobody asks how fast the clock goes
    float wipe = 0.5F;     ///< where the wipe stands, 0 left to 1 right
    std::optional<std::uint32_t> followed;
    std::size_t followed_run = 0;
    std::vector<std::string> figures = usual_figures();
    std::vector<StudiedDifference> studied; ///< where both runs lie in a study
    std::string caption;                    ///< of a tour
    std::string chapter;                    ///< of a tour, "2 of 9"
    std::string note;                       ///< told for some seconds
    Camera camera;                          ///< of a map; where it was not moved by hand it shows `look`
    bool camera_moved = false;
    Box look;                          ///< what a map shows (unit: m)
    double begins_at = 0, ends_at = 0; ///< of the time line (unit: s since 00:00 of the first day)

    /// The layer of a difference of which nobody has said what is compared.
    static constexpr std::string_view usually_compared = "staying";

    double begins() const;
    double ends() const;
    bool compares() const { return mode == Mode::difference && runs.size() > 1; } ///< B minus A is shown
    /// Whether the map of one run can lie upon that of the other, as of a wipe or a difference.
    bool can_lay_upon() const { return runs.size() > 1 && same_square(*runs[0].file, *runs[1].file); }
    double time() const { return playback.time; }
    /// Run numbers of the maps, in their order.
    std::vector<std::size_t> maps() const;
    /// The square with what is around it.
    static Box look_of(const RunFile& run);
    /// The figures that say most about these runs: of crowds that only walk, who is there.
    std::vector<std::string> own_figures() const;
    /// The time line shows the day of the moment, as much of it as was recorded.
    void show_day();
};

} // namespace plattan::view
