#pragma once

#include "estimates/cost_effectiveness.h"

#include <string>
#include <vector>

namespace plattan {

/// How far a difference goes as what is assumed goes over what is plausible. Another kind of uncertainty than chance.
struct AssumptionRange {
    std::size_t scenario = 0;
    std::string indicator;
    double difference = 0; ///< median over the draws that were kept, in shown units
    Bounds interval;       ///< 90 % of them
    int n = 0;             ///< draws that were kept
};

/// One figure under one assumed value.
struct AssumptionEffect {
    std::size_t scenario = 0;
    std::string indicator, parameter;
    double at_low = 0, at_high = 0; ///< difference at the low and at the high third of what is plausible, in shown units
    Bounds correlation;             ///< 95 % interval of the rank correlation with the difference
};

/// A notice where assumptions were not drawn.
inline constexpr const char* of_chance_alone =
    "intervals are of chance alone; what is assumed moves some effects much farther (compare scenarios with --parameter-draws)";

/// Everything a comparison came to.
struct Answer {
    const Samples& samples;
    Comparison comparison;
    std::vector<CostPerEffect> costs;
    std::vector<BestOption> best;
    std::vector<AssumptionRange> assumptions;
    std::vector<AssumptionEffect> parameters;
    std::vector<std::string> notices; ///< what one should know before one reads the table
};

Answer answer_of(const Samples& samples);
/// Pairs that are there, of a scenario and the one it is compared with: fewer than planned where a study goes on.
int pairs_of(const Answer& answer, std::size_t scenario);

/// Everything, tidy: a row for each scenario and quantity. `docs/answers.md` says what the columns are. Numbers have all their digits.
std::string estimates_csv(const Answer& answer);

/// For the terminal.
/// @param all every figure, not only the headline indicators
std::string answer_text(const Answer& answer, bool all);

} // namespace plattan
