#include "support/calls_that_write.h"
#include "support/catch.h"
#include "support/recorded_room.h"

#include "record/declarations.h"
#include "results/run_reader.h"

using namespace plattan;
using namespace plattan::test;

TEST_CASE("times of a person add up, and the file says so", "[record]")
{
    const Folder folder;
    const RunReader run(run_room(folder, "a.h5", 1));
    const auto entered = run.numbers("/people/entered_at"), left = run.numbers("/people/left_at"), walking = run.numbers("/people/walking_time"),
               stopped = run.numbers("/people/stopped_time"), sat = run.numbers("/people/sat_time");
    const auto kind = run.numbers("/people/kind");
    int present = 0;
    for (std::size_t i = 0; i < entered.size(); ++i) {
        if (entered[i] < 0) {
            CHECK(left[i] == -1);
            continue;
        }
        if (kind[i] != 0) { // others than visitors go and come back
            CHECK(walking[i] + stopped[i] + sat[i] <= left[i] - entered[i] + 1);
            continue;
        }
        ++present;
        CHECK(walking[i] + stopped[i] + sat[i] == Approx(left[i] - entered[i]).margin(1));
    }
    CHECK(present > 50);
    CHECK(run.attribute("/", "complete") == "1");
    CHECK_FALSE(std::filesystem::exists(folder.path / "a.h5.part"));
}

TEST_CASE("a run is written in few calls, which matters where the disk lies across a network", "[record]")
{
    const Folder folder;
    const auto before = calls_that_write();
    run_room(folder, "a.h5", 1);
    CHECK(calls_that_write() - before <= 60);
}

TEST_CASE("trajectories lie in blocks and stay on the ground", "[record]")
{
    const Folder folder;
    const RunReader run(run_room(folder, "a.h5", 1));
    const auto offset = run.numbers("/trajectories/block_offset"), t = run.numbers("/trajectories/t"), x = run.numbers("/trajectories/x");
    CHECK(offset.size() == 12 * 60 + 12 + 1); // empty blocks of the morning included
    CHECK(offset.front() == 0);
    CHECK(offset.back() == static_cast<double>(t.size()));
    REQUIRE(!t.empty());
    for (std::size_t b = 0; b + 1 < offset.size(); ++b)
        for (auto row = static_cast<std::size_t>(offset[b]); row < static_cast<std::size_t>(offset[b + 1]); ++row)
            if (!(t[row] >= 60.0 * static_cast<double>(b) && t[row] < 60.0 * static_cast<double>(b + 1)))
                FAIL("row " << row << " lies in the wrong block");
    for (const double cm : x)
        CHECK((cm > 0 && cm < 12'000));
}

namespace {

template <class Table> std::vector<std::string> declared(const Table& table)
{
    std::vector<std::string> names;
    layout::for_each(table, [&](const auto& column) { names.emplace_back(column.name); });
    return names;
}

template <class Columns> std::vector<std::string> written(const Columns& columns)
{
    std::vector<std::string> names;
    for (const auto& column : columns)
        names.emplace_back(column.name);
    return names;
}

} // namespace

TEST_CASE("every column that the layout declares is written, in its order", "[record]")
{
    CHECK(written(people_columns()) == declared(layout::people));
    CHECK(written(event_columns()) == declared(layout::events));
}
