#pragma once

#include "studies/study_state.h"

#include "results/hdf5.h"

namespace plattan {

/// Writes of each map its mean, its mean square and the number of its runs, by point, scenario, y and x, into a study.h5. A cell that nobody looked
/// around in has runs in which nothing is known of it. Runs are read point by point in the order of the design, so that neither the memory nor a sum
/// depends on how many there are and which of them ended first. Runs on other cells than those of the first are left out, and named by an attribute.
/// Writes nothing where no run has maps.
void write_map_moments(hid_t file, const StudyFolder& folder, const StudyState& state, hid_t point_scale, hid_t scenario_scale);

} // namespace plattan
