#pragma once

#include "statistics/interval.h"

#include <filesystem>
#include <string>
#include <vector>

namespace plattan {

/// One summary figure of two sets of runs, paired by seed and replication.
struct ComparedFigure {
    std::string name, units, long_name;
    Estimate base, alternative, difference;
};

/// What a unit of an effect costs: the difference in cost per unit gained or avoided.
struct UnitCost {
    std::string what;
    Quotient kronor;
};

struct Comparison {
    std::string base, alternative; ///< names of the scenarios
    int pairs = 0;
    std::vector<ComparedFigure> figures;
    std::vector<UnitCost> unit_costs;  ///< empty where both cost the same
    std::vector<std::string> warnings; ///< runs without a partner, dates that differ, ...
};

/// @param base, alternative a run file, or a folder of replications of one scenario
/// Throws InputError where there is nothing to pair.
Comparison compare(const std::filesystem::path& base, const std::filesystem::path& alternative);

/// A table for the terminal.
std::string table_of(const Comparison& comparison);

} // namespace plattan
