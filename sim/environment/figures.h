#pragma once

#include "base/units.h"
#include "parameters/fixed.h"

namespace plattan {

struct LitterFigures {
    static constexpr std::string_view section = "litter";

    FIXED(double, dirty_from, 8, "1", assumed("half as much again as the city's mean"),
          "Litter (items per 10 m2) from which on a place counts as dirty in full.");
    FIXED(double, near_bin, 5, "m", estimated("schultz2013", 'C'), "Distance to a bin up to which it does not make people litter more.");
    FIXED(Seconds, others_clean_at, 5 * 3600, "s", assumed("as the square's own round"),
          "Time of day at which the owners of the ground around the square clear it.");
};
inline constexpr LitterFigures litter_figures;

struct UpkeepFigures {
    static constexpr std::string_view section = "upkeep";

    FIXED(float, mending_reach, 1.5, "m", assumed("an arm's length and a step"), "Distance at which a worker mends a damage.");
    FIXED(float, defect_range, 8, "m", assumed("a tag is made out from some steps away"),
          "Distance within which graffiti and damage make people feel less safe.");
};
inline constexpr UpkeepFigures upkeep_figures;

struct CameraFigures {
    static constexpr std::string_view section = "cameras";

    FIXED(float, half_angle_cosine, 0.7071F, "1", assumed("a lens of 90 degrees"), "Cosine of half the angle that a camera sees.");
};
inline constexpr CameraFigures camera_figures;

struct SeatFigures {
    static constexpr std::string_view section = "seats";

    FIXED(float, range, 40, "m", assumed("half a minute's walk"), "Distance within which people look for a seat.");
};
inline constexpr SeatFigures seat_figures;

struct CounterFigures {
    static constexpr std::string_view section = "counters";

    FIXED(int, longest_line, 12, "1", assumed("nobody joins a longer one"), "Number of people who stand in line before a counter at most.");
    FIXED(float, first_place, 0.5F, "m", assumed("an arm's length"), "Distance from a counter of the person who is served.");
    FIXED(float, spacing, 0.8F, "m", assumed("strangers in a line"), "Distance between people who stand in line.");
};
inline constexpr CounterFigures counter_figures;

struct SleepingPlaceFigures {
    static constexpr std::string_view section = "sleeping_places";

    FIXED(float, same_place, 1.5, "m", assumed("the length of a mattress"), "Distance within which two sleeping places are the same one.");
    FIXED(float, occupied_within, 3, "m", assumed("people stay with their belongings"),
          "Distance within which somebody of the scene keeps a sleeping place from being cleared.");
};
inline constexpr SleepingPlaceFigures sleeping_place_figures;

} // namespace plattan
