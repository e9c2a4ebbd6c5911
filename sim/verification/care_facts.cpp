#include "verification/cases.h"
#include "verification/pairs.h"

#include <fmt/format.h>

namespace plattan {

namespace {

/// Some hours of a day, by hours since 00:00, to their end.
Laboratory::Trial hours_between(const std::string& scenario, int replications, double from, double until, const std::vector<std::string>& settings)
{
    return {.scenario = scenario,
            .replications = replications,
            .length = (until - from) * 3600,
            .settings = settings,
            .from = from * 3600,
            .to_the_end = true};
}

/// Figures of replications of some hours; row by replication.
std::vector<std::vector<double>> hours_of(const Laboratory& laboratory, const std::string& scenario, int replications, double from, double until,
                                          const std::vector<const char*>& names, const std::vector<std::string>& settings = {})
{
    return laboratory.results_of(hours_between(scenario, replications, from, until, settings), [&](const Simulation& simulation) {
        std::vector<double> row;
        for (const char* name : names)
            row.push_back(simulation.observables().figure(name));
        return row;
    });
}

/// Mean P(unsafe) of those who looked around within 12 m of where the guards stand, by replication.
std::vector<double> unsafe_beside(const Laboratory& laboratory, const std::string& scenario, int replications, double from, double until)
{
    // The feeling alone: what guards do to the scene is left out, so that what is compared is the sight of them.
    const std::vector<std::string> settings{"information.recognises_deal=0", "disorder.rate=0",          "dealer.sight_radius=5",
                                            "buyer.watch_radius=0",          "drug_user.watch_radius=0", "perception.warning_radius=0"};
    constexpr float around = 12;
    return laboratory.results_of(hours_between(scenario, replications, from, until, settings), [](const Simulation& simulation) {
        const Box post = bounds(simulation.site().features().zone("scene_core")->shape.outer);
        const Vec2 middle = (post.low + post.high) * 0.5F;
        const Lattice& lattice = simulation.observables().frames.lattice();
        double looks = 0, unsafe = 0;
        for (std::size_t cell = 0; cell < lattice.size(); ++cell)
            if (distance(lattice.centre(cell), middle) < around) {
                looks += simulation.observables().places.at(cell).looks;
                unsafe += simulation.observables().places.at(cell).unsafe;
            }
        return unsafe / looks;
    });
}

std::vector<Finding> uniforms(const Laboratory& laboratory)
{
    constexpr int n = 4;
    const auto change = [&](double from, double until, double& without) {
        const auto alone = unsafe_beside(laboratory, "../winter-evening", n, from, until),
                   seen = unsafe_beside(laboratory, "winter-guards", n, from, until);
        without = mean(alone);
        std::vector<double> points;
        for (std::size_t r = 0; r < n; ++r)
            points.push_back(100 * (seen[r] - alone[r]));
        return points;
    };
    double by_day = 0, at_night = 0;
    const auto safe = change(10, 12, by_day), unsafe = change(20, 23, at_night);
    const double days = n * 10 / 24.0;
    return {in_scenario(finding_of("SF-25 safe", "Change of P(unsafe) beside a pair of guards on a winter forenoon, in percentage points.", safe, -1,
                                   2, "SAFE-10, SAFE-11", must),
                        "winter-guards", days, fmt::format("{:.3f} without.", by_day)),
            in_scenario(finding_of("SF-25 unsafe", "The same on a winter evening.", unsafe, -12, -2, "SAFE-10", must), "winter-guards", days,
                        fmt::format("{:.3f} without.", at_night))};
}

std::vector<Finding> light_and_crime(const Laboratory& laboratory)
{
    constexpr int n = 30;
    const std::vector<const char*> offences{"expected_thefts", "expected_robberies", "expected_assaults", "expected_harassments"};
    const auto at = [&](const char* lux) {
        std::vector<std::string> settings;
        for (const char* area : {"plattan", "arcade_n", "underdeck_e", "stairs_w", "ramp_sw", "drottning"})
            settings.push_back(fmt::format("interventions.{}.lux={}", area, lux));
        std::vector<double> sums;
        for (const auto& row : hours_of(laboratory, "night-light", n, 20, 24, offences, settings))
            sums.push_back(row[0] + row[1] + row[2] + row[3]);
        return sums;
    };
    const auto dark = at("2"), lit = at("15"), bright = at("30");
    // Against the mean: with few offences a night the mean of quotients lies above the quotient of means.
    const auto change = [](const std::vector<double>& a, const std::vector<double>& b) {
        return paired(a, b, [usual = mean(a)](double x, double y) { return (y - x) / usual; });
    };
    return {
        in_scenario(finding_of("SF-27",
                               "Relative change of expected offences against persons, 20 to 24, from 2 lx everywhere (skyglow and windows) to 15.",
                               change(dark, lit), -0.40, -0.05, "EFF-20", should),
                    "night-light", n / 2.0, "By expected counts: a rare outcome."),
        in_scenario(finding_of("SF-27 lit", "The same from 15 lx to 30.", change(lit, bright), -0.10, 0, "EFF-22", should), "night-light", n / 2.0,
                    "By expected counts: a rare outcome.")};
}

std::vector<Finding> wear(const Laboratory& laboratory)
{
    constexpr int n = 4;
    const auto lost = [&](const char* scenario) {
        return laboratory.results_of({.scenario = scenario,
                                      .replications = n,
                                      .length = seconds_per_day,
                                      .settings = {"demand.trips_factor=0.02", "days=14"},
                                      .from = 0,
                                      .to_the_end = true},
                                     [](const Simulation& simulation) { return -simulation.observables().figure("seats_lost") / 200; });
    };
    const auto alone = lost("chairs"), cared_for = lost("chairs-hosts");
    return {in_scenario(finding_of("SF-30", "Change of the stock of loose chairs in 14 days without care.", alone, -0.18, -0.03, "STAY-12", should),
                        "chairs", 14.0 * n * light_day, ""),
            in_scenario(finding_of("SF-30 hosts", "Loss with hosts from 10 to 22 against loss without.",
                                   paired(alone, cared_for, [](double a, double b) { return b / a; }), 0.3, 0.7, "STAY-12", should),
                        "chairs-hosts", 14.0 * n * light_day, "")};
}

/// Five thousand people on the square: is it told that the lane is not clear?
std::vector<Finding> lanes(const Laboratory& laboratory)
{
    double narrowest = 1e9;
    laboratory.run({.scenario = "event-5000", .replications = 1, .length = 300, .from = 12 * 3600, .to_the_end = true},
                   [&](int, const Simulation& simulation) {
                       for (const auto& series : simulation.observables().series)
                           if (series.text.name == "lane_clearance")
                               for (const double width : series.values)
                                   narrowest = std::min(narrowest, width);
                   });
    Finding finding =
        plain_finding_of("SF-31", "Narrowest free width of a fire lane with 5,000 people on the square.", narrowest, 0, 3.9, "SITE-04", should);
    finding.unit = "m";
    return {in_scenario(finding, "event-5000", 300 / seconds_per_day, "Below 4 m the lane is breached, and the series says so.")};
}

} // namespace

void add_care_facts(std::vector<Case>& cases)
{
    cases.push_back({{"SF-25 safe", "SF-25 unsafe"}, uniforms});
    cases.push_back({{"SF-27", "SF-27 lit"}, light_and_crime});
    cases.push_back({{"SF-30", "SF-30 hosts"}, wear});
    cases.push_back({{"SF-31"}, lanes});
}

} // namespace plattan
