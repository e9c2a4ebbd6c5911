#pragma once

#include "parameters/fixed.h"

namespace plattan {

struct SiteFigures {
    static constexpr std::string_view section = "site";

    FIXED(double, eye_height, 1.6, "m", assumed("an adult's eyes"), "Height of people's eyes: lower screens cut no sight.");
    FIXED(float, body_width, 0.46F, "m", assumed("the breadth of shoulders in clothes"), "Breadth of a body: who can pass where on a site.");
    FIXED(float, tight_width, 0.53F, "m", assumed("the breadth of a body with its sway"),
          "Width of passages up to which people draw in their shoulders.");
    FIXED(float, narrow_body, 0.19F, "m", assumed("somewhat less than half of 0.46 m"),
          "Least distance of a body's centre from the jambs of a tight passage through which it goes.");
    FIXED(double, lamps_on_below, -2.0, "degree", assumed("street lamps are switched by the light of dusk"),
          "Altitude of the sun below which street lamps burn.");
    FIXED(double, civil_twilight_ends, -6.0, "degree", measured("iesna_handbook", 'A'),
          "Altitude of the sun below which it is night: the end of civil twilight.");
    FIXED(float, wall_strip, 0.35F, "m", assumed("a body and a hand's breadth"), "Distance from a wall within which nobody likes to walk.");
    FIXED(float, wall_weight, 1.3F, "1", assumed("more would draw the crowd of a corridor into its middle"),
          "Length of a way beside a wall, as people feel it, against one in the open.");
    FIXED(float, stairs_weight, 1.65F, "1", assumed("1 / mean of the stair speed factors up and down"),
          "Length of a way on stairs, as people feel it, against one on level ground.");
};
inline constexpr SiteFigures site_figures;

struct LightFigures {
    static constexpr std::string_view section = "light";

    FIXED(double, most_missing, 1.5, "1", assumed("darkness cannot be felt without end"),
          "Largest value of the missing light that people feel at night.");
    FIXED(double, missing_at_reference, 0.5, "1", estimated("fotios2018", 'C'),
          "Missing light that people feel at the reference illuminance: the gap in rating between day and night.");
    FIXED(double, reference_illuminance, 2, "lx", estimated("fotios2018", 'C'),
          "Illuminance at which the gap in rating between day and night was measured.");
    FIXED(double, missing_exponent, 0.6, "1", estimated("fotios2018", 'C'), "Exponent with which missing light falls as illuminance grows.");
};
inline constexpr LightFigures light_figures;

} // namespace plattan
