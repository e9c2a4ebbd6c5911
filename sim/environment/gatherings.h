#pragma once

#include "base/clock.h"
#include "site/features.h"

#include <vector>

namespace plattan {

/// An event on the square: music, circus, a market. People may stop to watch.
struct Gathering {
    Shape area;
    Vec2 middle;
    Span hours;               ///< as seen from today
    std::uint32_t number = 0; ///< among those of the date on which it begins
    int audience = 0;         ///< people who come for it
    double appeal = 1;        ///< factor on the readiness of passers to stop for it

    bool on(Seconds time) const { return hours.contains(time); }
};

} // namespace plattan
