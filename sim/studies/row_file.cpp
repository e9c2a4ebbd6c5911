#include "studies/row_file.h"

#include "base/archive.h"
#include "base/checked_file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace plattan {

namespace {

// A frame: mark, kind, size of the payload, payload, checksum of it. The mark is looked for again behind what is torn.
constexpr std::string_view mark = "plattan\x1f";
constexpr std::uint8_t columns_kind = 1, row_kind = 2, failed_kind = 3;
constexpr std::size_t head_size = mark.size() + 1 + 4, tail_size = 8;
constexpr std::uint32_t largest_payload = 1U << 28U; ///< (unit: byte)
constexpr std::size_t longest_failure = 4096;        ///< that is kept (unit: byte)
constexpr std::size_t piece = 1U << 20U;             ///< read at once (unit: byte)

std::uint64_t checksum_of(const std::uint8_t* bytes, std::size_t size) { return hash_of_text({reinterpret_cast<const char*>(bytes), size}); }

/// The bytes of a file, a piece at a time.
class Window {
public:
    explicit Window(const std::filesystem::path& path) : file(::open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {
        struct stat status {};
        if (file.is_open() && ::fstat(file, &status) == 0)
            size = static_cast<std::uint64_t>(status.st_size);
    }

    std::uint64_t size = 0;

    /// These bytes, or nothing where the file ends before.
    const std::uint8_t* bytes(std::uint64_t offset, std::size_t count)
    {
        if (offset + count > size)
            return nullptr;
        if (offset < begun || offset + count > begun + held.size()) {
            begun = offset;
            held.resize(std::min<std::uint64_t>(std::max(piece, count), size - offset));
            if (read_at(file, held.data(), held.size(), offset) != 0)
                return nullptr;
        }
        return held.data() + (offset - begun);
    }

private:
    Descriptor file;
    std::uint64_t begun = 0;
    std::vector<std::uint8_t> held;
};

} // namespace

RowWriter::RowWriter(const std::filesystem::path& path, const std::vector<RowColumn>& columns)
    : path(path), file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666))
{
    if (!file.is_open())
        fail_to_write(path, errno);
    std::vector<RowColumn> present;
    for_each_row(path, present, [](const RowPlace&) {});
    if (!present.empty())
        return;
    StateWriter bytes;
    bytes(present = columns);
    write(columns_kind, bytes.bytes);
}

void RowWriter::append(const RunRow& row)
{
    RunRow stored = row;
    stored.failure.resize(std::min(stored.failure.size(), longest_failure));
    StateWriter bytes;
    bytes(stored);
    write(row.failure.empty() ? row_kind : failed_kind, bytes.bytes);
}

void RowWriter::write(std::uint8_t kind, const std::vector<std::uint8_t>& payload)
{
    std::vector<std::uint8_t> frame(mark.begin(), mark.end());
    const auto number = [&](auto value) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(&value);
        frame.insert(frame.end(), bytes, bytes + sizeof value);
    };
    frame.push_back(kind);
    number(static_cast<std::uint32_t>(payload.size()));
    frame.insert(frame.end(), payload.begin(), payload.end());
    number(checksum_of(payload.data(), payload.size()));
    const auto written = ::write(file, frame.data(), frame.size());
    if (written < 0)
        fail_to_write(path, errno);
    if (static_cast<std::size_t>(written) != frame.size())
        fail_to_write(path, ENOSPC);
    if (const int error = sync(file); error != 0)
        fail_to_write(path, error);
}

void for_each_row(const std::filesystem::path& path, std::vector<RowColumn>& columns, const std::function<void(const RowPlace&)>& f)
{
    Window window(path);
    for (std::uint64_t at = 0; at + head_size + tail_size <= window.size;) {
        const auto* head = window.bytes(at, head_size);
        if (head == nullptr)
            return;
        const std::uint8_t kind = head[mark.size()];
        std::uint32_t size = 0;
        std::memcpy(&size, head + mark.size() + 1, sizeof size);
        const bool marked = std::equal(mark.begin(), mark.end(), reinterpret_cast<const char*>(head)) && size <= largest_payload;
        const auto* payload = marked ? window.bytes(at + head_size, size + tail_size) : nullptr;
        std::uint64_t sum = 0;
        if (payload != nullptr)
            std::memcpy(&sum, payload + size, sizeof sum);
        if (payload == nullptr || sum != checksum_of(payload, size)) {
            ++at;
            continue;
        }
        if (kind == columns_kind) {
            const std::vector<std::uint8_t> bytes(payload, payload + size);
            StateReader reader(bytes);
            reader(columns);
        } else if ((kind == row_kind || kind == failed_kind) && size >= sizeof(std::uint64_t)) {
            RowPlace place{0, kind == failed_kind, at + head_size, size};
            std::memcpy(&place.id, payload, sizeof place.id);
            f(place);
        }
        at += head_size + size + tail_size;
    }
}

RunRow read_row(const std::filesystem::path& path, const RowPlace& place)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::vector<std::uint8_t> bytes(place.size);
    if (!file.is_open() || read_at(file, bytes.data(), bytes.size(), place.offset) != 0)
        throw std::runtime_error(fmt::format("{} has become shorter", path.string()));
    RunRow row;
    StateReader reader(bytes);
    reader(row);
    return row;
}

std::vector<std::filesystem::path> row_files(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".rows")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace plattan
