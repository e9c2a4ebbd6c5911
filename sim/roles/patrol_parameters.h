#pragma once

#include "parameters/parameter.h"

namespace plattan {

/// How staff on patrol spend their time, whatever their role.
struct PatrolParameters {
    static constexpr std::string_view section = "patrol";

    PARAMETER(double, time_at_report, 480, "s", between(10, 7200), assumed("within the 10 to 16 minutes of koper1995 with the way there and back"),
              plausible(180, 1200, logarithmic, "a look round, or twenty minutes"),
              "Mean time that staff stay at a place to which a report has led them.");
    PARAMETER(double, back_after, 2700, "s", between(0, 86400), assumed("they make their round first"),
              plausible(900, 7200, logarithmic, "a third to nearly three times the assumed time"),
              "Time before staff go again to a place to which a report has led them.");
    PARAMETER(double, idle_time, 600, "s", between(10, 7200), assumed("a chat, a telephone call, a coffee"),
              plausible(200, 1800, logarithmic, "no measurement; a third to three times the assumed time"),
              "Mean time for which guards who stand idle do so at once.");
};

} // namespace plattan
