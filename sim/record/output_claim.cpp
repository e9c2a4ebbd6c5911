#include "record/output_claim.h"

#include "base/problems.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace plattan {

namespace {

std::string this_host()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

/// Whether the name still leads to the file that is open: its owner may have removed it in the meantime.
bool is_still_there(const std::filesystem::path& path, int descriptor)
{
    struct stat named {
    }, opened{};
    return ::stat(path.c_str(), &named) == 0 && ::fstat(descriptor, &opened) == 0 && named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

} // namespace

OutputClaim::OutputClaim(const std::filesystem::path& output, const std::string& since) : path(output)
{
    path += ".lock";
    while (!take(output)) {
    }
    const std::string text = fmt::format("{}:{} since {}\n", this_host(), ::getpid(), since);
    int error = ::ftruncate(file, 0) == 0 ? write_at(file, text.data(), text.size(), 0) : errno;
    if (error == 0)
        error = sync(file);
    if (error != 0) {
        ::unlink(path.c_str());
        fail_to_write(path, error);
    }
}

OutputClaim::~OutputClaim() { ::unlink(path.c_str()); } // while it is still locked, so that it is nobody else's

/// False where the file vanished meanwhile.
bool OutputClaim::take(const std::filesystem::path& output)
{
    bool is_new = true;
    file = Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!file.is_open() && errno == EEXIST) {
        is_new = false;
        file = Descriptor(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
        if (!file.is_open() && errno == ENOENT)
            return false;
    }
    if (!file.is_open())
        fail_to_write(path, errno);
    const auto to_remove_it = fmt::format("; if that process is gone, remove {}", path.string());
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            refuse(output, "");
        if (!is_new) // a file system without locks: only the existence of the file tells
            refuse(output, to_remove_it);
        return true;
    }
    if (!is_still_there(path, file))
        return false;
    const std::string left_by = owner();
    if (!left_by.empty() && !left_by.starts_with(this_host() + ":"))
        refuse(output, to_remove_it);
    return true;
}

std::string OutputClaim::owner() const
{
    std::array<char, 400> text{};
    read_at(file, text.data(), text.size() - 1, 0);
    const std::string line = text.data();
    return line.substr(0, line.find('\n'));
}

void OutputClaim::refuse(const std::filesystem::path& output, const std::string& how_to_go_on) const
{
    std::string by = owner();
    for (int tries = 0; by.empty() && tries < 20; ++tries) { // it says who it is in the next moment
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        by = owner();
    }
    throw InputError(fmt::format("{} is being written by {}{}", output.string(), by.empty() ? "another process" : by, how_to_go_on));
}

} // namespace plattan
