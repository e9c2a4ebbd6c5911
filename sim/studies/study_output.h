#pragma once

#include "base/output_file.h"
#include "record/restorable_file.h"
#include "results/hdf5.h"

namespace plattan {

/// A file of HDF5 that a study makes of its rows. It has its name when it is whole, with the checksum of its bytes behind it; what stood there before
/// stays until then. Where the disk takes no more, HDF5 is not told, because it would crash when it closes the file.
class StudyOutput {
public:
    /// Throws InputError and std::runtime_error as OutputFile does.
    /// @param is_own it may take the place of an earlier one, which can be made again from the same rows
    StudyOutput(const std::filesystem::path& path, bool is_own);

    /// The file, empty. All handles of it must be closed before `finish`.
    h5::Handle create();

    /// It is whole: takes its name. Throws WriteFailure with the reason where it is not.
    void finish();

private:
    [[noreturn]] void fail(const std::string& why) const;

    std::filesystem::path path;
    OutputFile output;
    RestorableFile bytes;
};

} // namespace plattan
