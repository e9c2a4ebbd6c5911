// Links count the people who pass them.

#include "support/catch.h"
#include "support/square.h"

#include <cmath>
#include <fmt/format.h>
#include <numeric>

using namespace plattan;
using namespace plattan::test;

TEST_CASE("whoever goes from one end to the other passes the link between them once, and in its direction", "[observables]")
{
    const auto link = [](const std::string& id, double y0, double y1) {
        return feature("link", id, fmt::format(R"({{"type": "LineString", "coordinates": [[60, {}], [60, {}]]}})", y0, y1));
    };
    Square square;
    square.more_features = link("up", 0, 20) + link("down", 20, 0) + link("lower_half", 0, 10) + link("upper_half", 10, 20);
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 13));
    run_through(simulation);

    const auto sum = [&](std::string_view name, const std::string& row) {
        double total = 0;
        for (const auto& table : simulation.observables().tables)
            if (table.text.name == name)
                for (std::size_t r = 0; r < table.rows.size(); ++r)
                    if (table.rows[r] == row)
                        total = std::accumulate(table.values.begin() + static_cast<std::ptrdiff_t>(r * table.columns.size()),
                                                table.values.begin() + static_cast<std::ptrdiff_t>((r + 1) * table.columns.size()), 0.0);
        return total;
    };
    const double eastward = sum("flows_between_gates", "west to east"), westward = sum("flows_between_gates", "east to west");
    REQUIRE(eastward > 50);
    // Who is on the way when the hour begins or ends has passed the link without being in the flows, or the other way round: some five each way.
    CHECK(std::abs(sum("link_passages", "up to its right") - eastward) <= 12);
    CHECK(std::abs(sum("link_passages", "up to its left") - westward) <= 12);
    CHECK(sum("link_passages", "down to its left") == sum("link_passages", "up to its right"));
    CHECK(sum("link_passages", "lower_half to its right") + sum("link_passages", "upper_half to its right") ==
          sum("link_passages", "up to its right"));
}
