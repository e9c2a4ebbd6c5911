#include "support/catch.h"
#include "support/recorded_room.h"

#include "base/text_file.h"
#include "results/difference.h"
#include "results/digest.h"

using namespace plattan;
using namespace plattan::test;

TEST_CASE("digest and difference find what differs", "[record]")
{
    const Folder folder;
    const RunReader a(run_room(folder, "a.h5", 1)), b(run_room(folder, "b.h5", 1)), c(run_room(folder, "c.h5", 2));
    CHECK(digest_of(a).whole == digest_of(b).whole);
    CHECK(digest_of(a).whole != digest_of(c).whole);
    CHECK_FALSE(first_difference(a, b));
    const auto difference = first_difference(a, c);
    REQUIRE(difference);
    CHECK(difference->minute);
}

TEST_CASE("what is no run file is refused by name", "[record][hostile]")
{
    const Folder folder;
    const auto text = folder.write("text.h5", "this is no HDF5");
    CHECK_THROWS_AS(RunReader(text), InputError);
    CHECK_THROWS_AS(RunReader(folder.path / "missing.h5"), InputError);
    const auto good = run_room(folder, "a.h5", 1);
    auto bytes = read_text_file(good);
    write_text_file(folder.path / "cut.h5", bytes.substr(0, bytes.size() / 2));
    CHECK_THROWS(digest_of(RunReader(folder.path / "cut.h5")));
}
