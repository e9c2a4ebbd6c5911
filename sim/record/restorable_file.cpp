#include "record/restorable_file.h"

#include "base/checked_file.h"
#include "base/problems.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plattan {

namespace {

constexpr std::size_t most_pages = 1024;               ///< held in memory
constexpr std::uint64_t magic = 0x316c616e72756f6aULL; // "journal1"

/// The journal begins with it, so that one of another mark or file is not taken for this one's.
struct JournalHead {
    std::uint64_t magic, number, size, checksum;
};

/// A page of the journal follows it.
struct JournalRecord {
    std::uint64_t page, sum;
};

std::uint64_t hash_of(const void* bytes, std::size_t size, std::uint64_t seed) { return hash_of_text({static_cast<const char*>(bytes), size}, seed); }

/// HDF5 takes this lock on a file it opens; programs that read see by it that somebody writes.
bool locks_files()
{
    const char* wish = std::getenv("HDF5_USE_FILE_LOCKING");
    return wish == nullptr || (std::strcmp(wish, "FALSE") != 0 && std::strcmp(wish, "0") != 0);
}

} // namespace

RestorableFile::RestorableFile(std::filesystem::path given) : path(std::move(given))
{
    open(O_CREAT);
    if (::ftruncate(file, 0) != 0)
        fail_to_write(path, errno);
    end = 0;
}

RestorableFile::RestorableFile(std::filesystem::path given, const FileMark& wanted) : path(std::move(given))
{
    open(0);
    put_back(read_journal(wanted), wanted);
}

void RestorableFile::open(int flags)
{
    file = Descriptor(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK | flags, 0666));
    struct stat status {};
    if (!file.is_open() || ::fstat(file, &status) != 0)
        fail_to_write(path, errno);
    if (!S_ISREG(status.st_mode))
        throw InputError(fmt::format("{}: this is no file in which a run could be written", path.string()));
    if (locks_files() && ::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        throw WriteFailure(fmt::format("cannot write {}: it is locked, because another program has it open", path.string()));
    end = static_cast<std::uint64_t>(status.st_size);
}

std::filesystem::path RestorableFile::journal_path(std::uint64_t number) const
{
    auto name = path;
    name += fmt::format(".journal-{}", number % 2);
    return name;
}

void RestorableFile::remove_journals(const std::filesystem::path& path)
{
    for (const char* ending : {".journal-0", ".journal-1"}) {
        auto name = path;
        std::error_code ignored;
        std::filesystem::remove(name += ending, ignored);
    }
}

bool RestorableFile::read(std::uint64_t offset, void* bytes, std::size_t count) const
{
    if (read_at(file, bytes, count, offset) != 0)
        return false;
    for (auto page = in_memory.lower_bound(offset / page_size); page != in_memory.end() && page->first * page_size < offset + count; ++page) {
        const std::uint64_t first = page->first * page_size;
        const std::uint64_t begin = std::max(first, offset), until = std::min(first + page_size, offset + count);
        std::memcpy(static_cast<std::uint8_t*>(bytes) + (begin - offset), page->second.data() + (begin - first), until - begin);
    }
    return true;
}

void RestorableFile::write(std::uint64_t offset, const void* bytes, std::size_t count)
{
    write_to_memory(offset, static_cast<const std::uint8_t*>(bytes), count);
    end = std::max(end, offset + count);
    if (!given_up && in_memory.size() > most_pages)
        flush();
}

void RestorableFile::flush()
{
    auto next = in_memory.cbegin();
    while (!given_up && next != in_memory.cend())
        next = write_run(next);
    if (!given_up)
        in_memory.clear();
}

/// Pages that follow each other, at once.
/// @return the page after them
RestorableFile::Pages::const_iterator RestorableFile::write_run(Pages::const_iterator first)
{
    std::vector<std::uint8_t> bytes;
    const std::uint64_t begin = first->first * page_size;
    auto page = first;
    for (std::uint64_t number = first->first; page != in_memory.cend() && page->first == number; ++page, ++number)
        bytes.insert(bytes.end(), page->second.begin(), page->second.end());
    const std::uint64_t until = std::min(begin + bytes.size(), end);
    keep(begin, until);
    if (!given_up)
        if (const int error = write_at(file, bytes.data(), until - begin, begin); error != 0)
            remember(error, path);
    return page;
}

void RestorableFile::write_to_memory(std::uint64_t offset, const std::uint8_t* bytes, std::size_t count)
{
    while (count > 0) {
        const std::uint64_t page = offset / page_size;
        const std::size_t at = offset % page_size, here = std::min(count, page_size - at);
        auto found = in_memory.find(page);
        if (found == in_memory.end()) {
            found = in_memory.emplace(page, Page{}).first;
            if (const int error = here == page_size ? 0 : read_at(file, found->second.data(), page_size, page * page_size); error != 0)
                remember(error, path);
        }
        std::memcpy(found->second.data() + at, bytes, here);
        bytes += here;
        offset += here;
        count -= here;
    }
}

void RestorableFile::resize(std::uint64_t new_size)
{
    flush();
    if (!given_up && new_size < end)
        keep(new_size, end);
    if (!given_up && ::ftruncate(file, static_cast<off_t>(new_size)) != 0)
        remember(errno, path);
    end = new_size;
}

