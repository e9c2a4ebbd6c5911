#pragma once

#include "studies/study_state.h"

namespace plattan {

/// Writes everything that came out of a study into one file that netCDF, xarray and R read as one dataset: a variable for each figure by point,
/// replication and scenario, the design, ids, digests, seconds and memory. A run without a row is NaN in the figures and `missing` in `state`.
/// The estimates that the folder of a comparison holds become the group `estimates`.
/// Needs memory for a block of points, however many runs there are.
///
/// Throws InputError where the place holds other results than the ones this study collected before, std::runtime_error where it cannot be written;
/// what lay there before stays then.
void write_study_file(const StudyFolder& folder, const StudyState& state, const std::filesystem::path& path);

/// Whether the file of a study is what was written: false where bytes have changed since. One without a checksum, written by an older program or
/// changed through HDF5, counts as it is. Throws InputError where it cannot be read.
bool is_as_written(const std::filesystem::path& study_file);

} // namespace plattan
