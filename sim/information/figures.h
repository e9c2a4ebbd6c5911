#pragma once

#include "base/units.h"
#include "parameters/fixed.h"

namespace plattan {

struct InformationFigures {
    static constexpr std::string_view section = "information";

    FIXED(Seconds, looks_every, 5, "s", assumed("a glance now and then"), "Time between two looks around of staff for something to report.");
    FIXED(float, same_spot_range, 8, "m", assumed("a corner of the square"), "Distance within which reports are about one spot and add up.");
    FIXED(float, handled_range, 10, "m", assumed("one sees as far on arriving"),
          "Distance within which a spot counts as seen to when staff have been at another one.");
    FIXED(float, damage_range, 6, "m", assumed("a tag is made out from some steps away"),
          "Distance at which staff notice graffiti and damage to report.");
    FIXED(float, talking_range, 4, "m", assumed("two who stop for a word"), "Distance at which a place manager hears what other staff have seen.");
    FIXED(float, told_range, 5, "m", assumed("the same thing, a little further on"),
          "Distance within which staff do not report the same thing again.");
    FIXED(Seconds, kept_for, 3 * 86400.0, "s", assumed("by then nothing of a report is worth anything"), "Age at which reports are forgotten.");
    FIXED(Seconds, in_company_from, 600, "s", assumed("longer than a greeting"),
          "Time beside dealers from which on a young person at risk is reported.");
    FIXED(Seconds, radio_delay, 30, "s", assumed("a call by radio"), "Time from what a camera's operator notices until others on duty know of it.");
};
inline constexpr InformationFigures information_figures;

} // namespace plattan
