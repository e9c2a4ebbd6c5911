#include "studies/row_file.h"

#include "support/catch.h"
#include "support/square.h"

#include "base/problems.h"

#include <fstream>
#include <limits>
#include <sys/stat.h>

using namespace plattan;

namespace {

const std::vector<RowColumn> columns{{"deals", "1", "deals done", "time: sum"}, {"cost", "SEK", "cost", "time: sum"}};

RunRow row_with(std::uint64_t id, double deals)
{
    return {id, 10 * id, {deals, std::numeric_limits<double>::quiet_NaN()}, 1.5, 4096, "host", "", {}};
}

std::vector<RowPlace> places_in(const std::filesystem::path& path)
{
    std::vector<RowPlace> places;
    std::vector<RowColumn> found;
    for_each_row(path, found, [&](const RowPlace& place) { places.push_back(place); });
    return places;
}

int damages_in(const std::filesystem::path& path)
{
    int count = 0;
    std::vector<RowColumn> found;
    for_each_row(
        path, found, [](const RowPlace&) {}, [&](std::uint64_t) { ++count; });
    return count;
}

std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const std::filesystem::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

} // namespace

TEST_CASE("rows come back as they were written, those of runs that failed too", "[studies]")
{
    const test::Folder folder;
    const auto path = folder.path / "a.rows";
    {
        RowWriter writer(path, columns);
        writer.append(row_with(1, 7));
        RunRow failed;
        failed.id = 2;
        failed.failure = "the disk is full";
        writer.append(failed);
    }
    RowWriter(path, columns).append(row_with(3, 9)); // another process goes on
    std::vector<RowColumn> found;
    std::vector<RowPlace> places;
    for_each_row(path, found, [&](const RowPlace& place) { places.push_back(place); });
    REQUIRE(found.size() == 2);
    CHECK((found[1].name == "cost" && found[1].units == "SEK" && found[0].cell_methods == "time: sum"));
    REQUIRE(places.size() == 3);
    CHECK((places[0].id == 1 && !places[0].failed && places[1].failed));
    const RunRow first = read_row(path, places[0]);
    CHECK((first.digest == 10 && first.figures[0] == 7 && first.figures[1] != first.figures[1] && first.seconds == 1.5 && first.host == "host"));
    CHECK(read_row(path, places[1]).failure == "the disk is full");
    CHECK(read_row(path, places[2]).figures[0] == 9);
}

TEST_CASE("wherever a file of rows is cut, the rows before the cut are there and later ones follow", "[studies]")
{
    const test::Folder folder;
    const auto whole = folder.path / "whole.rows", cut = folder.path / "cut.rows";
    RowWriter writer(whole, columns);
    writer.append(row_with(1, 7));
    const auto one = bytes_of(whole).size();
    writer.append(row_with(2, 8));
    const std::string bytes = bytes_of(whole);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        write(cut, bytes.substr(0, size));
        const std::size_t before = size >= one ? 1 : 0;
        REQUIRE(places_in(cut).size() == before);
        REQUIRE(damages_in(cut) == 0); // what ended the writer is none
        RowWriter(cut, columns).append(row_with(3, 9));
        const auto places = places_in(cut);
        REQUIRE(places.size() == before + 1);
        REQUIRE(read_row(cut, places.back()).id == 3);
        REQUIRE(damages_in(cut) == 0);
    }
}

TEST_CASE("a row of which any byte has changed is passed over, and its neighbours are not", "[studies]")
{
    const test::Folder folder;
    const auto whole = folder.path / "whole.rows", changed = folder.path / "changed.rows";
    RowWriter writer(whole, columns);
    writer.append(row_with(1, 7));
    const auto begin = bytes_of(whole).size();
    writer.append(row_with(2, 8));
    const auto end = bytes_of(whole).size();
    writer.append(row_with(3, 9));
    for (std::size_t at = begin; at < end; ++at) {
        std::string bytes = bytes_of(whole);
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        write(changed, bytes);
        for (const auto& place : places_in(changed))
            REQUIRE((place.id == 1 || place.id == 3));
        REQUIRE(places_in(changed).size() == 2);
        const bool is_of_size = at - begin >= 9 && at - begin < 13; // as if it had been torn
        CHECK((damages_in(changed) > 0) != is_of_size);
    }
    CHECK(damages_in(whole) == 0);
}

TEST_CASE("rows without columns are no rows, and nobody waits for what is no file", "[studies]")
{
    const test::Folder folder;
    const auto whole = folder.path / "whole.rows", cut = folder.path / "cut.rows";
    RowWriter writer(whole, columns);
    writer.append(row_with(1, 7));
    writer.append(row_with(2, 8));
    const std::string bytes = bytes_of(whole);
    std::string without = bytes;
    without[20] = static_cast<char>(without[20] ^ 1); // in the columns
    write(cut, without);
    CHECK(places_in(cut).empty());
    CHECK(damages_in(cut) == 3);
    RowWriter(cut, columns).append(row_with(3, 9));
    CHECK(places_in(cut).size() == 1); // goes on with columns of its own

    const auto pipe = folder.path / "pipe.rows";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK_THROWS_AS(places_in(pipe), InputError);
    CHECK_THROWS_AS(RowWriter(pipe, columns), InputError);
    CHECK_THROWS_AS(places_in(folder.path), InputError);
}
