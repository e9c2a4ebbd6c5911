#include "verification/cases.h"
#include "verification/pairs.h"
#include "verification/shuffled.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace plattan {

namespace {

// What dealers and buyers do follows from no visitor: these run with one visitor in twenty.
const std::string few = "demand.trips_factor=0.05";

/// What happened in one replication: how often an event came in each minute since 00:00 of the first day.
struct Minutes {
    std::vector<double> counts;

    double between(double from_hour, double until_hour) const
    {
        double sum = 0;
        for (auto minute = static_cast<std::size_t>(from_hour * 60); minute < std::min(counts.size(), static_cast<std::size_t>(until_hour * 60));
             ++minute)
            sum += counts[minute];
        return sum;
    }
};

std::vector<Minutes> minutes_of(const Laboratory& laboratory, EventKind kind, int replications, const std::vector<std::string>& settings, double from,
                                double until, const std::string& scenario = "market")
{
    auto all = settings;
    all.push_back(few);
    return laboratory.results_of(
        {.scenario = scenario, .replications = replications, .length = (until - from) * 3600, .settings = all, .from = from * 3600},
        [kind](const Simulation& simulation) {
            Minutes minutes;
            minutes.counts.assign(1440, 0);
            for (const auto& event : simulation.events())
                if (event.kind == kind)
                    ++minutes.counts[static_cast<std::size_t>(std::fmod(event.time, seconds_per_day) / 60)];
            return minutes;
        });
}

std::vector<double> sums(const std::vector<Minutes>& list, double from, double until)
{
    return figures(list, [&](const Minutes& one) { return one.between(from, until); });
}

std::vector<double> relative(const std::vector<double>& base, const std::vector<double>& other)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < base.size(); ++i)
        values.push_back(other[i] / std::max(1.0, base[i]) - 1);
    return values;
}

std::vector<Finding> presence(const Laboratory& laboratory)
{
    constexpr int n = 10;
    const auto without = minutes_of(laboratory, EventKind::deal, n, {}, 12, 24),
               patrol = minutes_of(laboratory, EventKind::deal, n, {}, 12, 24, "market-guards"),
               beside = minutes_of(laboratory, EventKind::deal, n, {"interventions.guards.post=scene_core"}, 12, 24, "market-guards");
    const auto change = relative(sums(without, 13, 23), sums(patrol, 13, 23));
    return {in_scenario(
                finding_of("SF-11", "Relative change of deals in hours with a pair of guards on the square.", change, -0.70, -0.20, "DRUG-05", must),
                "market", n * light_day, ""),
            in_scenario(finding_of("SF-11 in sight", "The same with the pair at the spot where most is dealt.",
                                   relative(sums(without, 13, 23), sums(beside, 13, 23)), -0.98, -0.70, "DRUG-05", must),
                        "market", n * light_day, "")};
}

std::vector<Finding> after_a_visit(const Laboratory& laboratory)
{
    constexpr int n = 30;
    const auto without = minutes_of(laboratory, EventKind::deal, n, {}, 14, 20),
               visited = minutes_of(laboratory, EventKind::deal, n, {}, 14, 20, "market-visit");
    // The visit ends at 16:00 and takes five minutes to leave; means over ten minutes from then on, against the same minutes without a visit.
    constexpr double window = 10;
    double back = -1;
    std::string course;
    for (double minute = 0; minute <= 180; minute += 2) {
        const double from = 16.0 + (5 + minute) / 60, until = from + window / 60;
        const double share = mean(sums(visited, from, until)) / mean(sums(without, from, until));
        if (std::fmod(minute, 10) == 0 && minute <= 60)
            course += fmt::format("{}{:.0f} min {:.2f}", course.empty() ? "" : ", ", minute, share);
        if (back < 0 && share >= 0.8)
            back = minute + window / 2; // the middle of the window
    }
    return {in_scenario(plain_finding_of("SF-12", "Minutes after a visit of an hour until deals are back at 80 % of what is usual.", back, 15, 120,
                                         "Koper, DRUG-05", must),
                        "market", n / 2.0 * light_day, "Share of the usual in the ten minutes from: " + course + ".")};
}

