#pragma once

#include "commands/sweep_progress.h"
#include "studies/study_state.h"
#include "studies/worker.h"

namespace plattan::commands {

/// How this process works on a study until it is interrupted.
/// @param progress is told of each run; it must live as long as the order
WorkOrder work_here(int threads, SweepProgress& progress);

/// Simulates what is missing. Throws Interrupted with a sentence that says how to go on.
void simulate_missing(const StudyFolder& folder, const WorkOrder& order, SweepProgress& progress);

/// Names runs that failed, with the command that repeats each.
void report_failures(const StudyFolder& folder, const StudyState& state);

} // namespace plattan::commands
