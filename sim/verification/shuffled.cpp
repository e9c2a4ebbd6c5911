#include "verification/shuffled.h"

#include "statistics/interval.h"
#include "verification/pairs.h"

#include <fmt/format.h>

namespace plattan {

Finding control_of(const Finding& row, const std::function<void(Draws&, Finding&)>& shuffle)
{
    constexpr int times = 200;
    Draws draws({}, 0, 1, Purpose::shuffled_lanes); // tick 1: that of lanes is 0
    int inside = 0;
    for (int k = 0; k < times; ++k) {
        Finding shuffled = row;
        shuffle(draws, shuffled);
        inside += shuffled.verdict() == Finding::Verdict::inside ? 1 : 0;
    }
    Finding control = plain_finding_of(row.name + " shuffled",
                                       fmt::format("Share of {} models with shuffled labels that would be inside the band of {}.", times, row.name),
                                       static_cast<double>(inside) / times, 0, 0.05, "own", must);
    control.replications = row.replications;
    control.scenario = row.scenario;
    return control;
}

Finding control_of_pairs(const Finding& row, const std::vector<double>& differences)
{
    return control_of(row, [&](Draws& draws, Finding& shuffled) {
        auto exchanged = differences;
        for (double& difference : exchanged)
            difference *= draws.chance(0.5) ? -1 : 1;
        const Estimate found = estimate(exchanged);
        shuffled.figure = found.mean;
        shuffled.half_width = found.half_width;
    });
}

} // namespace plattan
