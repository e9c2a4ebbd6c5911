#pragma once

#include "base/units.h"
#include "parameters/fixed.h"

namespace plattan {

struct TalkFigures {
    static constexpr std::string_view section = "talks";

    FIXED(float, talking_distance, 3, "m", assumed("one may be addressed from some steps away"),
          "Largest distance at which staff begin to speak to somebody, and at which a dealer answers a buyer.");
    FIXED(double, sigma, 0.5, "1", assumed("most talks last half to twice the median"),
          "Spread (sigma) of the log-normal lengths of talks, checks, interventions and deals.");
};
inline constexpr TalkFigures talk_figures;

struct DisorderFigures {
    static constexpr std::string_view section = "disorder";

    FIXED(Seconds, least_duration, 20, "s", assumed("shorter ones nobody minds"), "Least length of a disturbance, before its drawn length is added.");
};
inline constexpr DisorderFigures disorder_figures;

struct OffendingFigures {
    static constexpr std::string_view section = "offending";

    FIXED(double, theft_observers, 2, "1", assumed("a theft is not noticed by all who could see it"),
          "Number of observers by whom thefts fall as much as other offences fall by one.");
};
inline constexpr OffendingFigures offending_figures;

struct VandalismFigures {
    static constexpr std::string_view section = "upkeep";

    FIXED(float, wall_reach, 0.8F, "m", assumed("an arm's length"), "Distance from a wall within which somebody stands who sprays or damages it.");
};
inline constexpr VandalismFigures vandalism_figures;

struct OutreachFigures {
    static constexpr std::string_view section = "outreach";

    FIXED(int, half_familiar_after, 3, "1", assumed("as the length of a series"),
          "Number of remembered contacts at which half of the gain by familiarity is reached.");
};
inline constexpr OutreachFigures outreach_figures;

} // namespace plattan
