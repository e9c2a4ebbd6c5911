#include "support/calls_that_write.h"
#include "support/catch.h"
#include "support/square.h"

#include "base/problems.h"
#include "record/restorable_file.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <random>
#include <sys/resource.h>

using namespace plattan;
using namespace plattan::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes bytes_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void put(const std::filesystem::path& path, const Bytes& bytes)
{
    std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

FileMark mark(RestorableFile& file, std::uint64_t number)
{
    const FileMark made = file.prepare_mark(number);
    file.take_mark();
    return made;
}

/// Writes and cuts at random places, also over the ends of pages and of the file.
void disturb(RestorableFile& file, std::minstd_rand& draw, int times)
{
    for (int i = 0; i < times; ++i) {
        if (draw() % 7 == 0) {
            file.resize(draw() % 60'000);
        } else {
            Bytes bytes(1 + draw() % 9000);
            for (auto& byte : bytes)
                byte = static_cast<std::uint8_t>(draw());
            file.write(draw() % 50'000, bytes.data(), bytes.size());
        }
    }
}

/// No file of this process can become larger, for as long as this stands.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit now{bytes, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
        handler = std::signal(SIGXFSZ, SIG_IGN);
    }
    ~FileLimit()
    {
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;

private:
    rlimit before{};
    void (*handler)(int) = nullptr;
};

void write_too_much(RestorableFile& file, const std::filesystem::path& path, const Bytes& first, const Bytes& second)
{
    {
        const FileLimit limit(11'000);
        file.write(7'000, second.data(), second.size());
        file.flush();
    }
    CHECK_THROWS_WITH(file.stop_if_failed(), "cannot write " + path.string() + ": File too large");
    file.write(8'000, second.data(), 10); // there is room again, but what stands in the file must fit together
    Bytes read(13'000);
    REQUIRE(file.read(0, read.data(), read.size()));
    Bytes expected(13'000, second.front());
    std::copy_n(first.begin(), 7'000, expected.begin());
    CHECK(read == expected);
    CHECK(file.size() == 13'000);
}

} // namespace

TEST_CASE("a file is put back to its mark byte for byte, whatever was written since", "[record][restorable]")
{
    const Folder folder;
    const auto path = folder.path / "run.h5.part";
    std::minstd_rand draw(7);
    for (int round = 0; round < 40; ++round) {
        Bytes at_first, at_second;
        FileMark first, second;
        {
            RestorableFile file(path);
            CHECK(file.size() == 0); // whatever lay there before
            disturb(file, draw, 5);
            first = mark(file, 1);
            at_first = bytes_of(path);
            disturb(file, draw, 8);
        }
        {
            RestorableFile file(path, first);
            CHECK(bytes_of(path) == at_first);
            CHECK(file.size() == at_first.size());
            disturb(file, draw, 4); // what was put back can be put back again
        }
        {
            RestorableFile file(path, first);
            CHECK(bytes_of(path) == at_first);
            disturb(file, draw, 4);
            second = file.prepare_mark(2);
            at_second = bytes_of(path);
            if (round % 2 == 0) // else the program dies here, and either mark may be asked for
                file.take_mark();
            if (round % 2 == 0)
                disturb(file, draw, 6);
        }
        if (round % 4 == 1) {
            RestorableFile file(path, first);
            CHECK(bytes_of(path) == at_first);
        } else {
            RestorableFile file(path, second);
            CHECK(bytes_of(path) == at_second);
        }
        RestorableFile::remove_journals(path);
        CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
    }
}

TEST_CASE("a file whose journal or bytes were changed or cut is refused and left alone", "[record][restorable]")
{
    const Folder folder;
    const auto path = folder.path / "run.h5.part", journal = folder.path / "run.h5.part.journal-1";
    std::minstd_rand draw(3);
    FileMark made;
    {
        RestorableFile file(path);
        Bytes bytes(40'000, 5);
        file.write(0, bytes.data(), bytes.size());
        made = mark(file, 1);
        bytes.assign(10'000, 6);
        file.write(12'000, bytes.data(), bytes.size());
        file.write(45'000, bytes.data(), bytes.size());
        file.flush();
    }
    const Bytes content = bytes_of(path), kept = bytes_of(journal);
    REQUIRE(kept.size() > 3 * 4096);
    const auto refused = [&](const Bytes& now, const Bytes& old) {
        put(path, now);
        put(journal, old);
        CHECK_THROWS_AS(RestorableFile(path, made), InputError);
        CHECK(bytes_of(path) == now);
        CHECK(bytes_of(journal) == old);
    };
    for (const std::size_t at : {0, 9, 17, 25, 40, 60, 5000, 9000}) { // in the head, and in pages of which the file holds no other copy
        Bytes changed = kept;
        changed[at] ^= 1;
        refused(content, changed);
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{31}, std::size_t{100}, kept.size() - 4112, kept.size() - 1})
        refused(content, Bytes(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(size)));
    Bytes changed = content;
    changed[3] ^= 1;
    refused(changed, kept);
    changed.resize(20'000);
    refused(changed, kept);
    refused({}, kept);

    put(path, content);
    std::filesystem::remove(journal);
    CHECK_THROWS_AS(RestorableFile(path, made), InputError);
    put(journal, kept);
    FileMark another = made;
    ++another.checksum;
    CHECK_THROWS_AS(RestorableFile(path, another), InputError);
    CHECK(bytes_of(path) == content);

    // A record that was not finished when the program died: its page had not been changed.
    Bytes torn = kept;
    torn.insert(torn.end(), 3000, 9);
    put(journal, torn);
    RestorableFile file(path, made);
    CHECK(bytes_of(path) == Bytes(40'000, 5));
}

TEST_CASE("what is written in small pieces reaches the disk in few", "[record][restorable]")
{
    const Folder folder;
    const auto path = folder.path / "run.h5.part";
    RestorableFile file(path);
    Bytes expected(100'000, 1);
    const auto before = calls_that_write();
    file.write(0, expected.data(), expected.size());
    std::minstd_rand draw(5);
    for (int i = 0; i < 2000; ++i) {
        const auto at = draw() % 99'000;
        const Bytes piece(1 + draw() % 900, static_cast<std::uint8_t>(i));
        file.write(at, piece.data(), piece.size());
        std::copy(piece.begin(), piece.end(), expected.begin() + static_cast<std::ptrdiff_t>(at));
    }
    Bytes read(expected.size());
    REQUIRE(file.read(0, read.data(), read.size()));
    CHECK(read == expected);
    file.flush();
    CHECK(bytes_of(path) == expected);
    CHECK(calls_that_write() - before <= 2);

    // More than is held in memory is not held until the flush.
    const Bytes many(8 << 20, 3);
    for (std::size_t at = 0; at < many.size(); at += 4096)
        file.write(at, many.data() + at, 4096);
    CHECK(std::filesystem::file_size(path) > many.size() / 3);
}

TEST_CASE("after a failed write all can be read back, nothing more reaches the disk, and the failure is told", "[record][restorable]")
{
    const Folder folder;
    const auto path = folder.path / "run.h5.part";
    const Bytes first(10'000, 1), second(6'000, 2);
    FileMark made;
    {
        RestorableFile file(path);
        file.write(0, first.data(), first.size());
        made = mark(file, 1);
        write_too_much(file, path, first, second);
    }
    RestorableFile file(path, made);
    CHECK(bytes_of(path) == first);
    CHECK_THROWS_AS(RestorableFile(folder.path / "none" / "run"), WriteFailure);
    CHECK_THROWS_AS(RestorableFile("/dev/null"), InputError);
}
