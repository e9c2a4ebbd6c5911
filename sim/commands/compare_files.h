#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace plattan::commands {

/// Runs that are there already, to be compared.
struct CompareFiles {
    std::vector<std::filesystem::path> paths; ///< each a run file, or a folder of replications of one scenario
    std::filesystem::path folder;             ///< of the answer; empty: it is only printed
    std::string command_line;
    bool anyway = false, quiet = false, all = false;
};

/// Compares them and prints the answer. What is in the folder then, for `plattan report` and for others:
///
///     estimates.csv   every estimate
///     answer.json     titles, notices, provenance, where a whole run of each scenario lies
///     walks.json      what is wrong along the safety walk of each
///
/// Throws InputError where the runs are unlike, and where the folder is that of a study, whose answer would be lost.
void compare_files(const CompareFiles& order);

} // namespace plattan::commands
