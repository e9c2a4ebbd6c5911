#include "studies/row_file.h"

#include "base/archive.h"
#include "base/checked_file.h"
#include "base/problems.h"

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

/// Opens what must be a file; a pipe or a device would be waited for, or read for ever. Nothing where it cannot be opened.
Descriptor open_file(const std::filesystem::path& path, int how)
{
    Descriptor file(::open(path.c_str(), how | O_NONBLOCK | O_CLOEXEC, 0666));
    struct stat status {};
    if (file.is_open() ? ::fstat(file, &status) == 0 && !S_ISREG(status.st_mode) : errno == ENXIO || errno == EISDIR)
        throw InputError(fmt::format("{}: this is no file; expected rows of a study", path.string()));
    return file;
}

/// The bytes of a file, a piece at a time.
class Window {
public:
    explicit Window(const std::filesystem::path& path) : file(open_file(path, O_RDONLY))
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
    : path(path), file(open_file(path, O_WRONLY | O_CREAT | O_APPEND))
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

void for_each_row(const std::filesystem::path& path, std::vector<RowColumn>& columns, const std::function<void(const RowPlace&)>& f,
                  const std::function<void(std::uint64_t)>& damaged)
{
    Window window(path);
    bool has_columns = false, in_gap = false;
    const auto tell = [&](std::uint64_t at) {
        if (damaged)
            damaged(at);
    };
    const auto is_marked = [&](std::uint64_t at) { // as far as the file goes
        const std::size_t count = std::min<std::uint64_t>(mark.size(), window.size - at);
        const auto* bytes = window.bytes(at, count);
        return bytes != nullptr && std::equal(bytes, bytes + count, reinterpret_cast<const std::uint8_t*>(mark.data()));
    };
    /// What was torn begins as a frame does, and what follows it too.
    const auto may_be_torn = [&](std::uint64_t at) {
        std::uint64_t same = 0;
        for (const auto* byte = window.bytes(at, 1); same < mark.size() && byte != nullptr && *byte == static_cast<std::uint8_t>(mark[same]);)
            byte = window.bytes(at + ++same, 1);
        return same == mark.size() || at + same == window.size || (same > 0 && is_marked(at + same));
    };
    for (std::uint64_t at = 0; at < window.size;) {
        const auto* head = window.bytes(at, head_size);
        std::uint8_t kind = 0;
        std::uint32_t size = 0;
        if (head != nullptr) {
            kind = head[mark.size()];
            std::memcpy(&size, head + mark.size() + 1, sizeof size);
        }
        const bool begins = head != nullptr && is_marked(at) && size <= largest_payload;
        const std::uint64_t end = at + head_size + size + tail_size;
        const auto* payload = begins ? window.bytes(at + head_size, size + tail_size) : nullptr;
        if (payload == nullptr) { // torn, or the head of a frame has changed
            if (!in_gap && !may_be_torn(at))
                tell(at);
            in_gap = true;
            ++at;
            continue;
        }
        std::uint64_t sum = 0;
        std::memcpy(&sum, payload + size, sizeof sum);
        if (sum != checksum_of(payload, size)) {
            const bool is_whole = end == window.size || is_marked(end); // another frame follows where this one says that it ends
            if (is_whole && !in_gap)
                tell(at);
            in_gap = !is_whole;
            at = is_whole ? end : at + 1;
            continue;
        }
        in_gap = false;
        if (kind == columns_kind) {
            const std::vector<std::uint8_t> bytes(payload, payload + size);
            StateReader reader(bytes);
            reader(columns);
            has_columns = true;
        } else if ((kind == row_kind || kind == failed_kind) && size >= sizeof(std::uint64_t) && has_columns) {
            RowPlace place{0, kind == failed_kind, at + head_size, size};
            std::memcpy(&place.id, payload, sizeof place.id);
            f(place);
        } else {
            tell(at);
        }
        at = end;
    }
}

RunRow read_row(const std::filesystem::path& path, const RowPlace& place)
{
    const Descriptor file = open_file(path, O_RDONLY);
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
