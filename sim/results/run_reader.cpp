#include "results/run_reader.h"

#include "base/descriptor.h"
#include "base/problems.h"
#include "base/utf8.h"
#include "results/confined_file.h"
#include "results/file_checksum.h"

#include <algorithm>
#include <bitset>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plattan {

namespace {

constexpr std::uint64_t most_values = 1U << 26U; ///< of one dataset that is read at once
constexpr std::uint64_t slice = 4U << 20U;       ///< read at once from a dataset that is read to its end (unit: byte)

/// What all datasets may hold together: packed values of a run are 5 to 8 times as large as its file.
constexpr std::uint64_t most_bytes(std::uint64_t file_size) { return (64U << 20U) + 64 * file_size; }

/// Whether another process writes the file. Where locks are turned off nobody can tell.
bool locked(int descriptor)
{
    const char* locking = std::getenv("HDF5_USE_FILE_LOCKING");
    if (locking != nullptr && (std::string(locking) == "FALSE" || std::string(locking) == "0"))
        return false;
    const bool is_locked = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::flock(descriptor, LOCK_UN);
    return is_locked;
}

} // namespace

struct RunReader::Open {
    struct Described {
        DatasetDescription how;
        std::bitset<65'536> members; ///< of an enumeration: the patterns of bits that stand for something
        bool is_time = false;        ///< of somebody or something: never NaN or infinite
    };

    std::uint64_t file_size = 0, bytes_declared = 0;
    bool is_as_written = true;
    std::optional<ConfinedFile> file;
    std::map<std::string, Described> described;
    std::map<std::string, std::map<std::string, std::vector<std::string>>> attributes; ///< of the objects asked for
};

RunReader::RunReader(const std::filesystem::path& path, Accepts accepts) : name(path.string()), open(std::make_unique<Open>())
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
        auto part = path;
        part += ".part";
        std::error_code other;
        fail(error && error != std::errc::no_such_file_or_directory ? fmt::format("it cannot be read: {}", error.message())
             : std::filesystem::exists(part, other)                 ? fmt::format("there is no such file; '{}' is an interrupted run", part.string())
                                                                    : "there is no such file");
    }
    if (!std::filesystem::is_regular_file(status))
        fail(std::filesystem::is_directory(status) ? "this is a folder, not a run" : "this is no file");
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!descriptor.is_open())
        fail(fmt::format("it cannot be read: {}", std::strerror(errno)));
    if (locked(descriptor))
        fail("the file is locked: another program is writing it");
    try {
        // What was torn in the middle of a run has bytes behind the end that it last stated.
        const auto sum = check_checksum(descriptor);
        open->is_as_written = sum != Checksum::wrong;
        if ((sum == Checksum::wrong && accepts != Accepts::damaged) || (sum == Checksum::torn && accepts == Accepts::whole))
            damaged("its bytes are not those whose checksum it carries; copy it again from where it is whole, or simulate the run again");
        struct stat known {};
        ::fstat(descriptor, &known);
        open->file_size = static_cast<std::uint64_t>(known.st_size);
    } catch (const InputError&) {
        throw;
    } catch (const std::runtime_error& reason) {
        fail(reason.what());
    }
    std::uint8_t head[8] = {};
    if (::pread(descriptor, head, sizeof head, 0) != sizeof head || std::memcmp(head, "\x89HDF\r\n\x1a\n", sizeof head) != 0)
        fail(open->file_size == 0 ? "the file is empty" : "this is no HDF5 file, or it is damaged");
    try {
        open->file.emplace(path, open->file_size);
    } catch (const MachineError&) {
        throw;
    } catch (const std::runtime_error& reason) {
        damaged(reason.what());
    }
    if (attribute("/", "format") != layout::format)
        fail("this is no run of plattan");
    if (const auto version = attribute("/", "format_version"); version != std::to_string(layout::format_version))
        fail(version == "1"
                 ? fmt::format("the file is of format 1, which lacks what stood on the ground each day, the plan in metres and the roles; simulate "
                               "it again, or read it with plattan {}, which wrote it",
                               attribute("/", "program_version"))
                 : fmt::format("format version {} is not known; this program reads version {}", version, layout::format_version));
    if (attribute("/", "complete") != "1" && accepts == Accepts::whole)
        fail("the run was interrupted; the file is not complete");
}

