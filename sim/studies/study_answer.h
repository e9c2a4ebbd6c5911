#pragma once

#include "statistics/interval.h"
#include "studies/study_state.h"

namespace plattan {

/// A figure of one point of a study: of each scenario its mean over the replications, and of each but the first the mean of the paired
/// differences from the first, both with intervals of 95 % by Student's t. Replications that are not done in all scenarios are left out of the
/// differences.
struct AnsweredFigure {
    RowColumn figure;
    std::vector<Estimate> means, differences; ///< by scenario; the first difference is of no meaning
};

/// Throws InputError where the rows have no figure of a name.
std::vector<AnsweredFigure> answers(const StudyFolder& folder, const StudyState& state, std::uint32_t point, const std::vector<std::string>& names);

} // namespace plattan
