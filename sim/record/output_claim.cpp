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

std::string this_host()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

namespace {

struct stat status_of(const std::filesystem::path& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status : (struct stat){};
}

/// How long ago a file was touched, by the clock of its file system: those of two machines differ.
std::chrono::seconds age_of(const std::filesystem::path& path)
{
    const std::filesystem::path fresh = fmt::format("{}.{}.{}", path.string(), this_host(), ::getpid());
    const Descriptor made(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    const auto now = status_of(fresh).st_mtim.tv_sec, then = status_of(path).st_mtim.tv_sec;
    ::unlink(fresh.c_str());
    return std::chrono::seconds(then == 0 ? 0 : now - then);
}

/// Whether the name still leads to the file that is open: its owner may have removed it in the meantime.
bool is_still_there(const std::filesystem::path& path, int descriptor)
{
    struct stat named {
    }, opened{};
    return ::stat(path.c_str(), &named) == 0 && ::fstat(descriptor, &opened) == 0 && named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

} // namespace

OutputClaim::OutputClaim(const std::filesystem::path& output, const std::string& since, std::chrono::seconds patience)
    : path(output), patience(patience)
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
    if (patience.count() > 0)
        heart = std::jthread([this](const std::stop_token& stop) {
            std::unique_lock lock(sleeping);
            while (!stop.stop_requested()) {
                beat();
                woken.wait_for(lock, stop, this->patience / 6.0, [] { return false; });
            }
        });
}

OutputClaim::~OutputClaim()
{
    if (is_still_there(path, file))
        ::unlink(path.c_str()); // while it is still locked, so that it is nobody else's
}

/// Says that this process lives.
void OutputClaim::beat()
{
    if (is_still_there(path, file))
        ::futimens(file, nullptr);
    else
        held = false;
}

/// Removes the claim that was opened, and no other: somebody else may have taken over in the meantime and hold a new one by now.
bool OutputClaim::take_over()
{
    const std::filesystem::path aside = fmt::format("{}.{}.{}.dead", path.string(), this_host(), ::getpid());
    if (::rename(path.c_str(), aside.c_str()) != 0)
        return false;
    if (!is_still_there(aside, file))
        ::link(aside.c_str(), path.c_str());
    ::unlink(aside.c_str());
    return false; // now that it is gone, it is claimed anew
}

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
        if (!is_new && patience.count() > 0 && age_of(path) > patience) // a file system without locks: only the file itself tells
            return take_over();
        if (!is_new)
            refuse(output, to_remove_it);
        return true;
    }
    if (!is_still_there(path, file))
        return false;
    const std::string left_by = owner();
    if (left_by.empty() || left_by.starts_with(this_host() + ":"))
        return true;
    if (patience.count() > 0 && age_of(path) > patience)
        return take_over();
    refuse(output, patience.count() > 0
                       ? fmt::format(", or was {} s ago; after {} s of silence it is taken over", age_of(path).count(), patience.count())
                       : to_remove_it);
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
