#pragma once

#include "studies/study_state.h"

#include <string>
#include <vector>

namespace plattan {

/// Writes the maps of a study that kept its runs into one file that netCDF, xarray and R read: of each map the mean of each scenario by y and x, its
/// paired difference from the first scenario, and the interval of 95 % of that. Of a period, a replication counts with the weighted means of its
/// days. Runs are read one after the other, in the order of the design, so that neither the memory nor a sum depends on how many there are and which
/// of them ended first. Writes nothing where no run was kept.
///
/// Throws InputError where the place holds other results, std::runtime_error where it cannot be written.
/// @return whether there were maps
bool write_study_maps(const StudyFolder& folder, const StudyState& state, const std::vector<std::string>& titles, const std::filesystem::path& path);

} // namespace plattan