/// Disturbances in the half hour after visits of several lengths, against the same half hour without a visit, replication by replication.
std::vector<Finding> dose(const Laboratory& laboratory)
{
    constexpr int n = 200;
    constexpr std::array<double, 4> lengths{1, 5, 16, 30};
    constexpr double days = (lengths.size() + 1) * 2.7 / 24 * light_day;
    const auto without = minutes_of(laboratory, EventKind::disturbance, n, {}, 14.5, 17.2);
    std::array<std::vector<double>, lengths.size()> share; // of the usual, by replication
    std::string curve;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const auto list = minutes_of(laboratory, EventKind::disturbance, n, {fmt::format("interventions.visit.duration={} min", lengths[i])}, 14.5,
                                     17.2, "market-visit");
        const double ends = 15 + (5 + lengths[i]) / 60;
        const auto usual = sums(without, ends, ends + 0.5), after = sums(list, ends, ends + 0.5);
        for (std::size_t r = 0; r < n; ++r)
            share[i].push_back((after[r] - usual[r]) / mean(usual));
        const Estimate found = estimate(share[i]);
        curve += fmt::format("{}{:g} min {:+.2f} +- {:.2f}", i == 0 ? "" : ", ", lengths[i], found.mean, found.half_width);
    }
    const auto further = [](const std::vector<double>& shorter, const std::vector<double>& longer) {
        std::vector<double> differences;
        for (std::size_t r = 0; r < shorter.size(); ++r)
            differences.push_back(longer[r] - shorter[r]);
        return differences;
    };
    const auto longer = further(share[0], share[2]);
    const Finding row =
        in_scenario(finding_of("SF-13",
                               "What a visit of 16 minutes takes more than one of one minute of the disturbances in the half hour after "
                               "it, as a share of the usual.",
                               longer, -1, -0.1, "EFF-02", should),
                    "market", n * days, "Against no visit: " + curve + ".");
    return {row, control_of_pairs(row, longer),
            in_scenario(finding_of("SF-13 flat", "What another quarter of an hour takes more: 30 minutes against 16.", further(share[2], share[3]),
                                   -0.15, 0.15, "EFF-02", should),
                        "market", n * days, "")};
}

std::vector<Finding> schedule(const Laboratory& laboratory)
{
    constexpr int n = 10;
    // After ten days of such visits, which dealers remember.
    const auto deals = [&](const char* scenario) {
        return laboratory.results_of(
            {.scenario = scenario, .replications = n, .length = seconds_per_day, .settings = {few}, .from = 0, .to_the_end = true, .spun_up = true},
            [](const Simulation& simulation) { return simulation.observables().figure("deals"); });
    };
    const auto drawn = deals("market-drawn-visits"), fixed = deals("market-fixed-visits");
    return {in_scenario(finding_of("SF-14", "Relative change of deals with visits at fixed times against visits of equal minutes at drawn ones.",
                                   relative(drawn, fixed), 0.05, 0.40, "EFF-06", should),
                        "market-fixed-visits", 2 * n * light_day,
                        fmt::format("{:.0f} deals a day with drawn ones, {:.0f} with fixed ones.", mean(drawn), mean(fixed)))};
}

std::vector<Finding> low_dose(const Laboratory& laboratory)
{
    constexpr int n = 30;
    const auto without = sums(minutes_of(laboratory, EventKind::deal, n, {}, 8, 24), 8, 24),
               with = sums(minutes_of(laboratory, EventKind::deal, n, {}, 8, 24, "market-low-dose"), 8, 24);
    const auto change = relative(without, with);
    const Estimate found = estimate(change);
    return {in_scenario(finding_of("SF-17", "Relative change of a day's deals with twice a quarter of an hour of extra patrol.", change, -0.10, 0.10,
                                   "EFF-07", must),
                        "market", 2 * n * 0.67 * light_day, ""),
            in_scenario(plain_finding_of("SF-17 none", "The same in half widths of its interval: within one of them nothing can be measured.",
                                         found.mean / found.half_width, -1, 1, "EFF-07, EFF-11, EFF-13", must),
                        "market", 0, fmt::format("{} pairs of days.", n))};
}

