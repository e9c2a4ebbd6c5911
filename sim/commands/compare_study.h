#pragma once

#include "studies/study_state.h"

#include <filesystem>
#include <optional>
#include <string>

namespace plattan::commands {

/// Scenarios that are to be compared: which runs there shall be.
struct CompareOrder {
    Study study;
    std::filesystem::path folder;
    int threads = 0;
    int parameter_draws = 0;
    std::optional<double> half_width; ///< goes on until intervals are so narrow, as a share of the level
    bool keeps_draws = false;         ///< tables of the runs over draws of parameters too: some figures follow from them
    bool anyway = false, quiet = false, all = false;
    bool tells = true; ///< prints the tables; what is in the folder is the same
    std::string command_line;
};

/// Simulates what is missing of a comparison, writes its answer into the folder and prints it. Throws Interrupted where it was asked to stop: the
/// same command goes on. What is in the folder then:
///
///     estimates.csv   every estimate
///     answer.json     titles, notices, provenance
///     maps.h5         maps of each scenario and of each difference
///     study.h5        figures of each run
///     runs/           one whole run of each scenario, to look at
///     assumptions/    the study over draws of parameters
///
/// @return whether all runs that were asked for are there
bool compare_scenarios(CompareOrder order);

/// Answers from what is in the folder of a study; nothing is simulated.
void compare_study(const std::filesystem::path& folder, bool all, bool quiet);

/// Makes the estimates, maps and words of a comparison anew from the runs that are there now; nothing where the folder holds no comparison, or no
/// run is done.
void renew_answer(const StudyFolder& folder, const StudyState& state);

/// The folder of a comparison or of any other study.
bool is_study_folder(const std::filesystem::path& folder);

} // namespace plattan::commands
