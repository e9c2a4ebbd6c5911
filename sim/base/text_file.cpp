#include "base/text_file.h"

#include "base/descriptor.h"
#include "base/problems.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace plattan {

namespace {

std::string reason_of(int error)
{
    switch (error) {
    case ENOENT:
        return "there is no such file";
    case ENOTDIR:
        return "there is no such file; a part of its path is no folder";
    case EACCES:
    case EPERM:
        return "the file may not be read by this user";
    case ELOOP:
        return "the file is a link that leads back to itself";
    case ENAMETOOLONG:
        return "the name of the file is too long";
    default:
        return fmt::format("the file cannot be read: {}", std::generic_category().message(error));
    }
}

/// Why something is not read; "" for a regular file.
std::string_view no_file(mode_t mode)
{
    if (S_ISREG(mode))
        return "";
    return S_ISDIR(mode) ? "this is a folder, no file" : S_ISFIFO(mode) ? "this is a pipe, no file" : "this is a device, no file";
}

} // namespace

std::optional<std::string> text_of_file(const std::filesystem::path& path, std::string& why_not, std::uintmax_t limit)
{
    const auto fail = [&](std::string why) {
        why_not = std::move(why);
        return std::nullopt;
    };
    if (path.native().find('\0') != std::string::npos)
        return fail("the name of the file holds a byte of value 0");
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return fail(reason_of(errno));
    if (const auto why = no_file(status.st_mode); !why.empty()) // before it is opened: that can act on a device
        return fail(std::string(why));
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.is_open() || ::fstat(file, &status) != 0)
        return fail(reason_of(errno));
    if (const auto why = no_file(status.st_mode); !why.empty()) // another one may lie there by now
        return fail(std::string(why));
    if (static_cast<std::uintmax_t>(status.st_size) > limit)
        return fail(limit >= 1U << 20U ? fmt::format("the file is too large; allowed are {} MiB", limit >> 20U)
                                       : fmt::format("the file is too large; allowed are {} bytes", limit));
    // No more than its size: files of the kernel's that claim to be empty may have no end, or wait for one.
    std::string text(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t done = 0;
    while (done < text.size()) {
        const auto got = ::read(file, text.data() + done, text.size() - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(reason_of(errno));
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    text.resize(done);
    return text;
}

std::string read_text_file(const std::filesystem::path& path, std::uintmax_t limit)
{
    std::string why_not;
    auto text = text_of_file(path, why_not, limit);
    if (!text) {
        Problems problems;
        problems.add({path.string()}, why_not);
        problems.stop_if_any();
    }
    return std::move(*text);
}

namespace {

/// A file that is a link stays one: what it leads to is replaced.
std::filesystem::path behind_links(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::is_symlink(path, error))
        return path;
    auto target = std::filesystem::weakly_canonical(path, error);
    return error ? path : target;
}

int write_and_close(Descriptor file, std::string_view text)
{
    int error = write_at(file, text.data(), text.size(), 0);
    if (error == 0)
        error = sync(file);
    const int at_close = file.close();
    return error != 0 ? error : at_close;
}

/// A device or a pipe is written to, never replaced.
int write_through(const std::filesystem::path& path, std::string_view text)
{
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.is_open())
        return errno;
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return errno;
        text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return 0;
}

} // namespace

void write_text_file(const std::filesystem::path& path, std::string_view text)
{
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        if (const int error = write_through(path, text); error != 0)
            fail_to_write(path, error);
        return;
    }
    const auto target = behind_links(path);
    static std::atomic<unsigned> count{0};
    auto beside = target;
    beside += fmt::format(".{}-{}.part", ::getpid(), ++count); // others may write the same file at the same time
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!file.is_open())
        fail_to_write(path, errno);
    int error = write_and_close(std::move(file), text);
    if (error == 0 && ::rename(beside.c_str(), target.c_str()) != 0)
        error = errno;
    if (error == 0)
        error = sync_name(target);
    if (error != 0) {
        ::unlink(beside.c_str());
        fail_to_write(path, error);
    }
}

} // namespace plattan
