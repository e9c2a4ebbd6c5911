#pragma once

#include "base/descriptor.h"

#include <filesystem>
#include <string>

namespace plattan {

/// The right to write a file, held by one process at a time: a file NAME.lock beside it that says who writes, locked while its owner lives.
/// It does not depend on whether HDF5 locks files. A lock whose owner died on this machine is taken over; one of another machine is not,
/// because locks of some file systems do not reach over machines.
class OutputClaim {
public:
    /// Throws InputError where another process writes the file, WriteFailure where nothing can be written there. Nothing else is touched.
    /// @param since when this process began, as text for those who find the file claimed
    OutputClaim(const std::filesystem::path& output, const std::string& since);
    ~OutputClaim();
    OutputClaim(const OutputClaim&) = delete;
    OutputClaim& operator=(const OutputClaim&) = delete;

private:
    bool take(const std::filesystem::path& output);
    std::string owner() const;
    [[noreturn]] void refuse(const std::filesystem::path& output, const std::string& how_to_go_on) const;

    std::filesystem::path path;
    Descriptor file;
};

} // namespace plattan
