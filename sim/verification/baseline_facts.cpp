#include "verification/cases.h"

#include "people/bookkeeping.h"
#include "statistics/correlation.h"
#include "statistics/interval.h"
#include "verification/pairs.h"
#include "verification/whole_days.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr int days = 3;      ///< baseline days, replications 0 to 2; the pilot of those rows that are of whole days
constexpr int most_days = 8; ///< where a row is undecided after the pilot

double correlation_of_hours(const std::array<double, 24>& a, const std::array<double, 24>& b)
{
    return pearson_correlation(std::vector<double>(a.begin(), a.end()), std::vector<double>(b.begin(), b.end()));
}

/// Slope of mean walking speed over the size of the group, each size weighing the same (unit: m/s).
double speed_by_group_size(const WholeDay& day)
{
    double sxy = 0, sxx = 0, mean_speed = 0;
    const auto sizes = static_cast<double>(day.walkers.size());
    for (std::size_t i = 0; i < day.walkers.size(); ++i)
        mean_speed += day.walking_speed[i] / day.walkers[i] / sizes;
    for (std::size_t i = 0; i < day.walkers.size(); ++i) {
        const double x = static_cast<double>(i) - (sizes - 1) / 2;
        sxy += x * (day.walking_speed[i] / day.walkers[i] - mean_speed);
        sxx += x * x;
    }
    return sxy / sxx;
}

double odds(double p) { return p / (1 - p); }

/// The figures of one quantity on each day, as one finding.
Finding over_days(const std::vector<WholeDay>& list, const std::string& name, const std::string& what, double low, double high,
                  const std::string& source, Finding::Role role, Finding::Level level, const std::function<double(const WholeDay&)>& of)
{
    std::vector<double> values;
    std::string remark = "Days:";
    for (const WholeDay& day : list) {
        values.push_back(of(day));
        remark += fmt::format(" {:.4g}", values.back());
    }
    return {.name = name,
            .what = what,
            .figure = mean(values),
            .unit = "",
            .low = low,
            .high = high,
            .source = source,
            .level = level,
            .role = role,
            .replications = static_cast<int>(list.size()),
            .scenario = "../baseline-2014",
            .remark = remark + ".",
            .half_width = estimate(values).half_width,
            .days = static_cast<double>(list.size())};
}

std::vector<Finding> facts_of(const std::vector<WholeDay>& list)
{
    using enum Finding::Role;
    using enum Finding::Level;
    const auto figure = [](const char* name) { return [name](const WholeDay& day) { return day.figure(name); }; };
    const auto busiest = [](const WholeDay& day) { return std::max_element(day.entered.begin(), day.entered.end()) - day.entered.begin(); };
    const auto share_of_hours = [](const std::array<double, 24>& hours, std::size_t from, std::size_t until) {
        double part = 0, sum = 0;
        for (std::size_t h = 0; h < 24; ++h) {
            sum += hours[h];
            part += h >= from && h < until ? hours[h] : 0;
        }
        return sum > 0 ? part / sum : 0;
    };
    return {
        over_days(list, "SF-01", "Share of the day's entries in the busiest hour; 0 where that is not 16 or 17 o'clock.", 0.08, 0.10, "FLOW-09",
                  built_in, must,
                  [&](const WholeDay& day) {
                      const auto hour = static_cast<std::size_t>(busiest(day));
                      return hour == 16 || hour == 17 ? share_of_hours(day.entered, hour, hour + 1) : 0;
                  }),
        over_days(list, "SF-02", "Visitors of a normal day.", 97'000, 103'000, "SITE-01", built_in, must, figure("visitors")),
        over_days(list, "SF-02 metro", "Trips through the metro's gate.", 40'000, 60'000, "FLOW-08", built_in, must,
                  [](const WholeDay& day) { return day.metro_trips; }),
        over_days(list, "SF-03", "Walking speed lost with each further member of a group of up to four.", -0.10, -0.03, "moussaid2010", built_in,
                  must, speed_by_group_size),
        over_days(list, "SF-08 baseline", "Share of passers who stop, baseline.", 0.14, 0.16, "STAY-01", calibrated, must, figure("stop_share")),
        over_days(list, "SF-10", "Correlation of deals and entries by hour.", 0.4, 1, "DRUG-18", built_in, should,
                  [](const WholeDay& day) { return correlation_of_hours(day.deals, day.entered); }),
        over_days(list, "SF-10 afternoon", "Share of deals from 12 to 18.", 0.35, 0.55, "DRUG-18", built_in, should,
                  [&](const WholeDay& day) { return share_of_hours(day.deals, 12, 18); }),
        over_days(list, "SF-21", "Litter at 15:00, items per 10 m2.", 4, 8, "LIT-01", calibrated, must, figure("litter_per_10_m2")),
        over_days(list, "SF-24 night", "Odds of feeling unsafe, women against men, at night.", 3, 6, "SAFE-02", built_in, must,
                  [](const WholeDay& day) { return odds(day.figure("unsafe_night_women")) / odds(day.figure("unsafe_night_men")); }),
        over_days(list, "SF-24 day", "Odds of feeling unsafe, women against men, by day.", 1.5, 4, "SAFE-02", built_in, must,
                  [](const WholeDay& day) { return odds(day.figure("unsafe_day_women")) / odds(day.figure("unsafe_day_men")); }),
        over_days(list, "unsafe day", "Mean P(unsafe) by day.", 0.04, 0.08, "SAFE-08", calibrated, must, figure("unsafe_day")),
        over_days(list, "unsafe night", "Mean P(unsafe) at night.", 0.17, 0.27, "DRUG-14", calibrated, must, figure("unsafe_night")),
        over_days(list, "SF-28 baseline", "Modelled safety index of the baseline; one offset is fitted to it.", 8.5, 9.1, "seed 001", calibrated,
                  must, figure("safety_index")),
        over_days(list, "SF-32", "Mean answer to the whole.", 2.4, 3.0, "SAFE-07", validated, should, figure("experience_index")),
        over_days(list, "SF-32 environment", "Mean answer to the environment.", 1.6, 2.2, "SAFE-07", validated, should, figure("answer_environment")),
    };
}

