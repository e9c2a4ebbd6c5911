#pragma once

#include "estimates/samples.h"

#include <filesystem>
#include <string>
#include <vector>

namespace plattan {

/// Runs that were simulated before, to be compared.
struct RecordedSamples {
    Samples samples;
    std::vector<std::string> notices;            ///< runs without a partner, settings that differ, ...
    std::vector<std::filesystem::path> examples; ///< a run of each scenario, of its first pair
    std::vector<std::string> seeds;              ///< of the pairs, each once, in alphabetical order
};

/// Reads runs that are paired by seed and replication. Files are read one after the other; of each only its numbers are kept.
///
/// Throws InputError where there is nothing to pair, where a folder holds runs that differ in more than seed and replication, and where runs are
/// unlike in what is no part of a scenario: the time simulated, the date, the site, the demand, the program.
/// @param paths each a run file, or a folder of replications of one scenario; the others are compared with the first
/// @param anyway unlike runs are taken, and what differs becomes a notice
RecordedSamples read_samples(const std::vector<std::filesystem::path>& paths, bool anyway);

} // namespace plattan
