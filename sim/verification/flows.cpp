#include "verification/cases.h"
#include "verification/corridor_flow.h"

#include "base/elementary.h"
#include "people/crowding.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

double weidmann(double density, double free_speed = 1.34, double steepness = 1.913)
{
    return free_speed * (1 - elementary::exp(-steepness * (1 / density - 1 / 5.4)));
}

std::vector<Finding> one_way(const Laboratory& laboratory)
{
    constexpr int replications = 2;
    std::vector<Finding> rows;
    double before = 10, smallest_fall = 10, slow = 0;
    std::string curve;
    for (const double density : {0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0}) {
        const auto flows = corridor_flows(laboratory, {.scenario = "rimea-04", .density = density, .replications = replications});
        const double speed = mean_progress(flows);
        smallest_fall = std::min(smallest_fall, before - speed);
        before = speed;
        if (density == 3.0)
            slow = speed;
        curve += fmt::format("{}{:g}/m2 {:.3f} m/s (measured at {:.2f}/m2)", curve.empty() ? "" : ", ", density, speed, flows[0].density);
        if (density <= 4)
            rows.push_back({.name = fmt::format("Weidmann {:g}/m2", density),
                            .what = fmt::format("Speed of one-way flow at {:g} persons per m2.", density),
                            .figure = speed,
                            .unit = "m/s",
                            .low = 0.9 * weidmann(density),
                            .high = 1.1 * weidmann(density),
                            .source = "weidmann1993",
                            .role = Finding::Role::built_in,
                            .replications = replications,
                            .scenario = "rimea-04",
                            .remark = fmt::format("Overlapping pairs per person: {:.4f}.", flows[0].overlaps)});
    }
    rows.insert(rows.begin(), Finding{.name = "RiMEA 4",
                                      .what = "Speed falls with density from 0.5 to 6 per m2: the smallest fall from one density to the next.",
                                      .figure = smallest_fall,
                                      .unit = "m/s",
                                      .low = 0,
                                      .source = "RiMEA 4.1.1",
                                      .replications = replications,
                                      .scenario = "rimea-04",
                                      .remark = curve + "."});
    rows.push_back({.name = "SF-04",
                    .what = "Speed of one-way flow at 3 per m2; that it falls with density all along is RiMEA 4, free speed RiMEA 7.",
                    .figure = slow,
                    .unit = "m/s",
                    .low = 0,
                    .high = 0.6,
                    .source = "weidmann1993",
                    .role = Finding::Role::built_in,
                    .replications = replications,
                    .scenario = "rimea-04",
                    .remark = {}});
    return rows;
}

std::vector<Finding> both_ways(const Laboratory& laboratory)
{
    constexpr int replications = 10;
    std::vector<Finding> rows;
    int jams = 0;
    for (const double density : {1.0, 2.0, 3.0}) {
        const double alone = mean_progress(corridor_flows(laboratory, {.scenario = "rimea-04", .density = density}));
        const auto flows = corridor_flows(laboratory, {.scenario = "both-ways", .density = density, .replications = replications});
        double order = 0, chance = 0;
        for (const auto& flow : flows) {
            jams += flow.progress < 0.1 * alone;
            order += flow.lanes / replications;
            chance += flow.lanes_by_chance / replications;
        }
        rows.push_back({.name = fmt::format("both ways {:g}/m2", density),
                        .what = fmt::format("Speed of balanced flow both ways at {:g} per m2 against one-way flow.", density),
                        .figure = mean_progress(flows) / alone,
                        .unit = "",
                        .low = 0.7,
                        .source = "laboratory",
                        .replications = replications,
                        .scenario = "both-ways",
                        .remark = fmt::format("{:.3f} of {:.3f} m/s.", mean_progress(flows), alone)});
        if (density == 1)
            rows.insert(rows.begin(),
                        Finding{.name = "lanes",
                                .what = "Lanes form in flow both ways at 1 per m2: order parameter above the 95th percentile of shuffled directions.",
                                .figure = order - chance,
                                .unit = "",
                                .low = 0.2,
                                .source = "rex2007",
                                .replications = replications,
                                .scenario = "both-ways",
                                .remark = fmt::format("{:.2f} against {:.2f}.", order, chance)});
    }
    rows.push_back({.name = "both ways jams",
                    .what = "Runs of flow both ways at 1, 2 and 3 per m2 in which less than a tenth of the one-way speed was left.",
                    .figure = static_cast<double>(jams),
                    .unit = "",
                    .low = 0,
                    .high = 0,
                    .source = "laboratory",
                    .replications = 3 * replications,
                    .scenario = "both-ways",
                    .remark = {}});
    return rows;
}

