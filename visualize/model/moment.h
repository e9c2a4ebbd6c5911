#pragma once

#include "visualize/model/run_file.h"

namespace plattan::view {

/// A person as it is drawn.
struct Figure {
    std::uint32_t id;
    std::uint8_t role;
    layout::State state;
    Vec2 position;
    float heading; ///< (unit: turns, counter-clockwise from x)
    float opacity; ///< below 1 while somebody comes or goes
};

enum class Known : std::uint8_t { here, late, no_trajectories, outside, damaged };

/// Who is where between two samples.
struct Moment {
    Known known = Known::outside;
    double time = 0; ///< of what is shown: that of the nearest block while the right one is read
    std::vector<Figure> people;
};
Moment moment_at(RunFile& run, double time);

/// Where somebody was during the seconds before a moment, oldest first; shorter where blocks are not there.
std::vector<Vec2> tail_of(RunFile& run, std::uint32_t id, double time, double seconds, double step);

/// An event whose mark is still on the map.
struct Mark {
    const MarkStyle* style;
    const Happening* event;
    float age; ///< 0 just happened .. 1 about to go
};
std::vector<Mark> marks_at(const RunFile& run, double time);

/// The event of a kind that follows a moment; nothing where there is none.
const Happening* next_event(const RunFile& run, std::string_view kind, double time);

} // namespace plattan::view
