#pragma once

#include "estimates/assumptions.h"
#include "studies/study_state.h"

namespace plattan {

/// What is compared of a study: the figures of each run of a point, and the tables that were kept of it. A run that is not done is missing.
/// @param titles of the scenarios, for tables
Samples samples_of(const StudyFolder& folder, const StudyState& state, std::uint32_t point, const std::vector<std::string>& titles);

/// The points of the first row of the design: one, or the days of a period.
std::vector<std::uint32_t> points_of_first_row(const StudyFolder& folder);

/// The same of the first row of the design: where it is of a period, each replication counts with the weighted means of its days, and is missing
/// where one of them is.
Samples samples_of_row(const StudyFolder& folder, const StudyState& state, const std::vector<std::string>& titles);

/// The same of all points of a study of two scenarios: the first, and the second at each point.
/// @param titles of the first scenario and of the points
Samples samples_of_points(const StudyFolder& folder, const StudyState& state, const std::vector<std::string>& titles);

/// What came of the points of a study over draws of parameters, of those of which any run is done.
std::vector<ParameterDraw> draws_of(const StudyFolder& folder, const std::vector<std::string>& titles);

/// Whether the runs can be held against patterns of a day.
bool is_whole_day(const Study& study);

/// The names of the scenarios as their files have them; those that have one name twice get the name of the folder.
std::vector<std::string> titles_of(const StudyFolder& folder);

} // namespace plattan
