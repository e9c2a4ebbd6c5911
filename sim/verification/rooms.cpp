#include "verification/cases.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

double last_leaving(const Simulation& simulation)
{
    // Who is still there at the end counts with the end.
    return simulation.people().present.empty()
               ? *std::max_element(simulation.people().left_at.begin(), simulation.people().left_at.end()) - trial_start
               : simulation.clock().now() - trial_start;
}

/// Time until the last has left, by replication.
std::vector<double> clearing_times(const Laboratory& laboratory, const std::string& scenario, int replications, Seconds length = 900)
{
    return laboratory.results_of({.scenario = scenario, .replications = replications, .length = length}, last_leaving);
}

std::vector<Finding> corner(const Laboratory& laboratory)
{
    constexpr int replications = 20;
    std::vector<double> lost(replications), times(replications);
    laboratory.run(
        {.scenario = "rimea-06", .replications = replications, .length = 180},
        [&](int r) {
            return [&lost, r](const Simulation& simulation) {
                for (const PersonId id : simulation.people().present)
                    lost[static_cast<std::size_t>(r)] += simulation.site().ground().wall_distance(simulation.people().position[id.index]) < 0;
                return true;
            };
        },
        [&](int r, const Simulation& simulation) {
            lost[static_cast<std::size_t>(r)] += static_cast<double>(simulation.people().present.size());
            times[static_cast<std::size_t>(r)] = last_leaving(simulation);
        });
    Finding all{.name = "RiMEA 6",
                .what = "People of twenty who were outside the walls at any step, or did not get round the corner.",
                .figure = percentile(lost, 1),
                .unit = "",
                .low = 0,
                .high = 0,
                .source = "RiMEA 4.1.1",
                .replications = replications,
                .scenario = "rimea-06",
                .remark = {}};
    Finding imo = all;
    imo.name = "IMO 6";
    imo.source = "MSC.1/Circ.1533";
    Finding nist{.name = "NIST 2.3",
                 .what = "Time until the last of twenty is round the corner, longest of all runs.",
                 .figure = percentile(times, 1),
                 .unit = "s",
                 .low = 0,
                 .high = 60,
                 .source = "NIST TN 1822",
                 .replications = replications,
                 .scenario = "rimea-06",
                 .remark = {}};
    return {all, imo, nist};
}

std::vector<Finding> round_a_corner(const Laboratory& laboratory)
{
    constexpr int replications = 20;
    const double straight = mean(clearing_times(laboratory, "rimea-15-straight", replications));
    const double bent = mean(clearing_times(laboratory, "rimea-06", replications));
    const double longer = mean(clearing_times(laboratory, "rimea-15-long", replications));
    return {{.name = "RiMEA 15",
             .what = "Twenty people: how much longer the corner takes than a straight corridor, and a longer one than the corner; the smaller.",
             .figure = std::min(bent - straight, longer - bent),
             .unit = "s",
             .low = 1e-9,
             .source = "RiMEA 4.1.1",
             .replications = replications,
             .scenario = "rimea-15-straight",
             .remark = {}}};
}

std::vector<Finding> four_against_two(const Laboratory& laboratory)
{
    constexpr int replications = 5;
    const double ratio =
        mean(clearing_times(laboratory, "rimea-09-two", replications, 1800)) / mean(clearing_times(laboratory, "rimea-09-four", replications, 1800));
    Finding rimea{.name = "RiMEA 9",
                  .what = "A thousand people in a hall: time with two exits against time with four.",
                  .figure = ratio,
                  .unit = "",
                  .low = 1.6,
                  .high = 2.4,
                  .source = "RiMEA 4.1.1",
                  .replications = replications,
                  .scenario = "rimea-09-four",
                  .remark = {}};
    Finding imo = rimea;
    imo.name = "IMO 9";
    imo.low = 1.5;
    imo.high = 2.5;
    imo.source = "MSC.1/Circ.1533";
    return {rimea, imo};
}

