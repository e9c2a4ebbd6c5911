#include "base/text_file.h"

#include "base/problems.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace plattan {

namespace {

/// Closes what it holds.
class Descriptor {
public:
    explicit Descriptor(int number) : number(number) {}
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    const int number;
};

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
    if (file.number < 0 || ::fstat(file.number, &status) != 0)
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
        const auto got = ::read(file.number, text.data() + done, text.size() - done);
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

void write_text_file(const std::filesystem::path& path, std::string_view text)
{
    auto beside = path;
    beside += ".part";
    {
        std::ofstream stream(beside, std::ios::binary);
        stream << text;
        if (!stream.flush())
            throw std::runtime_error(fmt::format("cannot write {}", path.string()));
    }
    std::filesystem::rename(beside, path);
}

} // namespace plattan
