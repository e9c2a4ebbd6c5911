#pragma once

#include "estimates/option_set.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plattan::commands {

/// What a budget is to be spent on, and how well the answer shall be known.
struct OptimiseOrder {
    std::filesystem::path base, folder;
    std::vector<std::string> measures; ///< of `measure_names()`
    std::vector<Objective> objectives;
    std::map<std::string, double> budgets; ///< by payer; "": all of them together (unit: SEK)
    int budget_days = 0;                   ///< that the budget has to last; 0: those of a run
    std::uint32_t seed = 1;
    int search_replications = 4; ///< of each option that is tried
    int replications = 20;       ///< of those that are compared in the end
    int parameter_draws = 0;
    int most_options = 80; ///< that are tried
    double from = 0;       ///< of the first day that is recorded (unit: s)
    std::optional<double> until;
    int threads = 0;
    bool quiet = false;
    std::string command_line;
};

/// Searches, compares what the search cannot tell apart with draws that it has not seen, and says which options may be the best. Throws Interrupted
/// where it was asked to stop: the same command goes on. What is in the folder then:
///
///     search/         the study of all options that were tried (plattan sweep)
///     options/        a scenario for each of those that were compared
///     finalists-.../  their comparison (plattan compare, plattan report)
///     tried.csv       every option that was tried, with its cost and its means
///     set.csv         the answer: which of those that were compared may be the best
///     measures.csv    in which share of the answer each measure is
///     question.json   what the search was asked last
///
/// @return whether all runs that were asked for are there
bool optimise(const OptimiseOrder& order);

} // namespace plattan::commands
