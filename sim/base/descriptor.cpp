#include "base/descriptor.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace plattan {

void fail_to_write(const std::filesystem::path& path, int error)
{
    throw WriteFailure(fmt::format("cannot write {}: {}", path.string(), std::strerror(error)));
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    if (this != &other) {
        close();
        number = std::exchange(other.number, -1);
    }
    return *this;
}

int Descriptor::close()
{
    if (number < 0)
        return 0;
    return ::close(std::exchange(number, -1)) == 0 || errno == EINTR ? 0 : errno;
}

int write_at(int descriptor, const void* bytes, std::size_t size, std::uint64_t offset)
{
    const auto* next = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t written = ::pwrite(descriptor, next, size, static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return written < 0 ? errno : EIO;
        next += written;
        offset += static_cast<std::uint64_t>(written);
        size -= static_cast<std::size_t>(written);
    }
    return 0;
}

int read_at(int descriptor, void* bytes, std::size_t size, std::uint64_t offset)
{
    auto* next = static_cast<char*>(bytes);
    while (size > 0) {
        const ssize_t got = ::pread(descriptor, next, size, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0) {
            std::memset(next, 0, size);
            return 0;
        }
        next += got;
        offset += static_cast<std::uint64_t>(got);
        size -= static_cast<std::size_t>(got);
    }
    return 0;
}

namespace {

/// Some file systems, and folders of others, know no such wait; there is nothing to do about it then.
int result_of_sync(int result) { return result == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno; }

} // namespace

int sync(int descriptor) { return result_of_sync(::fsync(descriptor)); }

int sync_name(const std::filesystem::path& path)
{
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open())
        return errno == EACCES ? 0 : errno; // a folder in which files may be made but not listed
    return result_of_sync(::fsync(opened));
}

} // namespace plattan
