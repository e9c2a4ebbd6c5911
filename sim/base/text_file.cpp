#include "base/text_file.h"

#include "base/descriptor.h"
#include "base/problems.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace plattan {

std::string read_text_file(const std::filesystem::path& path, std::uintmax_t limit)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    const auto fail = [&](const std::string& why) -> void {
        Problems problems;
        problems.add({path.string()}, why);
        problems.stop_if_any();
    };
    if (!std::filesystem::exists(status))
        fail("there is no such file");
    if (!std::filesystem::is_regular_file(status))
        fail("this is no file");
    if (std::filesystem::file_size(path, error) > limit)
        fail(fmt::format("the file is too large; allowed are {} MiB", limit >> 20U));
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream)
        fail("the file cannot be read");
    return text.str();
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
