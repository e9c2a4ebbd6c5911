#include "support/catch.h"

#include "verification/pairs.h"
#include "verification/shuffled.h"

using namespace plattan;

namespace {

/// Forty differences round one, and a row about them.
const std::vector<double> differences = [] {
    std::vector<double> list;
    for (int i = 0; i < 40; ++i)
        list.push_back(1 + (i % 5 - 2) * 0.1);
    return list;
}();

Finding row_with_band(double low, double high) { return finding_of("X", "A gain.", differences, low, high, "nobody", must); }

} // namespace

TEST_CASE("a row whose band a model without effect does not meet has a control that holds", "[verification]")
{
    const Finding row = row_with_band(0.5, 2);
    REQUIRE(row.verdict() == Finding::Verdict::inside);
    const Finding control = control_of_pairs(row, differences);
    CHECK(control.name == "X shuffled");
    CHECK(control.figure == 0);
    CHECK_FALSE(control.fails());
}

TEST_CASE("a row that holds without what it is about has a control that fails", "[verification]")
{
    const Finding row = row_with_band(-2, 2);
    REQUIRE(row.verdict() == Finding::Verdict::inside);
    const Finding control = control_of_pairs(row, differences);
    CHECK(control.figure == 1);
    CHECK(control.fails());
}

TEST_CASE("a control shuffles anew each time, and the row stays as it is", "[verification]")
{
    const Finding row = row_with_band(0.5, 2);
    std::vector<double> drawn;
    (void)control_of(row, [&](Draws& draws, Finding& shuffled) {
        CHECK(shuffled.figure == row.figure);
        drawn.push_back(draws.uniform());
        shuffled.figure = 0;
    });
    REQUIRE(drawn.size() > 1);
    CHECK(drawn[0] != drawn[1]);
}