void RestorableFile::keep(std::uint64_t begin, std::uint64_t until)
{
    until = std::min(until, mark.size);
    for (std::uint64_t page = begin / page_size; page * page_size < until; ++page) {
        if (kept[page])
            continue;
        struct {
            JournalRecord head;
            Page content;
        } record{};
        static_assert(sizeof record == sizeof(JournalRecord) + page_size);
        record.head.page = page;
        int error = read_at(file, record.content.data(), page_size, page * page_size);
        record.head.sum = hash_of(record.content.data(), page_size, page);
        if (error == 0)
            error = write_at(journal, &record, sizeof record, journal_end);
        if (error != 0)
            return remember(error, journal_path(mark.number));
        journal_end += sizeof record;
        kept[page] = true;
    }
}

void RestorableFile::sync()
{
    flush();
    if (!given_up)
        if (const int error = plattan::sync(file); error != 0)
            remember(error, path);
}

void RestorableFile::close()
{
    flush();
    if (const int error = file.close(); error != 0)
        remember(error, path);
}

void RestorableFile::remember(int error, const std::filesystem::path& where)
{
    given_up = true;
    if (failure.empty())
        failure = fmt::format("cannot write {}: {}", where.string(), std::strerror(error));
}

void RestorableFile::give_up() { given_up = true; }

void RestorableFile::stop_if_failed() const
{
    if (!failure.empty())
        throw WriteFailure(failure);
}

std::uint64_t RestorableFile::sum_of(std::uint64_t page, const Page& content, std::uint64_t whole_size) const
{
    return hash_of(content.data(), std::min<std::uint64_t>(page_size, whole_size - page * page_size), page);
}

std::uint64_t RestorableFile::checksum() const { return hash_of(sums.data(), sums.size() * sizeof sums.front(), 0); }

FileMark RestorableFile::prepare_mark(std::uint64_t number)
{
    sync();
    stop_if_failed();
    sums.resize((end + page_size - 1) / page_size);
    for (std::uint64_t page = 0; page < sums.size(); ++page) {
        if ((page + 1) * page_size <= mark.size && !kept[page])
            continue;
        Page content;
        if (const int error = read_at(file, content.data(), page_size, page * page_size); error != 0)
            fail_to_write(path, error);
        sums[page] = sum_of(page, content, end);
    }
    next_mark = {number, end, checksum()};
    const auto name = journal_path(number);
    next_journal = Descriptor(::open(name.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    const JournalHead head{magic, next_mark.number, next_mark.size, next_mark.checksum};
    int error = next_journal.is_open() ? write_at(next_journal, &head, sizeof head, 0) : errno;
    if (error == 0)
        error = plattan::sync(next_journal);
    if (error == 0)
        error = sync_name(name);
    if (error != 0) {
        remember(error, name);
        stop_if_failed();
    }
    return next_mark;
}

void RestorableFile::take_mark()
{
    if (journal.is_open()) {
        std::error_code ignored;
        std::filesystem::remove(journal_path(mark.number), ignored);
    }
    journal = std::move(next_journal);
    journal_end = sizeof(JournalHead);
    mark = next_mark;
    kept.assign(sums.size(), false);
}

std::map<std::uint64_t, RestorableFile::Page> RestorableFile::read_journal(const FileMark& wanted)
{
    std::map<std::uint64_t, Page> pages;
    const auto name = journal_path(wanted.number);
    journal = Descriptor(::open(name.c_str(), O_RDWR | O_CLOEXEC));
    JournalHead head{};
    if (!journal.is_open() || read_at(journal, &head, sizeof head, 0) != 0 || head.magic != magic || head.number != wanted.number ||
        head.size != wanted.size || head.checksum != wanted.checksum)
        throw InputError(fmt::format("{}: is missing, damaged or of another run", name.string()));
    journal_end = sizeof head;
    while (true) {
        JournalRecord record{};
        Page content;
        if (read_at(journal, &record, sizeof record, journal_end) != 0 ||
            read_at(journal, content.data(), page_size, journal_end + sizeof record) != 0)
            throw InputError(fmt::format("{}: cannot be read", name.string()));
        if (record.page * page_size >= wanted.size || record.sum != hash_of(content.data(), page_size, record.page))
            return pages; // the end, or a record that was never finished: its page was not changed then
        pages.emplace(record.page, content);
        journal_end += sizeof record + page_size;
    }
}

void RestorableFile::put_back(const std::map<std::uint64_t, Page>& pages, const FileMark& wanted)
{
    sums.resize((wanted.size + page_size - 1) / page_size);
    kept.assign(sums.size(), false);
    for (std::uint64_t page = 0; page < sums.size(); ++page) {
        Page content;
        if (const auto old = pages.find(page); old != pages.end()) {
            content = old->second;
            kept[page] = true;
        } else if (read_at(file, content.data(), page_size, page * page_size) != 0)
            throw InputError(fmt::format("{}: cannot be read", path.string()));
        sums[page] = sum_of(page, content, wanted.size);
    }
    if (checksum() != wanted.checksum)
        throw InputError(fmt::format("{}: does not hold what was written by the end of the last finished day; it was changed, cut short or is of "
                                     "another run",
                                     path.string()));
    for (const auto& [page, content] : pages)
        if (const int error = write_at(file, content.data(), page_size, page * page_size); error != 0)
            fail_to_write(path, error);
    if (::ftruncate(file, static_cast<off_t>(wanted.size)) != 0)
        fail_to_write(path, errno);
    if (const int error = plattan::sync(file); error != 0)
        fail_to_write(path, error);
    end = wanted.size;
    mark = wanted;
}

} // namespace plattan
