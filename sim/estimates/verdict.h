#pragma once

#include "estimates/bootstrap.h"

#include <cstdint>
#include <string_view>

namespace plattan {

/// What an interval and the smallest change worth naming say of a difference.
enum class Verdict : std::uint8_t {
    clearly_more,   ///< the whole interval is above the smallest change, and the test holds among the others that were made
    probably_more,  ///< the interval is above 0, and changes worth naming lie in it
    little_or_none, ///< no change worth naming lies in the interval
    probably_less,
    clearly_less,
    not_enough_runs, ///< no change at all, and changes worth naming, both lie in the interval; or there is no interval
    unknown          ///< there is no figure
};

/// "clearly more", "probably fewer", "little or no difference", "not enough runs", "not known".
/// @param counted things that one counts are fewer, other things are less
std::string_view word_of(Verdict verdict, bool counted);

struct FoundDifference {
    Bounds interval;       ///< of the difference, 95 %
    double smallest = 0;   ///< change worth naming
    double adjusted_p = 0; ///< among all that was tested; NaN: it was not tested with others
    bool confirmed = true; ///< another method that asks for less agrees about 0
    bool has_value = true; ///< there is a difference at all
};
Verdict verdict_of(const FoundDifference& found);

} // namespace plattan
