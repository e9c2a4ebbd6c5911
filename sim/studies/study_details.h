#pragma once

#include "studies/study_state.h"
#include "studies/study_variables.h"

#include <array>

namespace plattan {

/// The rows of a block of runs, by point, replication and scenario; one of a run without a row has its id alone.
std::vector<RunRow> rows_of(const StudyBlock& block, const StudyFolder& folder, const StudyState& state);

/// Series by minute and tables of all runs that kept them: variables `<series>_by_minute` along `minute`, and tables by their own names. Runs of
/// other days, gates or zones have the minutes and labels of all of them; what a run does not have is NaN.
/// @param scales of point, replication and scenario
void write_details(hid_t file, const StudyFolder& folder, const StudyState& state, const std::array<hid_t, 3>& scales, TextWidths& widths);

} // namespace plattan