/// Deals on each day of runs of many days; by replication.
std::vector<std::vector<double>> by_day(const Laboratory& laboratory, const std::string& scenario, int replications, int count)
{
    std::vector<std::vector<double>> all(static_cast<std::size_t>(replications), std::vector<double>(static_cast<std::size_t>(count)));
    const std::vector<std::string> settings{"demand.trips_factor=0.02", fmt::format("days={}", count)};
    laboratory.watch({.scenario = scenario, .replications = replications, .length = seconds_per_day, .settings = settings, .from = 0}, [&](int r) {
        return [&, r](const Simulation& simulation) {
            auto& deals = all[static_cast<std::size_t>(r)];
            const auto& events = simulation.events();
            const auto day = static_cast<std::size_t>(simulation.clock().day());
            if (day < deals.size() && simulation.clock().every(60))
                deals[day] = static_cast<double>(std::count_if(events.begin(), events.end(), [&](const Event& event) {
                    return event.kind == EventKind::deal && event.time >= static_cast<double>(day) * seconds_per_day;
                }));
            return true;
        };
    });
    return all;
}

double mean_of(const std::vector<double>& values, std::size_t from, std::size_t until)
{
    return mean(std::vector<double>(values.begin() + static_cast<std::ptrdiff_t>(from), values.begin() + static_cast<std::ptrdiff_t>(until)));
}

std::vector<Finding> resilience(const Laboratory& laboratory)
{
    constexpr int n = 5, count = 61;
    // On day 1 every dealer carries so much that whoever is checked is arrested, and police check all day: a raid.
    const auto plain = by_day(laboratory, "market", n, count), raided = by_day(laboratory, "market-raid", n, count);
    std::vector<double> days_until_back;
    double usual = 0, after = 0, late = 0;
    for (std::size_t r = 0; r < n; ++r) {
        const double usually = mean(plain[r]), low = mean_of(raided[r], 2, 4);
        std::size_t day = 2; // the first one after the raid
        while (day + 3 <= raided[r].size() && mean_of(raided[r], day, day + 3) < low + 0.7 * (usually - low))
            ++day;
        days_until_back.push_back(static_cast<double>(day) - 1);
        usual += usually / n;
        after += low / n;
        late += mean_of(raided[r], count - 7, count) / n;
    }
    return {
        in_scenario(finding_of("SF-19", "Days after a raid on the dealers until 70 % of the lost deals are back.", days_until_back, 3, 60,
                               "dealer_replace", should),
                    "market", 2 * n * count * light_day,
                    fmt::format("Deals a day: {:.0f} usually, {:.0f} in the two days after the raid, {:.0f} in the last week.", usual, after, late))};
}

std::vector<Finding> tipping(const Laboratory& laboratory)
{
    constexpr int n = 10;
    constexpr std::array<double, 7> hours{0, 4, 8, 12, 16, 20, 24};
    std::array<std::vector<double>, hours.size()> deals;
    std::vector<Minutes> unguarded;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        const auto list = hours[i] == 0
                              ? minutes_of(laboratory, EventKind::deal, n, {}, 0, 24)
                              : minutes_of(laboratory, EventKind::deal, n,
                                           {fmt::format("interventions.guards.shifts=[{}-24:00]", time_of_day_text((24 - hours[i]) * 3600))}, 0, 24,
                                           "market-guards");
        if (i == 0)
            unguarded = list;
        deals[i] = sums(list, 0, 24);
    }
    // What four more hours save, for each deal that is usually done in them: the profile of the day cancels out.
    std::string curve;
    std::vector<double> middle_against_ends;
    std::array<std::vector<double>, hours.size() - 1> saved;
    for (std::size_t i = 1; i < hours.size(); ++i) {
        const double covered = mean(sums(unguarded, 24 - hours[i], 24 - hours[i - 1]));
        for (std::size_t r = 0; r < n; ++r)
            saved[i - 1].push_back((deals[i - 1][r] - deals[i][r]) / std::max(1.0, covered));
        curve += fmt::format("{}{:g} to {:g} h {:.2f}", i == 1 ? "" : ", ", hours[i - 1], hours[i], mean(saved[i - 1]));
    }
    for (std::size_t r = 0; r < n; ++r)
        middle_against_ends.push_back((saved[2][r] + saved[3][r]) / 2 - (saved[0][r] + saved[4][r]) / 2);
    constexpr int runs = 5;
    std::vector<double> hysteresis;
    double during = 0, first_days = 0, later = 0;
    for (const auto& course : by_day(laboratory, "market-until", runs, 29)) {
        hysteresis.push_back(mean_of(course, 14, 17) / mean_of(course, 22, 29));
        during += mean_of(course, 8, 14) / runs;
        first_days += mean_of(course, 14, 17) / runs;
        later += mean_of(course, 22, 29) / runs;
    }
    return {in_scenario(finding_of("SF-20",
                                   "Deals saved per covered deal by the middle hours of presence before midnight (8 to 16), less those saved by the "
                                   "first four and by 16 to 20.",
                                   middle_against_ends, 0, 2, "S79", should),
                        "market", n * hours.size() * light_day, "Saved per covered deal: " + curve + "."),
            in_scenario(finding_of("SF-20 hysteresis", "Deals in the three days after guards have gone for good, against two weeks later.",
                                   hysteresis, 0.5, 0.99, "S79", should),
                        "market", runs * 29 * light_day,
                        fmt::format("{:.0f} a day while they are there, {:.0f} in the three days after, {:.0f} later.", during, first_days, later))};
}