/// A pilot of some days. Where it leaves a row undecided, its variance says how many it takes, once, so that nobody stops where it suits.
std::vector<Finding> facts_of_days(const Laboratory& laboratory)
{
    auto findings = facts_of(whole_days(laboratory, "../baseline-2014", days));
    int wanted = days;
    for (const auto& finding : findings)
        if (finding.verdict() == Finding::Verdict::undecided) {
            const double too_wide = 4 * finding.half_width / (finding.high - finding.low); // 1: as wide as half of the band
            wanted = std::max(wanted, static_cast<int>(std::ceil(std::min<double>(most_days, days * too_wide * too_wide))));
        }
    return wanted == days ? findings : facts_of(whole_days(laboratory, "../baseline-2014", wanted));
}

constexpr int pairs_of_hours = 6; ///< replications of two hours

/// Two hours of the baseline with a setting, and what is read of each replication.
std::vector<double> hours_with(const Laboratory& laboratory, const std::vector<std::string>& settings,
                               const std::function<double(const Simulation&)>& of)
{
    return laboratory.results_of(
        {.scenario = "../baseline-2014", .replications = pairs_of_hours, .length = 2 * 3600, .settings = settings, .to_the_end = true}, of);
}

/// A figure of one setting against another, by pairs of equal replications.
Finding against(const Laboratory& laboratory, Finding finding, const std::vector<std::string>& one, const std::vector<std::string>& other,
                const std::function<double(const Simulation&)>& of, double less)
{
    std::vector<double> ratios;
    const auto plain = hours_with(laboratory, one, of), changed = hours_with(laboratory, other, of);
    for (std::size_t i = 0; i < plain.size(); ++i)
        ratios.push_back(changed[i] / plain[i] - less);
    const Estimate found = estimate(ratios);
    finding.figure = found.mean;
    finding.half_width = found.half_width;
    finding.replications = pairs_of_hours;
    return in_scenario(finding, "../baseline-2014", 2 * pairs_of_hours * 2 / 24.0, fmt::format("{:.4f} against {:.4f}.", mean(changed), mean(plain)));
}

std::vector<Finding> flow_is_not_life(const Laboratory& laboratory)
{
    Finding finding = plain_finding_of("SF-07", "Relative change of the share who stop with half as many passers again and nothing else, 12 to 14.",
                                       0, -0.1, 0.1, "STAY-06", must);
    finding.role = Finding::Role::built_in; // whether somebody stops does not ask how many pass
    return {against(
        laboratory, finding, {}, {"demand.trips_factor=1.5"},
        [](const Simulation& simulation) { return simulation.observables().figure("stop_share"); }, 1)};
}

std::vector<Finding> litter_breeds_litter(const Laboratory& laboratory)
{
    Finding finding = plain_finding_of("SF-23", "Litter dropped per visitor where 12 items per 10 m2 lie against where 1 lies.", 0, 1.3, 2.1,
                                       "EFF-26, keizer2008", must);
    finding.role = Finding::Role::built_in;
    return {against(
        laboratory, finding, {"litter.initial_per_10_m2=1"}, {"litter.initial_per_10_m2=12"},
        [](const Simulation& simulation) {
            double dropped = 0;
            for (const auto& event : simulation.events())
                dropped += event.kind == EventKind::litter_dropped;
            return dropped / simulation.observables().figure("visitors");
        },
        0)};
}

/// Mean P(unsafe) of visitors at night with every part of the place lit alike.
double unsafe_at(const Laboratory& laboratory, double lux, int replications)
{
    std::vector<std::string> settings;
    for (const char* area : {"plattan", "arcade_n", "underdeck_e", "stairs_w", "ramp_sw", "drottning"})
        settings.push_back(fmt::format("interventions.{}.lux={}", area, lux));
    return mean(laboratory.results_of(
        {.scenario = "night-light", .replications = replications, .length = 2 * 3600, .settings = settings, .from = 20 * 3600, .to_the_end = true},
        [](const Simulation& simulation) { return simulation.observables().figure("unsafe_night"); }));
}

