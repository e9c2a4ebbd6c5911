#pragma once

#include "studies/study_folder.h"
#include "studies/study_variables.h"

namespace plattan {

/// Writes the design by point: each factor with its unit, `base_row`, `factor`, `row` and `weight`. A factor whose values are not all numbers is
/// written as texts.
/// @param scenarios of the study, which know the units
void write_design(hid_t file, const StudyFolder& folder, const std::vector<Scenario>& scenarios, hid_t point_scale, TextWidths& widths);

/// Writes what the scenarios assume, without the values of any point: `parameter_value` by scenario and parameter, `parameter_name` and
/// `parameter_unit`. What each of them means is in docs/parameters.md, and in the file of every run.
void write_assumptions(hid_t file, const std::vector<Scenario>& scenarios, hid_t scenario_scale, TextWidths& widths);

} // namespace plattan
