#include "support/catch.h"
#include "support/square.h"

#include "experiments/identity.h"

using namespace plattan;
using namespace plattan::test;

namespace {

RunIdentity identity_with(const std::string& interventions, std::uint32_t seed = 1, int threads = 1)
{
    Square square;
    square.interventions = interventions;
    return {square.scenario(), hours(12, 13, threads, seed), true};
}

} // namespace

TEST_CASE("the identity of a run says what differs, and survives being written", "[experiments][identity]")
{
    const std::string one = "  - guards: {pairs: 1, route: round, shifts: [10:00-12:00]}\n",
                      two = "  - guards: {pairs: 2, route: round, shifts: [10:00-12:00]}\n";
    const auto first = identity_with(one), written = RunIdentity::parse(first.text());
    CHECK(first.differences_from(written).empty());
    CHECK(written.differences_from(first).empty());
    CHECK(identity_with(one, 1, 8).differences_from(first).empty());
    CHECK(identity_with(one, 2).differences_from(written) == "seed is 1 in the file, 2 in the command");
    CHECK(identity_with(two).differences_from(written) == "interventions.guards.pairs is 1 in the file, 2 in the command");
    CHECK_FALSE(written.differences_from(identity_with("")).empty());
    CHECK_FALSE(identity_with("").differences_from(written).empty());

    // Of one kind without names, and in another order.
    const auto both = identity_with(one + two), turned = identity_with(two + one);
    CHECK(both.differences_from(identity_with(one + one)) == "interventions.guards-2.pairs is 1 in the file, 2 in the command");
    CHECK_FALSE(both.differences_from(turned).empty());
    const std::string named = "  - cleaners: {name: \"a: b\", count: 1}\n";
    const auto colon = identity_with(named);
    CHECK(colon.differences_from(RunIdentity::parse(colon.text())).empty());
}
