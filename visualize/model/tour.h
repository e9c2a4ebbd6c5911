#pragma once

#include "visualize/model/show.h"

namespace plattan::view {

/// A text in the languages of the viewer.
struct Translated {
    std::array<std::string, 2> of;
    const std::string& in(Language language) const { return of.at(static_cast<std::size_t>(language)); }
};

struct TourFile {
    std::filesystem::path path;
    std::string scenario, seed; ///< what the file must hold; "" where the tour does not say
    std::string made_by;        ///< the command that simulates it
    Translated name;
    Place place;
};

/// A view of a tour and what happens in it.
struct TourStep {
    double at = 0;    ///< (unit: s since 00:00 of the first day)
    double until = 0; ///< plays until then; equal to `at`: stands still
    double speed = 60;
    double hold = 0;    ///< stands still at the end for so long (unit: s)
    bool waits = false; ///< stands still until a key is pressed; a film waits `hold`
    Mode mode = Mode::both;
    bool has_mode = false;
    std::string layer; ///< name of a layer; "" where the ground is shown as it is
    bool cumulative = false;
    std::string look;       ///< id of a walkable area or zone; "" for the square
    std::optional<Box> box; ///< or metres
    std::optional<std::uint32_t> focus;
    Translated caption;
    std::vector<std::string> figures;
    Place place;

    /// How long it takes (unit: s)
    double duration() const { return (until - at) / speed + hold; }
};

struct Tour {
    Translated title;
    std::vector<TourFile> files; ///< one or two
    std::vector<TourStep> steps;

    double duration() const;
};

inline constexpr double film_holds = 4; ///< where a step waits for a key, in a film (unit: s)

/// Whether a document is a tour.
bool is_tour(const Node& root);
/// Reads a tour file; what is wrong is added to the problems. Files of results are not opened.
Tour read_tour(const std::filesystem::path& path, Problems& problems);
/// What of a tour does not fit its results.
void check_tour(const Tour& tour, const std::vector<std::shared_ptr<RunFile>>& runs, Problems& problems);

/// A tour that is being shown.
class TourPlayer {
public:
    explicit TourPlayer(Tour tour) : tour(std::move(tour)) {}

    void start(Show& show);
    void next(Show& show);
    /// To the step before, and after the end to the last one again.
    void back(Show& show);
    bool is_over() const { return over; }
    /// Goes on by what has passed on the wall. @param film nobody presses a key
    /// @return false when the tour is over
    bool advance(Show& show, double wall_seconds, bool film);
    std::size_t step() const { return number; }
    const Tour& what() const { return tour; }

private:
    void enter(Show& show);

    Tour tour;
    std::size_t number = 0;
    bool over = false; ///< the picture of the last step stays
    double held = 0, eased = 0;
    Box from, to;
};

} // namespace plattan::view
