#include "support/catch.h"
#include "support/square.h"

#include "analysis/compare.h"
#include "results/difference.h"
#include "base/text_file.h"
#include "experiments/run.h"
#include "results/digest.h"

#include <cmath>

using namespace plattan;
using namespace plattan::test;

namespace {

std::filesystem::path run_room(const Folder& folder, const std::string& name, std::uint32_t seed, const std::string& interventions = "")
{
    Square square;
    square.interventions = interventions;
    const Scenario scenario = square.scenario();
    RunOrder order;
    order.options = hours(12, 12.2, 1, seed);
    order.output = folder.path / name;
    run_to_file(scenario, order, {});
    return order.output;
}

} // namespace

TEST_CASE("times of a person add up, and the file says so", "[record]")
{
    const Folder folder;
    const RunReader run(run_room(folder, "a.h5", 1));
    const auto entered = run.numbers("/people/entered_at"), left = run.numbers("/people/left_at"), walking = run.numbers("/people/walking_time"),
               stopped = run.numbers("/people/stopped_time"), sat = run.numbers("/people/sat_time");
    int present = 0;
    for (std::size_t i = 0; i < entered.size(); ++i) {
        if (entered[i] < 0) {
            CHECK(left[i] == -1);
            continue;
        }
        ++present;
        CHECK(walking[i] + stopped[i] + sat[i] == Approx(left[i] - entered[i]).margin(1));
    }
    CHECK(present > 50);
    CHECK(run.attribute("/", "complete") == "1");
    CHECK_FALSE(std::filesystem::exists(folder.path / "a.h5.part"));
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

TEST_CASE("paired differences come with an interval once there are two pairs", "[analysis]")
{
    const Folder folder;
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        run_room(folder, "base/" + std::to_string(seed) + ".h5", seed);
        run_room(folder, "guards/" + std::to_string(seed) + ".h5", seed, "  - guards: {shifts: [11:00-14:00], post: beside_scene}\n");
    }
    const auto comparison = compare(folder.path / "base", folder.path / "guards");
    CHECK(comparison.pairs == 3);
    for (const auto& figure : comparison.figures) {
        if (std::isnan(figure.base.mean)) // there was no night in this hour
            continue;
        CHECK(figure.difference.mean == Approx(figure.alternative.mean - figure.base.mean).margin(1e-9));
        CHECK_FALSE(std::isnan(figure.difference.half_width));
    }
    const auto one = compare(folder.path / "base/1.h5", folder.path / "guards/1.h5");
    CHECK(std::isnan(one.figures.front().difference.half_width));
    CHECK_THROWS_AS(compare(folder.path / "base/1.h5", folder.path / "guards/2.h5"), InputError);
    CHECK(table_of(one).find("no interval") != std::string::npos);
}

TEST_CASE("intervals by Student's t", "[analysis]")
{
    const auto e = estimate({1, 2, 3, 4, 5});
    CHECK(e.mean == 3);
    CHECK(e.half_width == Approx(2.776445 * std::sqrt(2.5) / std::sqrt(5.0)).epsilon(1e-6));
    CHECK(std::isnan(estimate({1}).half_width));
}