RunReader::~RunReader() = default;
RunReader::RunReader(RunReader&&) noexcept = default;
RunReader& RunReader::operator=(RunReader&&) noexcept = default;

bool RunReader::is_as_written() const { return open->is_as_written; }

void RunReader::fail(const std::string& why) const
{
    Problems problems;
    problems.add({name}, why);
    throw InputError(problems);
}

void RunReader::damaged(const std::string& why) const
{
    Problems problems;
    problems.add({name}, "the file is damaged: " + why);
    throw DamagedRun(problems);
}

FileAnswer RunReader::ask(FileQuestion::What what, const std::string& path, std::uint64_t first, std::uint64_t count) const
{
    try {
        return open->file->ask({what, path, first, count});
    } catch (const std::runtime_error& reason) {
        damaged(reason.what());
    }
}

bool RunReader::has(const std::string& path) const { return ask(FileQuestion::What::has, path).numbers.at(0) != 0; }

std::vector<std::string> RunReader::datasets(const std::string& group) const { return ask(FileQuestion::What::datasets, group).texts; }

std::vector<std::string> RunReader::groups(const std::string& group) const { return ask(FileQuestion::What::groups, group).texts; }

std::string RunReader::text(const std::string& path) const { return ask(FileQuestion::What::text, path).texts.at(0); }

std::vector<std::string> RunReader::attribute_texts(const std::string& object, const std::string& wanted) const
{
    auto known = open->attributes.find(object);
    if (known == open->attributes.end()) {
        const auto answer = ask(FileQuestion::What::attributes, object);
        std::map<std::string, std::vector<std::string>> all;
        std::size_t next = 0;
        for (const std::int64_t count : answer.numbers) {
            auto& values = all[answer.texts.at(next++)];
            for (std::int64_t i = 0; i < count; ++i)
                values.push_back(answer.texts.at(next++));
        }
        known = open->attributes.emplace(object, std::move(all)).first;
    }
    const auto found = known->second.find(wanted);
    return found == known->second.end() ? std::vector<std::string>{} : found->second;
}

std::string RunReader::attribute(const std::string& object, const std::string& wanted) const
{
    const auto values = attribute_texts(object, wanted);
    return values.size() == 1 ? values.front() : "";
}

double RunReader::number_attribute(const std::string& object, const std::string& wanted) const
{
    const auto text = attribute(object, wanted);
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !std::isfinite(value))
        damaged(fmt::format("the attribute '{}' of {} is '{}', no number", wanted, object, text.substr(0, 40)));
    return value;
}

std::uint64_t RunReader::whole_attribute(const std::string& object, const std::string& wanted, std::uint64_t least, std::uint64_t most) const
{
    const double value = number_attribute(object, wanted);
    if (value < static_cast<double>(least) || value > static_cast<double>(most) || value != std::floor(value))
        damaged(fmt::format("the attribute '{}' of {} is {}; expected a whole number from {} to {}", wanted, object, value, least, most));
    return static_cast<std::uint64_t>(value);
}

double RunReader::positive_attribute(const std::string& object, const std::string& wanted) const
{
    const double value = number_attribute(object, wanted);
    if (value <= 0)
        damaged(fmt::format("the attribute '{}' of {} is {}, no positive number", wanted, object, value));
    return value;
}

