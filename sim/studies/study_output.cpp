#include "studies/study_output.h"

#include "record/hdf5_driver.h"
#include "results/file_checksum.h"

namespace plattan {

StudyOutput::StudyOutput(const std::filesystem::path& path, bool is_own) : path(path), output(path, {}, is_own), bytes(output.temporary())
{
    h5::keep_quiet();
}

h5::Handle StudyOutput::create() { return h5::create_file(bytes); }

void StudyOutput::finish()
{
    try {
        bytes.sync();
        bytes.close();
        bytes.stop_if_failed();
        write_checksum(output.temporary());
    } catch (const WriteFailure& failure) {
        fail(failure.what());
    }
    output.finish();
}

/// Under the name that somebody asked for, and not the one it has until it is whole.
void StudyOutput::fail(const std::string& why) const
{
    auto words = why;
    const auto beside = output.temporary().string();
    if (const auto at = words.find(beside); at != std::string::npos)
        words.replace(at, beside.size(), path.string());
    throw WriteFailure(words + ". All rows of the study are kept: the same command makes the file once there is room.");
}

} // namespace plattan