/// The trade with fewer and with more dealers.
std::vector<Finding> thickness(const Laboratory& laboratory)
{
    constexpr int n = 10;
    const auto with = [&](const char* dealers) {
        return sums(minutes_of(laboratory, EventKind::deal, n, {std::string("scene.dealers_at_peak=") + dealers}, 8, 24), 8, 24);
    };
    const auto usual = sums(minutes_of(laboratory, EventKind::deal, n, {}, 8, 24), 8, 24), half = with("5"), twice = with("20");
    return {in_scenario(finding_of("half of the dealers", "Relative change of a day's deals with half of the dealers.", relative(usual, half), -0.50,
                                   -0.10, "own", should),
                        "market", 2 * n * 0.67 * light_day, ""),
            in_scenario(finding_of("twice the dealers", "The same with twice as many.", relative(usual, twice), 0, 0.25, "own", should), "market",
                        n * 0.67 * light_day, "")};
}

/// Recorded offences follow from checks, and checks from dealers and users: few visitors will do, and many days can be had.
std::vector<Finding> detection(const Laboratory& laboratory)
{
    constexpr int n = 30;
    struct Hours {
        double recorded = 0, deals = 0;
    };
    const auto hours_of = [&](const char* scenario) {
        return laboratory.results_of(
            {.scenario = scenario, .replications = n, .length = 14 * 3600, .settings = {few}, .from = 10 * 3600, .to_the_end = true},
            [](const Simulation& simulation) {
                return Hours{simulation.observables().figure("expected_recorded_offences"), simulation.observables().figure("deals")};
            });
    };
    const auto base = hours_of("../baseline-2014"), package = hours_of("../summer-2018");
    const double usual = mean(figures(base, &Hours::recorded)), usual_deals = mean(figures(base, &Hours::deals));
    const auto change = paired(base, package, [&](const Hours& a, const Hours& b) { return (b.recorded - a.recorded) / usual; });
    const auto paradox =
        paired(base, package, [&](const Hours& a, const Hours& b) { return (b.recorded - a.recorded) / usual - (b.deals - a.deals) / usual_deals; });
    constexpr double days = 2 * n * 14 / 24.0 * light_day;
    const Finding row =
        in_scenario(finding_of("SF-16 paradox",
                               "How much more recorded drug offences change with the package than deals do, both relative: more of what "
                               "is done is recorded.",
                               paradox, 0.05, 2, "EFF-04, EFF-05", should),
                    "../summer-2018", 0);
    return {in_scenario(finding_of("SF-16", "Relative change of recorded drug offences with the package, by expected counts.", change, -0.10, 0.60,
                                   "EFF-04, EFF-05", must),
                        "../summer-2018", days,
                        fmt::format("{:.2f} a day expected against {:.2f}: a rare outcome.", mean(figures(package, &Hours::recorded)), usual)),
            row, control_of_pairs(row, paradox)};
}

} // namespace

void add_market_facts(std::vector<Case>& cases)
{
    cases.push_back({{"SF-11", "SF-11 in sight"}, presence});
    cases.push_back({{"SF-12"}, after_a_visit});
    cases.push_back({{"SF-13", "SF-13 shuffled", "SF-13 flat"}, dose});
    cases.push_back({{"SF-14"}, schedule});
    cases.push_back({{"SF-16", "SF-16 paradox", "SF-16 paradox shuffled"}, detection});
    cases.push_back({{"SF-17", "SF-17 none"}, low_dose});
    cases.push_back({{"SF-19"}, resilience});
    cases.push_back({{"SF-20", "SF-20 hysteresis"}, tipping});
    cases.push_back({{"half of the dealers", "twice the dealers"}, thickness});
}

} // namespace plattan