const DatasetDescription& RunReader::describe(const std::string& path) const
{
    if (const auto known = open->described.find(path); known != open->described.end())
        return known->second.how;
    Open::Described described{DatasetDescription::from(ask(FileQuestion::What::describe, path)), {}, false};
    const auto& how = described.how;
    open->bytes_declared += how.rows() * how.bytes_per_row();
    if (open->bytes_declared > most_bytes(open->file_size))
        damaged(fmt::format("{} and what was read before are larger than a file of {} bytes can hold", path, open->file_size));
    const std::uint64_t patterns = how.size == 1 ? 0xffU : 0xffffU;
    for (const auto& member : how.members)
        described.members.set(static_cast<std::uint64_t>(member.first) & patterns);
    if (how.kind == DatasetDescription::Kind::floating && how.extents.size() == 1) {
        const auto units = attribute(path, "units");
        described.is_time = ((path.starts_with("/people/") || path.starts_with("/events/")) && units == "s") || units.starts_with("seconds since");
    }
    return open->described.emplace(path, std::move(described)).first->second.how;
}

std::vector<std::uint64_t> RunReader::extents(const std::string& path) const { return describe(path).extents; }

namespace {

template <class T> void widen(const std::vector<std::uint8_t>& bytes, std::vector<double>& values)
{
    values.resize(bytes.size() / sizeof(T));
    for (std::size_t i = 0; i < values.size(); ++i) {
        T value;
        std::memcpy(&value, &bytes[i * sizeof(T)], sizeof(T));
        values[i] = static_cast<double>(value);
    }
}

std::vector<double> as_numbers(const DatasetDescription& how, const std::vector<std::uint8_t>& bytes)
{
    std::vector<double> values;
    const bool floating = how.kind == DatasetDescription::Kind::floating;
    switch (how.size) {
    case 1:
        how.is_signed ? widen<std::int8_t>(bytes, values) : widen<std::uint8_t>(bytes, values);
        break;
    case 2:
        how.is_signed ? widen<std::int16_t>(bytes, values) : widen<std::uint16_t>(bytes, values);
        break;
    case 4:
        floating ? widen<float>(bytes, values) : how.is_signed ? widen<std::int32_t>(bytes, values) : widen<std::uint32_t>(bytes, values);
        break;
    default:
        floating ? widen<double>(bytes, values) : how.is_signed ? widen<std::int64_t>(bytes, values) : widen<std::uint64_t>(bytes, values);
        break;
    }
    return values;
}

} // namespace

/// Rows of a size that is known to be right; of enumerations, every value one of theirs.
std::vector<std::uint8_t> RunReader::rows(const std::string& path, std::uint64_t first, std::uint64_t count) const
{
    const auto& how = describe(path);
    if (how.kind == DatasetDescription::Kind::text)
        damaged(path + " holds no numbers");
    if (first > how.rows() || count > how.rows() - first)
        damaged(fmt::format("{} has no rows {} to {}", path, first, first + count));
    const std::uint64_t row = how.bytes_per_row();
    if (row > 0 && count > most_values * sizeof(double) / row)
        fail(fmt::format("{} is too large to be read at once", path));
    std::vector<std::uint8_t> bytes;
    bytes.reserve(count * row);
    const std::uint64_t piece = rows_at_once(path);
    for (std::uint64_t done = 0; done < count; done += std::min(piece, count - done)) {
        const std::uint64_t now = std::min(piece, count - done);
        const auto answer = ask(FileQuestion::What::rows, path, first + done, now);
        if (answer.values.size() != now * row)
            damaged(path + " cannot be read");
        bytes.insert(bytes.end(), answer.values.begin(), answer.values.end());
    }
    if (open->described.at(path).is_time)
        for (const double time : as_numbers(how, bytes))
            if (!std::isfinite(time))
                damaged(fmt::format("{} has a time of {}", path, time));
    if (how.kind == DatasetDescription::Kind::enumeration) {
        const auto& members = open->described.at(path).members;
        for (std::size_t i = 0; i < bytes.size(); i += how.size) {
            std::uint16_t pattern = bytes[i];
            if (how.size == 2)
                std::memcpy(&pattern, &bytes[i], 2);
            if (!members.test(pattern))
                damaged(fmt::format("row {} of {} is {}, which its enumeration does not have", first + i / std::max<std::uint64_t>(1, row), path,
                                    pattern));
        }
    }
    return bytes;
}

