#include "verification/cases.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr int replications = 10;

/// What 150 people through a bottleneck at x = 10 m give, means over the replications.
struct Passage {
    double flow = 0;        ///< of the middle 80 % through the far end of the bottleneck (unit: s-1)
    double last = 0;        ///< when the last one is through (unit: s)
    double queue = 0;       ///< most people within 3 m before the bottleneck
    double later_queue = 0; ///< most people within 3 m before a second one at `second`
};

Passage pass(const Laboratory& laboratory, const std::string& scenario, float length, float second = 0)
{
    std::vector<LineTimes> lines(replications, LineTimes(10 + length));
    std::vector<double> flows(replications), lasts(replications), queues(replications), later(replications);
    laboratory.run(
        {.scenario = scenario, .replications = replications, .length = 1200},
        [&](int r) {
            return [&, r, second](const Simulation& simulation) {
                const auto i = static_cast<std::size_t>(r);
                lines[i].look(simulation);
                const auto before = [&](float x) {
                    double count = 0;
                    for (const PersonId id : simulation.people().present) {
                        const float place = simulation.people().position[id.index].x;
                        count += place > x - 3 && place < x;
                    }
                    return count;
                };
                queues[i] = std::max(queues[i], before(10));
                if (second > 0)
                    later[i] = std::max(later[i], before(second));
                return std::count_if(lines[i].times.begin(), lines[i].times.end(), [](double t) { return t < 0; }) > 0 || second > 0;
            };
        },
        [&](int r, const Simulation& simulation) {
            const auto i = static_cast<std::size_t>(r);
            auto times = lines[i].times;
            std::sort(times.begin(), times.end());
            const std::size_t n = times.size(), first = n / 10, last = n - 1 - n / 10;
            flows[i] = times.front() < 0 ? std::nan("") : static_cast<double>(last - first) / (times[last] - times[first]);
            lasts[i] = times.front() < 0 ? simulation.clock().now() - trial_start : times.back();
        });
    return {mean(flows), mean(lasts), mean(queues), mean(later)};
}

std::vector<Finding> widths(const Laboratory& laboratory)
{
    std::vector<Finding> rows;
    double before = 0;
    for (const char* width : {"0.8", "1", "1.2", "1.5", "2", "3", "5"}) {
        const double flow = pass(laboratory, fmt::format("bottleneck-{}", width), 1).flow;
        rows.push_back({.name = fmt::format("bottleneck {} m", width == std::string("1") ? "1.0" : width),
                        .what = fmt::format("Flow of 150 people through a bottleneck of {} m: more than through the next narrower one.", width),
                        .figure = flow,
                        .unit = "s-1",
                        .low = before + 1e-9,
                        .source = "laboratory: flow rises with width",
                        .replications = replications,
                        .scenario = fmt::format("bottleneck-{}", width),
                        .remark = fmt::format("Specific flow {:.2f} per m and s; laboratories have 1.6 to 1.9.", flow / std::stod(width))});
        before = flow;
    }
    Finding rising{.name = "RiMEA 12d",
                   .what = "Flow through 0.8 < 1.0 < 1.2 m: the smaller of the two differences.",
                   .figure = std::min(rows[1].figure - rows[0].figure, rows[2].figure - rows[1].figure),
                   .unit = "s-1",
                   .low = 1e-9,
                   .source = "RiMEA 4.1.1",
                   .replications = replications,
                   .scenario = "bottleneck-1",
                   .remark = {}};
    rows.push_back(rising);
    return rows;
}

std::vector<Finding> goals_and_lengths(const Laboratory& laboratory)
{
    const Passage near = pass(laboratory, "rimea-12-near", 0.2F), far = pass(laboratory, "rimea-12-far", 0.2F),
                  longer = pass(laboratory, "rimea-12-long", 5), twice = pass(laboratory, "rimea-12-twice", 0.2F, 20.2F);
    const auto row = [](const std::string& name, const std::string& what, double figure, const std::string& unit, double low,
                        const std::string& scenario) {
        return Finding{.name = name,
                       .what = what,
                       .figure = figure,
                       .unit = unit,
                       .low = low,
                       .source = "RiMEA 4.1.1",
                       .replications = replications,
                       .scenario = scenario,
                       .remark = {}};
    };
    return {row("RiMEA 12a",
                "A goal close behind a bottleneck against one far behind: how much later the last one is through with the far goal, in parts.",
                far.last / near.last - 1, "", -0.05, "rimea-12-near"),
            row("RiMEA 12b", "Bottleneck of 5 m length against 0.2 m: how much later the last one is through.", longer.last - near.last, "s", 0,
                "rimea-12-long"),
            row("RiMEA 12c", "Two equal bottlenecks in a row: how many more people queue before the first.", twice.queue - twice.later_queue, "", 1,
                "rimea-12-twice")};
}

} // namespace

void add_bottlenecks(std::vector<Case>& cases)
{
    cases.push_back({{"RiMEA 12a", "RiMEA 12b", "RiMEA 12c"}, goals_and_lengths});
    cases.push_back({{"bottleneck 0.8 m", "bottleneck 1.0 m", "bottleneck 1.2 m", "bottleneck 1.5 m", "bottleneck 2 m", "bottleneck 3 m",
                      "bottleneck 5 m", "RiMEA 12d"},
                     widths});
}

} // namespace plattan
