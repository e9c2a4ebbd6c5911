#include "support/catch.h"
#include "support/recorded_room.h"

#include "analysis/compare.h"

#include <cmath>

using namespace plattan;
using namespace plattan::test;

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
