#include "results/file_checksum.h"

#include "base/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>
#include <xxhash.h>

namespace plattan {

namespace {

constexpr std::string_view word = "plattan#";
constexpr std::size_t record_size = 24;
using Record = std::array<std::uint8_t, record_size>;

[[noreturn]] void fail(const char* doing) { throw std::runtime_error(fmt::format("{}: {}", doing, std::strerror(errno))); }

std::uint64_t size_of(int descriptor)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        fail("its size cannot be read");
    return static_cast<std::uint64_t>(status.st_size);
}

/// Fewer bytes than asked for where the file ends.
std::size_t read_up_to(int descriptor, std::uint8_t* to, std::size_t size, std::uint64_t from)
{
    std::size_t read = 0;
    while (read < size) {
        const ssize_t got = ::pread(descriptor, to + read, size - read, static_cast<off_t>(from + read));
        if (got < 0 && errno != EINTR)
            fail("it cannot be read");
        if (got == 0)
            break;
        read += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    return read;
}

std::uint64_t sum_of(int descriptor, std::uint64_t size)
{
    constexpr std::size_t piece = 1U << 20U;
    std::vector<std::uint8_t> bytes(piece);
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), XXH3_freeState);
    XXH3_64bits_reset(state.get());
    for (std::uint64_t at = 0; at < size;) {
        const std::size_t got = read_up_to(descriptor, bytes.data(), static_cast<std::size_t>(std::min<std::uint64_t>(piece, size - at)), at);
        if (got == 0)
            break; // it has become shorter: the sum will be another
        XXH3_64bits_update(state.get(), bytes.data(), got);
        at += got;
    }
    return XXH3_64bits_digest(state.get());
}

/// Where the HDF5 file ends by its own account, which stands at its beginning; nothing where that cannot be read.
std::optional<std::uint64_t> stated_end(int descriptor)
{
    // https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html, "Superblock": the address of the end stands elsewhere in versions 0 and 1.
    constexpr std::size_t version_at = 8, head_size = 64;
    std::array<std::uint8_t, head_size> head{};
    if (read_up_to(descriptor, head.data(), head_size, 0) != head_size || head[version_at] > 3)
        return std::nullopt;
    const std::uint8_t version = head[version_at];
    const std::size_t size_at = version < 2 ? 13 : 9, end_at = version == 0 ? 40 : version == 1 ? 44 : 28;
    if (head[size_at] != sizeof(std::uint64_t))
        return std::nullopt;
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < sizeof end; ++i)
        end |= static_cast<std::uint64_t>(head[end_at + i]) << (8 * i);
    return end;
}

void put(Record& record, std::size_t at, std::uint64_t number)
{
    for (std::size_t i = 0; i < 8; ++i)
        record[at + i] = static_cast<std::uint8_t>(number >> (8 * i));
}

Record record_of(int descriptor, std::uint64_t size)
{
    Record record{};
    std::copy(word.begin(), word.end(), record.begin());
    put(record, 8, size);
    put(record, 16, sum_of(descriptor, size));
    return record;
}

} // namespace

void write_checksum(const std::filesystem::path& path)
{
    Descriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    if (!file.is_open())
        fail_to_write(path, errno);
    const std::uint64_t size = size_of(file);
    const Record record = record_of(file, size);
    int error = write_at(file, record.data(), record_size, size);
    if (error == 0)
        error = sync(file);
    const int at_close = file.close();
    if (error != 0 || at_close != 0)
        fail_to_write(path, error != 0 ? error : at_close);
}

Checksum check_checksum(int descriptor)
{
    const std::uint64_t whole = size_of(descriptor);
    const auto end = stated_end(descriptor);
    // A record that was torn, or behind which something was written, is no record, but it is not none either.
    if (end && whole > *end && whole != *end + record_size)
        return Checksum::torn;
    if (whole < record_size)
        return Checksum::none;
    const std::uint64_t size = whole - record_size;
    Record there{};
    if (read_up_to(descriptor, there.data(), record_size, size) != record_size || !std::equal(word.begin(), word.end(), there.begin()))
        return end == size ? Checksum::torn : Checksum::none;
    return there == record_of(descriptor, size) ? Checksum::right : Checksum::wrong;
}

} // namespace plattan