std::vector<Finding> allotted(const Laboratory& laboratory)
{
    constexpr int replications = 10;
    std::vector<double> wrong(replications);
    laboratory.run({.scenario = "rimea-10", .replications = replications, .length = 300}, [&](int r, const Simulation& simulation) {
        const People& people = simulation.people();
        for (std::size_t i = 0; i < people.size(); ++i) {
            const Segment& gate = simulation.site().goal_line(people.exit_gate[i]);
            const Vec2 last = people.position[i];
            wrong[static_cast<std::size_t>(r)] +=
                people.is_present({static_cast<std::uint32_t>(i)}) || distance(nearest_point(gate, last), last) > 1.5F;
        }
    });
    std::vector<Finding> rows;
    for (const auto& [name, source] :
         {std::pair{"RiMEA 10", "RiMEA 4.1.1"}, std::pair{"IMO 10", "MSC.1/Circ.1533"}, std::pair{"NIST 3.1", "NIST TN 1822"}})
        rows.push_back({.name = name,
                        .what = "Of 23 people in twelve cabins, those who did not leave by the exit allotted to them.",
                        .figure = percentile(wrong, 1),
                        .unit = "",
                        .low = 0,
                        .high = 0,
                        .source = source,
                        .replications = replications,
                        .scenario = "rimea-10",
                        .remark = {}});
    return rows;
}

/// Share of people who leave by the nearer of two exits on one wall.
double share_at_nearer(const Laboratory& laboratory, int people_there)
{
    constexpr int replications = 3;
    std::vector<double> share(replications);
    laboratory.run({.scenario = "rimea-11",
                    .replications = replications,
                    .length = 1800,
                    .change = [&](Scenario& scenario) { scenario.demand.crowds.at(0).count = people_there; }},
                   [&](int r, const Simulation& simulation) {
                       const People& people = simulation.people();
                       const Vec2 first = simulation.site().goal_line({0}).from, second = simulation.site().goal_line({1}).from;
                       for (const Vec2 last : people.position)
                           share[static_cast<std::size_t>(r)] +=
                               (distance(last, first) < distance(last, second)) / static_cast<double>(people.size());
                   });
    return mean(share);
}

std::vector<Finding> nearer_exit(const Laboratory& laboratory)
{
    const double few = share_at_nearer(laboratory, 20), many = share_at_nearer(laboratory, 1000);
    return {{.name = "RiMEA 11",
             .what = "How much larger the share of people at the nearer of two exits is among 20 than among 1000, who queue there.",
             .figure = few - many,
             .unit = "",
             .low = 0.1,
             .high = 0.6,
             .source = "RiMEA 4.1.1",
             .replications = 3,
             .scenario = "rimea-11",
             .remark = fmt::format("{:.2f} of 20 and {:.2f} of 1000 take the nearer exit. The guideline gives no number.", few, many)}};
}

std::vector<Finding> stairs_or_detour(const Laboratory& laboratory)
{
    std::vector<double> share(1);
    laboratory.watch({.scenario = "rimea-14"}, [&](int) {
        return [&](const Simulation& simulation) {
            // Who is in the middle of the stairs for the first time is counted by the line between flights.
            const People& people = simulation.people();
            share.resize(people.size());
            for (const PersonId id : people.present)
                if (simulation.site().ground().stairs(people.position[id.index]) != nullptr)
                    share[id.index] = 1;
            return true;
        };
    });
    return {{.name = "RiMEA 14",
             .what = "Share of people who take 10 m of stairs instead of a level detour of about 24 m.",
             .figure = mean(share),
             .unit = "",
             .source = "RiMEA 4.1.1",
             .scenario = "rimea-14",
             .remark = "The guideline asks to document which way is taken.",
             .information = true}};
}

