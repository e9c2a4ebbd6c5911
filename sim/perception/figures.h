#pragma once

#include "parameters/fixed.h"

namespace plattan {

struct SafetyFigures {
    static constexpr std::string_view section = "safety";

    FIXED(float, loitering_from, 120, "s", assumed("longer than one waits for somebody, and stands with others"),
          "Time for which people of the scene have stood or sat at a spot from which on others see that they hang around.");
    FIXED(float, near_range, 5, "m", assumed("people who press"), "Radius within which the density counts that makes people feel crowded.");
    FIXED(float, far_range, 15, "m", assumed("people whom one would call to"),
          "Radius within which the density counts that makes a place feel empty.");
    FIXED(float, light_step, 3, "m", assumed("the dark corner beside the path"),
          "Distance to four sides at which the least light around a person is looked for.");
    FIXED(int, young_below, 25, "year", estimated("bra_ntu", 'C'),
          "Age below which women feel less safe than other women and people avoid unsafe ways.");
    FIXED(int, old_from, 75, "year", estimated("bra_ntu", 'C'), "Age from which on people feel less safe.");
    FIXED(double, litter_scale, 5, "1", assumed("the city's mean"), "Litter (items per 10 m2) that counts as log 2 in feelings, answers and stays.");
    FIXED(double, company_scale, 10, "1", assumed("a group that is noticed"),
          "Number of people who stay that counts as log 2 in feelings, answers and stays.");
    FIXED(double, emptiness_density, 0.01, "m-2", assumed("seven people within 15 m"),
          "Density of people at which the feeling of emptiness has fallen to 37 %.");
    FIXED(double, crowding_from, 0.5, "m-2", assumed("below it nobody is in the way"), "Density of people from which on a place feels crowded.");
    FIXED(double, uniform_shift, 1, "1", estimated("doyle2015", 'C'),
          "Shift of the curve (logit) by which a uniform reassures more where people feel unsafe.");
    FIXED(double, uniform_threshold, 0.27, "1", estimated("doyle2015", 'C'),
          "Value of that curve below which a uniform unsettles: where people feel safe.");
    FIXED(double, uniform_harm, -0.1, "1", estimated("doyle2015", 'C'),
          "Least effect of a uniform, as a share of its largest relief: it unsettles people who feel safe.");
};
inline constexpr SafetyFigures safety_figures;

struct PerceptionFigures {
    static constexpr std::string_view section = "perception";

    FIXED(double, idle_range, 10, "m", assumed("what goes on beside one cannot be overlooked"),
          "Distance within which somebody in uniform who stands idle counts for those who see it: it would notice what happens there.");
};
inline constexpr PerceptionFigures perception_figures;

struct MemoryFigures {
    static constexpr std::string_view section = "memory";

    FIXED(float, map_weight, 0.3F, "1", assumed("word of some days"),
          "Weight of the latest day in what is known of where people feel unsafe at night, and of where the scene makes them feel so.");
};
inline constexpr MemoryFigures memory_figures;

} // namespace plattan
