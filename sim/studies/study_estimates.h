#pragma once

#include "results/hdf5.h"

#include <string_view>

namespace plattan {

/// Writes a table of estimates (estimates.csv) as the group `estimates` of a study.h5: a variable along `estimate` for each column, numbers where all
/// cells of it are numbers or empty. Empty cells of numbers are not numbers.
/// @param table the text of estimates.csv
void write_estimates(hid_t file, std::string_view table);

} // namespace plattan
