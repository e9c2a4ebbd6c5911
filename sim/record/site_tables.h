#pragma once

#include "parameters/parameter.h"
#include "record/run_names.h"
#include "results/hdf5.h"
#include "site/features.h"

namespace plattan {

// Tables that a run file has from its beginning, see results/layout.h.

/// /site: what stands in the site file, in metres from the origin.
void write_site(hid_t file, const Features& site);

/// /roles
void write_roles(hid_t file, const std::vector<RecordedRole>& roles);

/// /parameters
void write_parameters(hid_t file, const std::vector<ParameterInfo>& list);

} // namespace plattan
