#include "support/catch.h"

#include "verification/pairs.h"

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

    CHECK(of_replications({0.5, 0.5}).verdict() == pass);
    CHECK(of_replications({0.9, 1.2}).verdict() == pass); // the interval reaches into the band
    CHECK(of_replications({5, 5.1}).verdict() == fail);
    CHECK(of_replications({}).verdict() == fail); // nothing was found
}

TEST_CASE("one figure of all replications together is judged as it stands", "[verification]")
{
    const auto verdict = [](double figure) { return plain_finding_of("X", "A figure.", figure, 0, 1, "nobody", Finding::Level::must).verdict(); };
    CHECK(verdict(0.5) == Finding::Verdict::pass);
    CHECK(verdict(1.01) == Finding::Verdict::fail);
    CHECK(verdict(std::nan("")) == Finding::Verdict::fail);
}
