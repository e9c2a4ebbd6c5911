#pragma once

#include "studies/study_state.h"

#include <string_view>

namespace plattan {

/// Writes everything that came out of a study into one file that netCDF, xarray and R read as one dataset: a variable for each figure by point,
/// replication and scenario, the design, ids, digests, seconds and memory. A run without a row is NaN in the figures and `missing` in `state`.
/// Needs memory for a block of points, however many runs there are.
///
/// Throws InputError where the place holds other results than the ones this study collected before, std::runtime_error where it cannot be written;
/// what lay there before stays then.
/// @param estimates of a comparison: the text of its estimates.csv, which becomes the group `estimates`; empty: none
void write_study_file(const StudyFolder& folder, const StudyState& state, const std::filesystem::path& path, std::string_view estimates = {});

} // namespace plattan
