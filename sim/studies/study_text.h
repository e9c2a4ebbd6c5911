#pragma once

#include "studies/study.h"

namespace plattan {

/// File of a scenario in its folder of a study.
inline constexpr const char* copied_scenario = "scenario.yaml";

/// The study.yaml of a study that is planned, which `read_study` reads.
/// @param names folders of its scenarios
/// @param hash of its design.csv
std::string study_text(const Study& study, const std::vector<std::string>& names, const std::string& hash);

} // namespace plattan
