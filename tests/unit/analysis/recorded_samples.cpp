#include "support/catch.h"
#include "support/recorded_room.h"

#include "analysis/recorded_samples.h"
#include "estimates/estimates_table.h"

#include <cmath>

using namespace plattan;
using namespace plattan::test;

TEST_CASE("runs are paired by seed and replication, and unlike ones are refused", "[analysis]")
{
    const Folder folder;
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        run_room(folder, "base/" + std::to_string(seed) + ".h5", seed);
        run_room(folder, "guards/" + std::to_string(seed) + ".h5", seed, "  - guards: {shifts: [11:00-14:00], post: beside_scene}\n");
    }
    const auto three = read_samples({folder.path / "base", folder.path / "guards"}, false);
    CHECK(three.samples.pairs() == 3);
    const auto comparison = compare(three.samples);
    const auto deals = static_cast<std::size_t>(three.samples.figure("deals") - three.samples.list().data());
    const auto *base = comparison.of(deals, 0), *guards = comparison.of(deals, 1);
    CHECK(guards->difference == Approx(guards->level - base->level).margin(1e-9));
    CHECK_FALSE(std::isnan(guards->interval.low));

    const auto one = read_samples({folder.path / "base/1.h5", folder.path / "guards/1.h5"}, false);
    CHECK(std::isnan(compare(one.samples).of(deals, 1)->interval.low));
    CHECK(answer_text(answer_of(one.samples), false).find("no interval") != std::string::npos);
    CHECK_THROWS_AS(read_samples({folder.path / "base/1.h5", folder.path / "guards/2.h5"}, false), InputError);
    CHECK_THROWS_AS(read_samples({folder.path / "base", folder.path / "base"}, false), InputError);

    const auto refused = [&](const std::string& file, const std::string& what) {
        try {
            read_samples({folder.path / "base/1.h5", folder.path / file}, false);
        } catch (const InputError& error) {
            return std::string(error.what()).find(what) != std::string::npos;
        }
        return false;
    };
    run_room(folder, "wet.h5", 1, "  []\nweather: rain\n");
    CHECK(refused("wet.h5", "the weather: rain and the usual one"));
}