std::vector<Finding> light(const Laboratory& laboratory)
{
    constexpr int replications = 3;
    constexpr std::array<double, 6> lux{2, 5, 10, 20, 30, 500};
    std::array<double, lux.size()> unsafe{};
    double smallest_fall = 1;
    std::string curve;
    for (std::size_t i = 0; i < lux.size(); ++i) {
        unsafe[i] = unsafe_at(laboratory, lux[i], replications);
        if (i > 0)
            smallest_fall = std::min(smallest_fall, unsafe[i - 1] - unsafe[i]);
        curve += fmt::format("{}{:g} lx {:.4f}", i == 0 ? "" : ", ", lux[i], unsafe[i]);
    }
    const auto row = [&](const char* name, const char* what, double figure, double low, double high) {
        return Finding{.name = name,
                       .what = what,
                       .figure = figure,
                       .unit = "",
                       .low = low,
                       .high = high,
                       .source = "SAFE-12, fotios2018",
                       .role = Finding::Role::built_in,
                       .replications = replications,
                       .scenario = "night-light",
                       .remark = curve + ".",
                       .days = lux.size() * replications * 2 / 24.0};
    };
    return {row("SF-26", "Share of what 30 lx gain over 2 lx in P(unsafe) at night that 10 lx have gained.",
                (unsafe[0] - unsafe[2]) / (unsafe[0] - unsafe[4]), 0.7, 1),
            row("SF-26 monotone", "More light, less P(unsafe): the smallest fall from one level to the next.", smallest_fall, 0, 1),
            row("SF-26 day", "What is left at 30 lx of the gap between 2 lx and full light (500 lx).",
                (unsafe[4] - unsafe[5]) / (unsafe[0] - unsafe[5]), 0, 0.15)};
}

/// People who stand or sit within 3 m of an edge people like, against elsewhere on the square, per area.
std::vector<Finding> edges(const Laboratory& laboratory)
{
    std::vector<RunningMean> near(days), far(days);
    double near_area = 0, far_area = 0;
    std::vector<int> measured(days);
    laboratory.watch({.scenario = "../baseline-2014", .replications = days, .length = 2 * 3600}, [&](int r) {
        return [&, r](const Simulation& simulation) {
            const auto at_edge = [&](Vec2 p) { return distance(simulation.site().nearest_attractive_edge(p), p) < 3; };
            const Ground& ground = simulation.site().ground();
            if (r == 0 && measured[0]++ == 0)
                for (float y = ground.low().y; y < ground.high().y; y += 0.5F)
                    for (float x = ground.low().x; x < ground.high().x; x += 0.5F)
                        if (ground.on_square({x, y}))
                            (at_edge({x, y}) ? near_area : far_area) += 0.25;
            if (!simulation.clock().every(60))
                return true;
            double by_edge = 0, elsewhere = 0;
            for (const PersonId id : simulation.people().present) {
                const Vec2 p = simulation.people().position[id.index];
                if (simulation.people().traits[id.index].visitor && ground.on_square(p) &&
                    simulation.people().stationary_since[id.index] >= least_stop)
                    ++(at_edge(p) ? by_edge : elsewhere);
            }
            near[static_cast<std::size_t>(r)].add(by_edge);
            far[static_cast<std::size_t>(r)].add(elsewhere);
            return true;
        };
    });
    std::vector<double> ratios;
    for (std::size_t r = 0; r < static_cast<std::size_t>(days); ++r)
        ratios.push_back(near[r].value / near_area / (far[r].value / far_area));
    return {{.name = "SF-05",
             .what = "Density of people who stay within 3 m of attractive edges against elsewhere on the square.",
             .figure = mean(ratios),
             .unit = "",
             .low = 3,
             .high = 10,
             .source = "STAY-07",
             .role = Finding::Role::built_in,
             .replications = days,
             .scenario = "../baseline-2014",
             .remark =
                 fmt::format("{:.1f} people on {:.0f} m2 against {:.1f} on {:.0f} m2, 12 to 14 o'clock.", mean(near), near_area, mean(far), far_area),
             .half_width = estimate(ratios).half_width,
             .days = days * 2 / 24.0}};
}

} // namespace

void add_baseline_facts(std::vector<Case>& cases)
{
    cases.push_back({{"SF-01", "SF-02", "SF-02 metro", "SF-08 baseline", "SF-10", "SF-10 afternoon", "SF-21", "SF-24 night", "SF-24 day",
                      "unsafe day", "unsafe night", "SF-28 baseline", "SF-32", "SF-32 environment", "SF-03"},
                     facts_of_days});
    cases.push_back({{"SF-26", "SF-26 monotone", "SF-26 day"}, light});
    cases.push_back({{"SF-05"}, edges});
    cases.push_back({{"SF-07"}, flow_is_not_life});
    cases.push_back({{"SF-23"}, litter_breeds_litter});
}

} // namespace plattan
