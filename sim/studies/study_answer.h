#pragma once

#include "statistics/interval.h"
#include "studies/study_state.h"

#include <optional>

namespace plattan {

/// A figure of one row of a study's design: of each scenario its mean over the replications, and of each that is compared with another one the
/// mean of the paired differences from it, both with intervals of 95 % by Student's t. Of a period, a replication counts with the weighted mean of
/// its days. Replications that are not done on all days, or not in both scenarios, are left out.
struct AnsweredFigure {
    RowColumn figure;
    std::vector<Estimate> means;
    std::vector<std::optional<Estimate>> differences; ///< by scenario; nothing where it is compared with none
};

/// Throws InputError where the rows have no figure of a name.
/// @param row of the design
std::vector<AnsweredFigure> answers(const StudyFolder& folder, const StudyState& state, std::size_t row, const std::vector<std::string>& names);

/// What is known of a bound by a mean with its interval.
enum class Kept : std::uint8_t { yes, no, open };
Kept is_kept(const Constraint& constraint, const Estimate& mean);

} // namespace plattan
