#pragma once

#include "base/descriptor.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

namespace plattan {

/// Name of this machine; "unknown" where it has none.
std::string this_host();

/// The right to write a file, held by one process at a time: a file NAME.lock beside it that says who writes, locked while its owner lives.
/// It does not depend on whether HDF5 locks files. A lock whose owner died on this machine is taken over. Locks of some file systems do not reach
/// over machines: one of another machine is taken over only where its owner has been silent for longer than it promised.
class OutputClaim {
public:
    /// Throws InputError where another process writes the file, WriteFailure where nothing can be written there. Nothing else is touched.
    /// @param since when this process began, as text for those who find the file claimed
    /// @param patience the owner says several times in this time that it lives; other machines take over from one that does not. 0: never
    OutputClaim(const std::filesystem::path& output, const std::string& since, std::chrono::seconds patience = {});
    ~OutputClaim();
    OutputClaim(const OutputClaim&) = delete;
    OutputClaim& operator=(const OutputClaim&) = delete;

    /// False where another machine has taken over, because this one was silent for too long.
    bool is_held() const { return held; }

private:
    bool take(const std::filesystem::path& output);
    bool take_over();
    void beat();
    std::string owner() const;
    [[noreturn]] void refuse(const std::filesystem::path& output, const std::string& how_to_go_on) const;

    std::filesystem::path path;
    std::chrono::seconds patience;
    Descriptor file;
    std::atomic<bool> held = true;
    std::mutex sleeping;
    std::condition_variable_any woken;
    std::jthread heart; ///< the last member: it ends before the others do
};

} // namespace plattan
