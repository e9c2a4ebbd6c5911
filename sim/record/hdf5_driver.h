#pragma once

#include "record/restorable_file.h"
#include "results/hdf5.h"

namespace plattan::h5 {

// HDF5 on a RestorableFile, which must live longer than the handle. HDF5 is never told of an error of writing, because it would leave its
// caches as they are and crash when it closes the file: ask the RestorableFile.

/// A new file of HDF5 in one that is empty.
Handle create_file(RestorableFile& on);
/// To write on in one that holds such a file.
Handle open_file(RestorableFile& on);

} // namespace plattan::h5
