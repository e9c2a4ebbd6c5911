#include "demand/arrivals_between.h"
#include "support/catch.h"

using namespace plattan;

namespace {

Expected member(std::uint32_t place, Seconds arrives_at)
{
    Expected person;
    person.place_in_group = place;
    person.arrives_at = arrives_at;
    return person;
}

} // namespace

TEST_CASE("Groups of whom nobody comes while a run lasts get no rows, and the others stay together", "[demand]")
{
    const std::vector<Expected> drawn{member(0, 99),  member(0, 100),                 // alone: too early, just in time
                                      member(0, 99),  member(1, 101),                 // the second of two still comes
                                      member(0, 150), member(0, 199), member(1, 200), // the first still comes
                                      member(0, 200), member(1, 201)};
    std::vector<Seconds> kept;
    for (const auto& person : arrivals_between(100, 200, drawn))
        kept.push_back(person.arrives_at);
    CHECK(kept == std::vector<Seconds>{100, 99, 101, 150, 199, 200});
    CHECK(arrivals_between(0, 1000, drawn).size() == drawn.size());
    CHECK(arrivals_between(300, 400, drawn).empty());
    CHECK(arrivals_between(0, 1, {}).empty());
}