std::vector<Finding> counterflow(const Laboratory& laboratory)
{
    constexpr int replications = 20;
    constexpr Seconds limit = 400;
    std::vector<double> times;
    double left_behind = 0;
    for (const int against : {0, 10, 50, 100}) {
        std::vector<double> lasts(replications), left(replications);
        laboratory.run({.scenario = fmt::format("counterflow-{}", against), .replications = replications, .length = limit},
                       [&](int r, const Simulation& simulation) {
                           const auto i = static_cast<std::size_t>(r);
                           left[i] = static_cast<double>(simulation.people().present.size());
                           lasts[i] = simulation.people().present.empty() ? percentile(leaving_times(simulation), 1) : limit;
                       });
        times.push_back(mean(lasts));
        for (const double count : left)
            left_behind += count;
    }
    double least = 1e9;
    for (std::size_t i = 1; i < times.size(); ++i)
        least = std::min(least, times[i] - times[i - 1]);
    const std::string remark =
        fmt::format("Mean times with 0, 10, 50, 100 against: {:.0f}, {:.0f}, {:.0f}, {:.0f} s.", times[0], times[1], times[2], times[3]);
    return {{.name = "IMO 8",
             .what = "A hundred people against 0, 10, 50, 100 in a corridor of 2 m: smallest growth of the mean time.",
             .figure = least,
             .unit = "s",
             .low = 1e-9,
             .source = "MSC.1/Circ.1533",
             .replications = 4 * replications,
             .scenario = "counterflow-100",
             .remark = remark},
            {.name = "NIST 2.8",
             .what = "People of all runs who have not arrived after 400 s.",
             .figure = left_behind,
             .unit = "",
             .low = 0,
             .high = 0,
             .source = "NIST TN 1822",
             .replications = 4 * replications,
             .scenario = "counterflow-100",
             .remark = remark}};
}

std::vector<Finding> stairs(const Laboratory& laboratory)
{
    int within = 0, points = 0;
    double smallest_lead = 10;
    std::string remark;
    for (const double density : {0.5, 1.0, 1.5, 2.0, 3.0}) {
        const auto at = [&](const char* scenario) {
            return mean_progress(
                corridor_flows(laboratory, {.scenario = scenario, .density = density, .low = {38, 0}, .high = {52, 5}, .from = 10, .until = 30}));
        };
        const double up = at("rimea-13-up"), down = at("rimea-13-down");
        // Weidmann's relations for stairs, horizontal components.
        const double expected_up = weidmann(density, 0.610, 3.722), expected_down = weidmann(density, 0.694, 3.802);
        within += std::fabs(up / expected_up - 1) < 0.25;
        within += std::fabs(down / expected_down - 1) < 0.25;
        points += 2;
        smallest_lead = std::min(smallest_lead, down - up);
        remark += fmt::format("{}{:g}/m2 up {:.2f}, down {:.2f}", remark.empty() ? "" : "; ", density, up, down);
    }
    return {{.name = "RiMEA 13",
             .what = "Share of points of the density-speed relation on stairs within 25 % of Weidmann's; 0 if up were ever faster than down.",
             .figure = smallest_lead > 0 ? static_cast<double>(within) / points : 0,
             .unit = "",
             .low = 0.5,
             .high = 1,
             .source = "RiMEA 4.1.1, weidmann1993",
             .replications = 2,
             .scenario = "rimea-13-up",
             .remark = remark + " (m/s, horizontal)."}};
}