std::uint64_t RunReader::rows_of(const std::string& path) const
{
    const auto& extents = describe(path).extents;
    return extents.empty() ? 1 : extents[0];
}

std::uint64_t RunReader::rows_of_column(const std::string& path) const
{
    const auto& how = describe(path);
    if (how.extents.size() != (how.kind == DatasetDescription::Kind::character ? 2 : 1))
        damaged(path + " has more dimensions than a column, or none");
    return how.extents[0];
}

std::string RunReader::type_word(const std::string& path) const
{
    const auto& how = describe(path);
    if (how.kind == DatasetDescription::Kind::text)
        return "one text";
    if (how.kind == DatasetDescription::Kind::character)
        return layout::type_word<layout::Text>();
    return fmt::format("{}{}", how.kind == DatasetDescription::Kind::floating ? 'f' : how.is_signed ? 'i' : 'u', how.size);
}

std::vector<std::uint8_t> RunReader::bytes_of_column(const std::string& path, const std::string& type, std::uint64_t first, std::uint64_t count) const
{
    rows_of_column(path);
    if (const auto found = type_word(path); found != type)
        damaged(fmt::format("{} holds values of the type {} instead of {}", path, found, type));
    return rows(path, first, count);
}

std::vector<std::string> RunReader::texts(const std::string& path, std::uint64_t first, std::uint64_t count) const
{
    const auto bytes = bytes_of_column(path, layout::type_word<layout::Text>(), first, count);
    const auto width = static_cast<std::size_t>(describe(path).values_per_row());
    std::vector<std::string> texts;
    for (std::size_t i = 0; width > 0 && i + width <= bytes.size(); i += width) {
        std::string text(bytes.begin() + static_cast<std::ptrdiff_t>(i), bytes.begin() + static_cast<std::ptrdiff_t>(i + width));
        text.resize(std::min(text.size(), text.find('\0')));
        if (first_not_utf8(text))
            damaged(fmt::format("row {} of {} is no UTF-8", first + texts.size(), path));
        texts.push_back(std::move(text));
    }
    return texts;
}

std::uint64_t RunReader::rows_at_once(const std::string& path) const
{
    return std::max<std::uint64_t>(8, slice / std::max<std::uint64_t>(1, describe(path).bytes_per_row()) / 8 * 8);
}

std::vector<double> RunReader::numbers(const std::string& path) const { return numbers(path, 0, describe(path).rows()); }

std::vector<double> RunReader::numbers(const std::string& path, std::uint64_t first, std::uint64_t count) const
{
    const auto& how = describe(path);
    if (const std::uint64_t row = how.values_per_row(); row > 0 && count > most_values / row)
        fail(fmt::format("{} is too large to be read at once", path));
    const auto bytes = rows(path, first, count);
    return as_numbers(how, bytes);
}

double RunReader::number(const std::string& path) const
{
    const auto values = numbers(path);
    if (values.size() != 1)
        damaged(fmt::format("{} has {} values instead of one", path, values.size()));
    return values.front();
}

std::map<std::int64_t, std::string> RunReader::enumeration(const std::string& path) const
{
    const auto& members = describe(path).members;
    return {members.begin(), members.end()};
}

bool RunReader::is_text(const std::string& path) const
{
    const auto kind = describe(path).kind;
    return kind == DatasetDescription::Kind::text || kind == DatasetDescription::Kind::character;
}
bool RunReader::is_floating(const std::string& path) const { return describe(path).kind == DatasetDescription::Kind::floating; }

RunReader::Raw RunReader::raw(const std::string& path, std::uint64_t first, std::uint64_t count) const
{
    const auto& how = describe(path);
    const char word = how.kind == DatasetDescription::Kind::floating      ? 'f'
                      : how.kind == DatasetDescription::Kind::character   ? 'c'
                      : how.kind == DatasetDescription::Kind::enumeration ? 'e'
                      : how.is_signed                                     ? 'i'
                                                                          : 'u';
    return {fmt::format("{}{}", word, how.size), how.size, rows(path, first, count)};
}

} // namespace plattan
