#pragma once

#include "studies/study_state.h"

namespace plattan {

/// What a job of Slurm asks for, in Slurm's own words; an empty one is left to the site.
struct SlurmRequest {
    std::string account, partition, memory, time;
    std::vector<std::string> more;  ///< further options of sbatch
    double seconds_of_shard = 1800; ///< how long a task of the array is to take
    int processors = 1;             ///< of a task: so many runs at a time
    std::string program;            ///< path of plattan on the cluster
};

/// Into how many shards a study is cut: tasks of the length asked for, but no more than an array may have.
/// @param seconds_of_run on one processor
/// @param largest_array MaxArraySize of the cluster: indices stay below it
std::size_t shards_for(std::size_t runs, double seconds_of_run, const SlurmRequest& request, std::size_t largest_array);

/// Time limit of a task as H:MM:SS: twice what its runs are expected to take, and ten minutes.
std::string time_limit(std::size_t runs, std::size_t shards, double seconds_of_run, int processors);

/// The script of an array whose tasks work on a shard each, with comments for those who edit it. It is run in the folder of the study.
std::string slurm_script(const StudyFolder& folder, const SlurmRequest& request, std::size_t shards);

/// The number of shards that a script was written for; 0 where it does not say.
std::size_t shards_of_script(std::string_view script);

/// Shards that have runs without a row, as Slurm writes arrays: "1-3,7".
std::string array_of_missing(const StudyFolder& folder, const StudyState& state, std::size_t shards);

/// "2h", "90 min" or what Slurm knows, as Slurm knows it: "2:00:00".
std::string slurm_time(const std::string& text);

} // namespace plattan
