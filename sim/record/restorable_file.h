#pragma once

#include "base/descriptor.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace plattan {

/// A moment to which a file can be put back.
struct FileMark {
    std::uint64_t number = 0; ///< marks of a file count up
    std::uint64_t size = 0;   ///< of the file, bytes
    std::uint64_t checksum = 0;
};

/// A file that can be put back to its last mark, byte for byte, whatever was written since and whenever the program died.
///
/// Bytes beyond the size at the mark are simply written. Before a page below it changes for the first time, its old content is appended to a
/// journal beside the file. Putting back writes these pages again and cuts the file; a checksum over all pages tells whether the result is
/// what stood there at the mark.
///
/// What is written is held in memory, up to a few megabytes, until `flush`: HDF5 writes a file in hundreds of small pieces, and disks that lie
/// across a network take as long for a small one as for a large one.
///
/// Writing never fails halfway for whoever writes: the first error is remembered, and from then on nothing reaches the disk any more, but
/// reading gives back what was written. HDF5, which does not survive errors of writing, can so be closed in peace. Ask `stop_if_failed` after
/// flushing.
class RestorableFile {
public:
    /// An empty file without a mark. What was there under this name is lost. Throws WriteFailure.
    explicit RestorableFile(std::filesystem::path path);

    /// The file as it was at the mark. Throws InputError, and changes nothing, where that cannot be had: the file or its journal was cut,
    /// changed or is missing.
    RestorableFile(std::filesystem::path path, const FileMark& mark);

    RestorableFile(const RestorableFile&) = delete;
    RestorableFile& operator=(const RestorableFile&) = delete;

    std::uint64_t size() const { return end; }
    bool read(std::uint64_t offset, void* bytes, std::size_t count) const; ///< false: could not be read
    void write(std::uint64_t offset, const void* bytes, std::size_t count);
    void resize(std::uint64_t new_size);
    void flush(); ///< hands all to the system, so that it is there when the program dies
    void sync();  ///< flushes, and waits for the disk
    void close();

    /// Throws WriteFailure where anything could not be written.
    void stop_if_failed() const;
    /// From now on nothing reaches the disk.
    void give_up();

    /// Syncs and makes everything ready for a new mark. Until `take_mark` the old one counts: store the new one where it will be
    /// looked for in between. Throws WriteFailure.
    FileMark prepare_mark(std::uint64_t number);
    void take_mark();

    /// Removes what lies beside a file for its marks.
    static void remove_journals(const std::filesystem::path& path);

private:
    static constexpr std::size_t page_size = 4096;
    using Page = std::array<std::uint8_t, page_size>;

    void open(int flags);
    void remember(int error, const std::filesystem::path& where);
    void keep(std::uint64_t begin, std::uint64_t until);
    void write_to_memory(std::uint64_t offset, const std::uint8_t* bytes, std::size_t count);
    using Pages = std::map<std::uint64_t, Page>;
    Pages::const_iterator write_run(Pages::const_iterator first);
    std::map<std::uint64_t, Page> read_journal(const FileMark& mark);
    void put_back(const std::map<std::uint64_t, Page>& pages, const FileMark& mark);
    std::uint64_t sum_of(std::uint64_t page, const Page& content, std::uint64_t whole_size) const;
    std::uint64_t checksum() const;
    std::filesystem::path journal_path(std::uint64_t number) const;

    std::filesystem::path path;
    Descriptor file, journal, next_journal;
    FileMark mark, next_mark;
    std::uint64_t end = 0, journal_end = 0;
    std::vector<bool> kept;          ///< pages below the mark that lie in the journal
    std::vector<std::uint64_t> sums; ///< of all pages at the mark
    std::string failure;
    bool given_up = false;
    std::map<std::uint64_t, Page> in_memory; ///< pages written since the last flush, or since the one that failed
};

} // namespace plattan
