#include "base/expects.h"
#include "statistics/correlation.h"
#include "statistics/interval.h"
#include "statistics/mean.h"
#include "support/catch.h"

#include <stdexcept>
#include <string>

using namespace plattan;

TEST_CASE("wrong code is told with the line that asks", "[base]")
{
    expects(true, "nothing");
    const int line = __LINE__ + 2;
    try {
        expects(1 > 2, "one is more than two");
        FAIL("nothing was thrown");
    } catch (const std::logic_error& error) {
        CHECK(std::string(error.what()) == "one is more than two (expects.cpp:" + std::to_string(line) + ")");
    }
    CHECK_THROWS_AS(wrong_code("it"), std::logic_error);
}

TEST_CASE("statistics of pairs ask for as many values on both sides, and for shares that are shares", "[base][statistics]")
{
    CHECK_THROWS_AS(pearson_correlation({1, 2, 3}, {1, 2}), std::logic_error);
    CHECK_THROWS_AS(quotient({1, 2}, {1, 2, 3}), std::logic_error);
    CHECK_THROWS_AS(percentile({1, 2}, 1.5), std::logic_error);
    CHECK(percentile({1, 2}, 1) == 2);
}
