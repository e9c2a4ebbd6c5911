#pragma once

#include "studies/slurm.h"

#include <CLI/CLI.hpp>

namespace plattan::commands {

/// Writes the script of a study, submit.sbatch in its folder, where there is none yet, and submits the shards that have runs without a row.
/// @param dry_run prints script and command instead
/// Throws MachineError where there is no Slurm, std::runtime_error with what sbatch says where it refuses.
void submit_to_slurm(const StudyFolder& folder, SlurmRequest request, bool dry_run);

/// Options of a job, for `sweep` and `sweep submit`.
void add_slurm_options(CLI::App& command, SlurmRequest& request, bool& dry_run);

} // namespace plattan::commands
