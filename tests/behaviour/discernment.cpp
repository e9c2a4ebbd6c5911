// Women and men stay alike where nothing annoys, and choose their places otherwise where something does.

#include "support/catch.h"
#include "support/day.h"

using namespace plattan;
using namespace plattan::test;

namespace {

/// Share of those who stay of women, against that of men.
double women_to_men(const std::string& present, const std::string& litter, const std::string& who_avoids = "")
{
    Square square;
    square.trips_per_day = 60'000;
    square.present = present;
    square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0, drug_users_at_peak: 30}\n  visitor: {brief_stop_probability: 0.4, "
                        "unsafe_aversion: 0" +
                        who_avoids + "}\n" + litter;
    const Day day(square, 12, 13.5);
    const People& people = day.simulation.people();
    std::array<double, 2> stopped{}, all{};
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people.traits[i].visitor && people.group_size[i] == 1 && people.left_at[i] > 0 && people.left_at[i] < 13.5 * 3600) {
            stopped[static_cast<std::size_t>(people.sex[i])] += people.stopped[i];
            ++all[static_cast<std::size_t>(people.sex[i])];
        }
    REQUIRE(all[0] > 500);
    REQUIRE(all[1] > 500);
    return stopped[0] / all[0] / (stopped[1] / all[1]);
}

} // namespace

TEST_CASE("women keep away from annoyances more than men, and stay like men where there are none", "[visitors][knock-out]")
{
    const std::string clean = "  litter: {initial_per_10_m2: 0, littering_probability: 0}\n", dirty = "  litter: {initial_per_10_m2: 15}\n";
    CHECK(women_to_men("", clean) == Approx(1).margin(0.1));
    CHECK(women_to_men("drug_users", dirty) < 0.9);
    // Nobody is used to avoid anything, or women and men are alike.
    CHECK(women_to_men("drug_users", dirty, ", women_who_avoid: 0, men_who_avoid: 0") == Approx(1).margin(0.1));
}
