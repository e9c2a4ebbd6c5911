#pragma once

#include "estimates/samples.h"
#include "studies/study_state.h"

namespace plattan {

/// What is compared of a study: the figures of each run of a point, and the tables that were kept of it. A run that is not done is missing.
/// @param titles of the scenarios, for tables
Samples samples_of(const StudyFolder& folder, const StudyState& state, std::uint32_t point, const std::vector<std::string>& titles);

/// The names of the scenarios as their files have them; those that have one name twice get the name of the folder.
std::vector<std::string> titles_of(const StudyFolder& folder);

} // namespace plattan
