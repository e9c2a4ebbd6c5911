#pragma once

#include "estimates/bootstrap.h"
#include "estimates/samples.h"

#include <cmath>
#include <vector>

namespace plattan {

/// What an option is wanted for.
struct Objective {
    std::string indicator;
    Sense sense = Sense::more_is_better; ///< never neither
};

/// 1 where more is better, -1 where less is.
double direction_of(const Objective& objective);

/// By objective, option and pair: how much better than the first scenario, in shown units. Unknown where one of the two runs lacks the figure.
using Gains = std::vector<std::vector<std::vector<double>>>;
Gains gains_of(const Samples& samples, const std::vector<Objective>& objectives);

/// One option among others that were simulated with the same draws.
struct RankedOption {
    std::size_t scenario = 0;
    bool in_set = false;             ///< the runs cannot tell it apart from the best
    std::vector<double> differences; ///< by objective: mean difference from the first scenario, in shown units
    std::vector<Bounds> intervals;   ///< of them, 95 %
    double share_of_draws =
        std::nan(""); ///< of the draws of parameters that were kept: in so many it is the best, or one that no other is better than
};

/// Which options (all scenarios but the first) may be the best.
///
/// With one objective this is the subset of Nelson, Swann, Goldsman and Song (2001, `nelson2001`): an option is left out where another one is better
/// by more than the half width of their paired difference, at such a level that the best stays in the set in 95 % of the cases, however many options
/// there are (Bonferroni). With several objectives an option is left out where another one has means that are at least as good in all of them and
/// better by that much in one: what stays is the Pareto front as far as the runs tell it.
/// Options of which a figure is missing in all runs are left out.
std::vector<RankedOption> rank_options(const Samples& samples, const std::vector<Objective>& objectives);

/// Adds one draw of parameters: `counts[i]` rises by 1 for the options that are best in its means, several of them where there are several
/// objectives.
void count_best(const Samples& draw, const std::vector<Objective>& objectives, std::vector<int>& counts);

} // namespace plattan
