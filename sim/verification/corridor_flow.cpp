#include "verification/corridor_flow.h"

#include "base/shuffle.h"
#include "people/crowding.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plattan {

namespace {

struct Seen {
    float y;
    bool eastward;
};

/// Squared difference of the two directions' shares in rows of 0.4 m, mean over the people (after Rex and Löwen 2007, `rex2007`).
double lane_order(const std::vector<Seen>& people)
{
    std::array<std::array<double, 2>, 64> rows{};
    for (const Seen& person : people)
        ++rows[static_cast<std::size_t>(std::clamp(person.y / 0.4F, 0.0F, 63.0F))][person.eastward ? 1 : 0];
    double order = 0, count = 0;
    for (const auto& row : rows)
        if (const double sum = row[0] + row[1]; sum > 0) {
            order += (row[0] - row[1]) * (row[0] - row[1]) / sum;
            count += sum;
        }
    return count > 0 ? order / count : 0;
}

} // namespace

std::vector<CorridorFlow> corridor_flows(const Laboratory& laboratory, const CorridorTrial& trial)
{
    std::vector<CorridorFlow> flows(static_cast<std::size_t>(trial.replications));
    std::vector<std::vector<Seen>> last_seen(flows.size());
    const double area = (trial.high.x - trial.low.x) * (trial.high.y - trial.low.y);
    laboratory.run(
        {.scenario = trial.scenario,
         .replications = trial.replications,
         .length = trial.until,
         .settings = trial.settings,
         .change = [&](Scenario& scenario) { scenario.demand.crowds.at(0).density = trial.density; }},
        [&](int r) {
            return [&, r, ticks = 0.0](const Simulation& simulation) mutable {
                if (simulation.clock().now() < trial_start + trial.from)
                    return true;
                CorridorFlow& flow = flows[static_cast<std::size_t>(r)];
                const People& people = simulation.people();
                auto& seen = last_seen[static_cast<std::size_t>(r)];
                seen.clear();
                double progress = 0;
                for (const PersonId id : people.present) {
                    const Vec2 p = people.position[id.index];
                    if (p.x < trial.low.x || p.x > trial.high.x || p.y < trial.low.y || p.y > trial.high.y)
                        continue;
                    const bool eastward = simulation.site().goal_line(people.exit_gate[id.index]).from.x > p.x;
                    progress += people.velocity[id.index].x * (eastward ? 1 : -1);
                    seen.push_back({p.y - trial.low.y, eastward});
                }
                ++ticks;
                const auto n = static_cast<double>(seen.size());
                flow.progress += ((n > 0 ? progress / n : 0) - flow.progress) / ticks;
                flow.density += (n / area - flow.density) / ticks;
                flow.lanes += (lane_order(seen) - flow.lanes) / ticks;
                return true;
            };
        },
        [&](int r, const Simulation& simulation) {
            CorridorFlow& flow = flows[static_cast<std::size_t>(r)];
            std::vector<double> chance;
            auto shuffled = last_seen[static_cast<std::size_t>(r)];
            Draws draws({static_cast<std::uint32_t>(r), 0}, 0, 0, Purpose::shuffled_lanes);
            for (int k = 0; k < 99; ++k) {
                shuffle(shuffled.size(), draws, [&](std::size_t a, std::size_t b) { std::swap(shuffled[a].eastward, shuffled[b].eastward); });
                chance.push_back(lane_order(shuffled));
            }
            flow.lanes_by_chance = percentile(chance, 0.95);
            const float radius = trial.density >= 3 ? 0.18F : 0.25F;
            flow.overlaps = overlaps_per_person(simulation.people(), radius);
        });
    return flows;
}

double mean_progress(const std::vector<CorridorFlow>& flows)
{
    double sum = 0;
    for (const auto& flow : flows)
        sum += flow.progress;
    return sum / static_cast<double>(flows.size());
}

} // namespace plattan