/// Flow through the door over the whole period (unit: s-1)
std::vector<Finding> door(const Laboratory& laboratory)
{
    constexpr int replications = 50;
    std::vector<double> flows(replications);
    std::vector<RunningMean> crowding(replications);
    laboratory.run(
        {.scenario = "imo-04", .replications = replications},
        [&](int r) {
            return [&crowding, r](const Simulation& simulation) {
                // Density in the half disc of 1.5 m before the door against that in the half of the room far from it.
                const People& people = simulation.people();
                if (people.present.size() < 30)
                    return true;
                double before = 0, far = 0;
                for (const PersonId id : people.present) {
                    const Vec2 p = people.position[id.index];
                    before += p.x <= 8 && distance(p, {8, 2.5F}) < 1.5F;
                    far += p.x < 4;
                }
                crowding[static_cast<std::size_t>(r)].add(before / 3.534 - far / 20);
                return true;
            };
        },
        [&](int r, const Simulation& simulation) { flows[static_cast<std::size_t>(r)] = flow_out(simulation); });
    const std::string remark = "Laboratory flows are 1.6 to 1.9 per m and s: the guidelines' cap is on the safe side, and the model keeps to it.";
    Finding imo{.name = "IMO 4",
                .what = "Flow of a hundred people through a door of 1 m over the whole period, 95th percentile of the runs.",
                .figure = percentile(flows, 0.95),
                .unit = "s-1",
                .low = 0.5,
                .high = 1.33,
                .source = "MSC.1/Circ.1533",
                .replications = replications,
                .scenario = "imo-04",
                .remark = remark};
    Finding specific = imo;
    specific.name = "NIST 5.2";
    specific.what = "Specific flow through a door of 1 m, 95th percentile of the runs.";
    specific.unit = "m-1 s-1";
    specific.source = "NIST TN 1822";
    Finding congestion{.name = "NIST 5.1",
                       .what = "How much denser the crowd is before the exit than in the far half of the room.",
                       .figure = mean(crowding),
                       .unit = "m-2",
                       .low = 0.5,
                       .source = "NIST TN 1822",
                       .replications = replications,
                       .scenario = "imo-04",
                       .remark = {}};
    return {imo, specific, congestion};
}

std::vector<Finding> before_stairs(const Laboratory& laboratory)
{
    constexpr int replications = 10;
    std::vector<RunningMean> difference(replications);
    laboratory.watch({.scenario = "imo-11", .replications = replications}, [&](int r) {
        return [&difference, r](const Simulation& simulation) {
            const People& people = simulation.people();
            double base = 0, middle = 0;
            for (const PersonId id : people.present) {
                const float x = people.position[id.index].x;
                base += x > 18 && x < 20;
                middle += x > 12 && x < 16;
            }
            if (simulation.clock().now() < trial_start + 20 || middle < 2)
                return true;
            difference[static_cast<std::size_t>(r)].add(base / 4 - middle / 8);
            return true;
        };
    });
    return {{.name = "IMO 11",
             .what = "How much denser the crowd is at the base of stairs than in the middle of the corridor that leads there.",
             .figure = mean(difference),
             .unit = "m-2",
             .low = 0.1,
             .source = "MSC.1/Circ.1533",
             .replications = replications,
             .scenario = "imo-11",
             .remark = {}}};
}

} // namespace

void add_rooms(std::vector<Case>& cases)
{
    cases.push_back({{"RiMEA 6", "IMO 6", "NIST 2.3"}, corner});
    cases.push_back({{"RiMEA 9", "IMO 9"}, four_against_two});
    cases.push_back({{"RiMEA 10", "IMO 10", "NIST 3.1"}, allotted});
    cases.push_back({{"RiMEA 11"}, nearer_exit});
    cases.push_back({{"RiMEA 14"}, stairs_or_detour});
    cases.push_back({{"RiMEA 15"}, round_a_corner});
    cases.push_back({{"IMO 4", "NIST 5.1", "NIST 5.2"}, door});
    cases.push_back({{"IMO 11"}, before_stairs});
}

} // namespace plattan
