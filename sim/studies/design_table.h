#pragma once

#include "studies/study.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace plattan {

/// One run of a study.
struct PlannedRun {
    std::uint64_t id = 0; ///< of its contents (experiments/identity): equal in any folder and on any machine
    std::uint32_t point = 0, scenario = 0, replication = 0;
};

/// "3f2a..." with sixteen digits.
std::string id_text(std::uint64_t id);

/// The table design.csv of a study: a row for each run.
struct DesignTable {
    std::vector<std::string> keys; ///< factors, in the order of their columns
    std::vector<DesignPoint> points;
    std::vector<PlannedRun> runs; ///< by point, then replication, then scenario: scenarios that are compared run side by side
};

/// Keys that any of the points sets, in the order in which they come.
std::vector<std::string> keys_of(const std::vector<DesignPoint>& points);

/// @param names of the scenarios
std::string design_text(const std::vector<DesignPoint>& points, const std::vector<std::string>& names, const std::vector<PlannedRun>& runs);

/// Of the bytes of a table.
std::string hash_of_design(std::string_view text);

/// Reads what `design_text` wrote. Throws InputError with file and line where it is none.
/// @param name of the table in messages
/// @param names of the scenarios
DesignTable read_design(std::string_view text, const std::string& name, const std::vector<std::string>& names);

} // namespace plattan
