#pragma once

#include "estimates/estimates_table.h"

namespace plattan {

/// Parameters of certainty C and D over whose plausible ranges a comparison is drawn: what its effects pass through, and what moved them most when
/// they were changed one at a time. Those that calibration fits are left out, because they follow from what is measured.
const std::vector<std::string>& drawn_parameters();

/// What the first scenario must look like in a draw, or the draw does not describe the place.
struct KnownPattern {
    std::string_view figure;
    double low, high; ///< in stored units
    std::string_view source;
};
const std::vector<KnownPattern>& required_patterns();

/// Whether the first scenario has all of these patterns. Runs of less than a day are held against none.
/// @param left gets 1 more for each pattern that it leaves, in their order; may be null
bool keeps_patterns(const Samples& draw, bool whole_day, std::vector<int>* left = nullptr);

/// One draw of parameters, and what the runs of it came to.
struct ParameterDraw {
    std::vector<double> values; ///< by parameter
    Samples samples;
};

struct AssumptionAnswer {
    int kept = 0, drawn = 0;
    std::vector<std::string> failed; ///< a sentence for each pattern that draws left
    std::vector<AssumptionRange> ranges;
    std::vector<AssumptionEffect> effects;
};

/// Of each headline indicator and scenario: how far its difference goes over the draws in which the first scenario keeps the patterns.
/// @param names of the parameters
/// @param whole_day whether the runs can be held against patterns of a day
AssumptionAnswer answer_of(const std::vector<std::string>& names, const std::vector<ParameterDraw>& draws, bool whole_day);

} // namespace plattan
