#include "support/catch.h"

#include "verification/pairs.h"
#include "verification/row_notes.h"

using namespace plattan;

namespace {

Finding of_replications(const std::vector<double>& values) { return finding_of("X", "A figure.", values, 0, 1, "nobody", Finding::Level::must); }

} // namespace

TEST_CASE("a mean of one replication has no interval and is not judged", "[verification]")
{
    using enum Finding::Verdict;
    CHECK(of_replications({0.5}).verdict() == info);
    CHECK(of_replications({5}).verdict() == info);
    CHECK(in_scenario(of_replications({5}), "x", 1).remark.find("no interval") != std::string::npos);
}

TEST_CASE("a row holds where its whole interval lies in the band", "[verification]")
{
    using enum Finding::Verdict;
    CHECK(of_replications({0.5, 0.5}).verdict() == inside);
    CHECK(of_replications({0.95, 0.96, 0.97, 1.01}).verdict() == touches);
    CHECK(of_replications({0.9, 1.2}).verdict() == undecided); // wider than half of the band: more runs are needed
    CHECK(of_replications({5, 5.1}).verdict() == outside);
    CHECK(of_replications({}).verdict() == outside); // nothing was found
    // Less data never makes a row hold.
    CHECK_FALSE(of_replications({0.5, 0.5}).fails());
    CHECK(of_replications({0.9, 1.2}).fails());
    CHECK(of_replications({0.95, 0.96, 0.97, 1.01}).fails());
    CHECK(of_replications({5, 5.1}).fails());
    Finding should_hold = of_replications({5, 5.1});
    should_hold.level = Finding::Level::should;
    CHECK_FALSE(should_hold.fails());
    should_hold.role = Finding::Role::published;
    CHECK(should_hold.fails());
    should_hold.known = "it is known why";
    CHECK_FALSE(should_hold.fails());
    CHECK(should_hold.verdict() == outside);
}

TEST_CASE("one figure of all replications together is judged as it stands", "[verification]")
{
    const auto verdict = [](double figure) { return plain_finding_of("X", "A figure.", figure, 0, 1, "nobody", Finding::Level::must).verdict(); };
    CHECK(verdict(0.5) == Finding::Verdict::inside);
    CHECK(verdict(1.01) == Finding::Verdict::outside);
    CHECK(verdict(std::nan("")) == Finding::Verdict::outside);
}

TEST_CASE("a row that was looked at while something was chosen is no evidence, whatever it calls itself", "[verification]")
{
    Finding row = of_replications({0.5, 0.5});
    row.name = "SF-12";
    add_notes(row);
    CHECK(row.role == Finding::Role::seen);
    CHECK(row.remark.find("caution_fades_in") != std::string::npos);
    Finding own = of_replications({0.5, 0.5});
    own.role = Finding::Role::published;
    add_notes(own); // with a band of nobody's
    CHECK(own.role == Finding::Role::validated);
}