/// Single file on a ring: speed against spacing, and the relation of Seyfried et al. 2005.
std::vector<Finding> single_file(const Laboratory& laboratory)
{
    int within = 0, points = 0;
    std::string remark;
    for (const int count : {9, 15, 21, 27, 33, 42}) {
        constexpr int replications = 2;
        std::vector<RunningMean> speeds(replications);
        laboratory.watch({.scenario = "rimea-16",
                          .replications = replications,
                          .length = 90,
                          .change =
                              [&](Scenario& scenario) {
                                  for (auto& third : scenario.demand.crowds)
                                      third.count = count / 3;
                              }},
                         [&](int r) {
                             return [&speeds, r](const Simulation& simulation) {
                                 if (simulation.clock().now() < trial_start + 30 || simulation.people().present.empty())
                                     return true;
                                 speeds[static_cast<std::size_t>(r)].add(mean_speed(simulation.people()));
                                 return true;
                             };
                         });
        const double spacing = 2 * elementary::pi * 4.5 / count; // along the middle of the ring
        const double expected = std::min(1.34, std::max(0.0, (spacing - 0.36) / 1.06)), speed = mean(speeds);
        within += std::fabs(speed - expected) < 0.2;
        ++points;
        remark += fmt::format("{}{:.2f} m {:.2f} m/s, expected {:.2f}", remark.empty() ? "Spacing " : "; ", spacing, speed, expected);
    }
    return {
        {.name = "RiMEA 16",
         .what =
             "Single file on a ring: share of points within 0.2 m/s (about the 10 to 90 % range of the data) of the measured spacing-speed relation.",
         .figure = static_cast<double>(within) / points,
         .unit = "",
         .low = 0.75,
         .high = 1,
         .source = "RiMEA 4.1.1, seyfried2005",
         .role = Finding::Role::built_in,
         .replications = 2,
         .scenario = "rimea-16",
         .remark = remark + "."}};
}

std::vector<Finding> time_step(const Laboratory& laboratory)
{
    const std::vector<std::string> half{"walking.motion_step=0.125 s"};
    std::vector<Finding> rows;
    for (const double density : {1.0, 2.0, 4.0}) {
        constexpr int replications = 4;
        const auto speed = [&](const std::vector<std::string>& settings) {
            return mean_progress(
                corridor_flows(laboratory, {.scenario = "rimea-04", .density = density, .replications = replications, .settings = settings}));
        };
        rows.push_back({.name = fmt::format("time step {:g}/m2", density),
                        .what = fmt::format("One-way speed at {:g} per m2 with half the motion step, relative difference.", density),
                        .figure = std::fabs(speed(half) / speed({}) - 1),
                        .unit = "",
                        .low = 0,
                        .high = 0.03,
                        .source = "convergence",
                        .replications = 2 * replications,
                        .scenario = "rimea-04",
                        .remark = {}});
    }
    constexpr int replications = 40;
    const auto flow = [&](const std::vector<std::string>& settings) {
        return mean(laboratory.results_of({.scenario = "imo-04", .replications = replications, .settings = settings}, flow_out));
    };
    rows.push_back({.name = "time step door",
                    .what = "Flow through a door of 1 m with half the motion step, relative difference.",
                    .figure = std::fabs(flow(half) / flow({}) - 1),
                    .unit = "",
                    .low = 0,
                    .high = 0.03,
                    .source = "convergence",
                    .replications = 2 * replications,
                    .scenario = "imo-04",
                    .remark = {}});
    return rows;
}

} // namespace

void add_flows(std::vector<Case>& cases)
{
    cases.push_back(
        {{"RiMEA 4", "Weidmann 0.5/m2", "Weidmann 1/m2", "Weidmann 1.5/m2", "Weidmann 2/m2", "Weidmann 3/m2", "Weidmann 4/m2", "SF-04"}, one_way});
    cases.push_back({{"RiMEA 13"}, stairs});
    cases.push_back({{"RiMEA 16"}, single_file});
    cases.push_back({{"lanes", "both ways 1/m2", "both ways 2/m2", "both ways 3/m2", "both ways jams"}, both_ways});
    cases.push_back({{"IMO 8", "NIST 2.8"}, counterflow});
    cases.push_back({{"time step 1/m2", "time step 2/m2", "time step 4/m2", "time step door"}, time_step});
}

} // namespace plattan
