#include "support/catch.h"
#include "support/environment.h"
#include "support/square.h"

#include "base/cache.h"

#include <fmt/format.h>

using namespace plattan;
using namespace plattan::test;

TEST_CASE("what is kept is found again, and nothing is kept where the environment says so", "[base][cache]")
{
    const Folder folder;
    const Variable place("XDG_CACHE_HOME", folder.path.string());
    const std::vector<std::uint8_t> bytes{1, 2, 3};
    {
        const Variable off("PLATTAN_CACHE", "off");
        to_cache("one", bytes);
        CHECK_FALSE(from_cache("one"));
        CHECK_FALSE(std::filesystem::exists(folder.path / "plattan"));
    }
    CHECK_FALSE(from_cache("one"));
    to_cache("one", bytes);
    REQUIRE(from_cache("one"));
    CHECK(*from_cache("one") == bytes);
    folder.write("plattan/one", "no such thing");
    CHECK_FALSE(from_cache("one")); // a damaged file is as none
}

TEST_CASE("a folder is kept below a size, and what was changed longest ago goes first", "[base][cache]")
{
    const Folder folder;
    const auto now = std::filesystem::file_time_type::clock::now();
    for (const int age : {3, 1, 2}) {
        const auto path = folder.write(fmt::format("{}", age), std::string(100, 'x'));
        std::filesystem::last_write_time(path, now - std::chrono::hours(age));
    }
    trim_folder(folder.path, 300);
    CHECK(std::filesystem::exists(folder.path / "3"));
    trim_folder(folder.path, 250);
    CHECK_FALSE(std::filesystem::exists(folder.path / "3"));
    CHECK(std::filesystem::exists(folder.path / "2"));
    trim_folder(folder.path, 100);
    CHECK_FALSE(std::filesystem::exists(folder.path / "2"));
    CHECK(std::filesystem::exists(folder.path / "1"));
}
