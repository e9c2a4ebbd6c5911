#include "verification/cases.h"

#include "base/elementary.h"
#include "statistics/kolmogorov_smirnov.h"

#include <boost/math/distributions.hpp>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr double seen_late = 0.5; ///< a decision may fall this much after its moment (unit: s)

/// Mean time from one line to another of the one person of a scenario.
double time_between(const Laboratory& laboratory, const std::string& scenario, float from, float to, int replications)
{
    std::vector<double> times(static_cast<std::size_t>(replications));
    std::vector<std::pair<LineTimes, LineTimes>> lines(times.size(), {LineTimes(from), LineTimes(to)});
    laboratory.run(
        {.scenario = scenario, .replications = replications},
        [&](int r) {
            return [&lines, r](const Simulation& simulation) {
                lines[static_cast<std::size_t>(r)].first.look(simulation);
                lines[static_cast<std::size_t>(r)].second.look(simulation);
                return true;
            };
        },
        [&](int r, const Simulation&) {
            const auto& [first, second] = lines[static_cast<std::size_t>(r)];
            times[static_cast<std::size_t>(r)] = first.times.at(0) < 0 || second.times.at(0) < 0 ? std::nan("") : second.times[0] - first.times[0];
        });
    return std::fabs(mean(times));
}

std::vector<Finding> corridor(const Laboratory& laboratory, const std::string& scenario, const std::string& name, double low, double high,
                              const std::string& source)
{
    constexpr int replications = 5;
    const double time = time_between(laboratory, scenario, 3, 43, replications);
    return {{.name = name,
             .what = "Time of one person for 40 m of corridor.",
             .figure = time,
             .unit = "s",
             .low = low,
             .high = high,
             .source = source,
             .replications = replications,
             .scenario = scenario,
             .remark = {}}};
}

/// Time on stairs that reach from x = 5 m to 13.66 m.
std::vector<Finding> stairs(const Laboratory& laboratory, const std::string& scenario, const std::string& name, double expected,
                            const std::string& what)
{
    constexpr int replications = 5;
    constexpr float begin = 5.25F, end = 13.41F; // the outermost quarters of a metre may lie half on the landing
    std::vector<double> times(replications);
    laboratory.watch({.scenario = scenario, .replications = replications}, [&](int r) {
        return [&times, r](const Simulation& simulation) {
            const People& people = simulation.people();
            if (!people.present.empty() && people.position[0].x > begin && people.position[0].x < end)
                times[static_cast<std::size_t>(r)] += simulation.clock().step() * 8.66 / (end - begin);
            return true;
        };
    });
    return {{.name = name,
             .what = what,
             .figure = mean(times),
             .unit = "s",
             .low = 0.95 * expected,
             .high = 1.05 * expected,
             .source = name.substr(0, 3) == "IMO" ? "MSC.1/Circ.1533" : "RiMEA 4.1.1",
             .replications = replications,
             .scenario = scenario,
             .remark = {}}};
}

/// When each person began to walk, against the time drawn for it (unit: s)
struct Starts {
    std::vector<double> drawn, seen;
};

Starts starts_of(const Laboratory& laboratory, const std::string& scenario)
{
    Starts starts;
    laboratory.run(
        {.scenario = scenario},
        [&](int) {
            return [&](const Simulation& simulation) {
                const People& people = simulation.people();
                starts.seen.resize(people.size(), -1);
                for (std::size_t i = 0; i < people.size(); ++i) // people who still stand may be pushed aside; that is no start
                    if (starts.seen[i] < 0 && people.activity[i] == Activity::walking && squared_length(people.velocity[i]) > 0.01F)
                        starts.seen[i] = simulation.clock().now() - simulation.clock().step() - trial_start;
                return true;
            };
        },
        [&](int, const Simulation& simulation) {
            for (std::size_t i = 0; i < simulation.people().size(); ++i)
                starts.drawn.push_back(simulation.errand_of({static_cast<std::uint32_t>(i)}).leaves_at - trial_start);
        });
    return starts;
}

std::vector<Finding> waiting(const Laboratory& laboratory)
{
    const Starts starts = starts_of(laboratory, "rimea-05");
    double latest = 0, earliest = 1e9;
    for (std::size_t i = 0; i < starts.seen.size(); ++i) {
        latest = std::max(latest, std::fabs(starts.seen[i] - starts.drawn[i]));
        earliest = std::min(earliest, starts.seen[i]);
    }
    Finding own{.name = "RiMEA 5",
                .what = "Largest deviation of a start from the time drawn for it, ten people.",
                .figure = latest,
                .unit = "s",
                .low = 0,
                .high = seen_late,
                .source = "RiMEA 4.1.1",
                .scenario = "rimea-05",
                .remark = {}};
    Finding first{.name = "IMO 5",
                  .what = "Earliest start of ten people whose waiting times lie between 10 and 100 s.",
                  .figure = earliest,
                  .unit = "s",
                  .low = 10,
                  .high = 100,
                  .source = "MSC.1/Circ.1533",
                  .scenario = "rimea-05",
                  .remark = {}};
    return {own, first};
}

std::vector<Finding> four_distributions(const Laboratory& laboratory)
{
    const Starts starts = starts_of(laboratory, "nist-1.1");
    namespace bm = boost::math;
    const bm::uniform uniform(10, 100);
    const bm::lognormal log_normal(elementary::log(40), 0.5);
    const bm::gamma_distribution<> gamma(4, 12);
    const bm::weibull weibull(2, 50);
    const std::vector<std::function<double(double)>> distributions{
        [&](double t) { return bm::cdf(uniform, t); }, [&](double t) { return bm::cdf(log_normal, t); }, [&](double t) { return bm::cdf(gamma, t); },
        [&](double t) { return bm::cdf(weibull, t); }};
    constexpr const char* names[]{"uniform", "log-normal", "gamma", "Weibull"};
    std::string remark;
    double least = 1;
    const std::size_t each = starts.seen.size() / 4;
    for (std::size_t d = 0; d < 4; ++d) {
        // What is seen is the start of the step in which a person begins: up to half a second late, a quarter on average.
        std::vector<double> sample(starts.seen.begin() + static_cast<std::ptrdiff_t>(d * each),
                                   starts.seen.begin() + static_cast<std::ptrdiff_t>((d + 1) * each));
        for (double& time : sample)
            time = std::max(1e-3, time - seen_late / 2);
        const double p = kolmogorov_smirnov(sample, distributions[d]);
        remark += fmt::format("{}{} {:.3f}", d == 0 ? "P-values: " : ", ", names[d], p);
        least = std::min(least, p);
    }
    return {{.name = "NIST 1.1",
             .what = "Smallest p-value of uniform, log-normal, gamma and Weibull waiting times of 200 people each.",
             .figure = least,
             .unit = "",
             .low = 0.0125,
             .high = 1,
             .source = "NIST TN 1822",
             .scenario = "nist-1.1",
             .remark = remark + ". 0.0125 is 0.05 for four tests at once."}};
}

/// Speed of each person between two lines 20 m apart; NaN of who did not pass both.
std::vector<double> speeds_in(const Laboratory& laboratory, const std::string& scenario, Seconds length, std::vector<Sex>* sexes = nullptr,
                              std::vector<double>* free_speeds = nullptr)
{
    LineTimes first(32), second(52);
    std::vector<double> speeds;
    laboratory.run(
        {.scenario = scenario, .length = length},
        [&](int) {
            return [&](const Simulation& simulation) {
                first.look(simulation);
                second.look(simulation);
                return true;
            };
        },
        [&](int, const Simulation& simulation) {
            for (std::size_t i = 0; i < simulation.people().size(); ++i) {
                const double time = second.times[i] - first.times[i];
                speeds.push_back(first.times[i] > 0 && second.times[i] > 0 && time > 0 ? 20 / time : std::nan(""));
                if (free_speeds != nullptr)
                    free_speeds->push_back(simulation.people().free_speed[i]);
                if (sexes != nullptr)
                    sexes->push_back(simulation.people().sex[i]);
            }
        });
    return speeds;
}

struct Range {
    double low, high;
};

Finding share_in_ranges(const std::string& name, const std::string& source, const std::string& scenario, const std::vector<double>& speeds,
                        const std::vector<Range>& ranges)
{
    const std::size_t each = speeds.size() / ranges.size();
    std::size_t within = 0;
    for (std::size_t i = 0; i < speeds.size(); ++i) {
        const Range& range = ranges[std::min(i / each, ranges.size() - 1)];
        within += speeds[i] > range.low - 0.03 && speeds[i] < range.high + 0.03;
    }
    return {.name = name,
            .what = "Share of people whose measured speed lies in the range of their table row (tolerance 0.03 m/s).",
            .figure = static_cast<double>(within) / static_cast<double>(speeds.size()),
            .unit = "",
            .low = 1,
            .high = 1,
            .source = source,
            .scenario = scenario,
            .remark = {}};
}

std::vector<Finding> ages(const Laboratory& laboratory)
{
    return {share_in_ranges("RiMEA 7", "RiMEA 4.1.1, weidmann1993", "rimea-07", speeds_in(laboratory, "rimea-07", 1200),
                            {{0.58, 1.61}, {1.41, 1.54}, {0.68, 1.41}, {0.46, 0.76}})};
}

std::vector<Finding> ages_and_sexes(const Laboratory& laboratory)
{
    return {share_in_ranges("IMO 7", "MSC.1/Circ.1533, table 3.4", "imo-07", speeds_in(laboratory, "imo-07", 1200),
                            {{0.93, 1.55}, {0.71, 1.19}, {0.56, 0.94}, {1.11, 1.85}, {0.97, 1.62}, {0.84, 1.40}})};
}

std::vector<Finding> normal_speeds(const Laboratory& laboratory)
{
    std::vector<double> speeds;
    for (const double speed : speeds_in(laboratory, "nist-2.4", 1800))
        if (std::isfinite(speed))
            speeds.push_back(speed);
    const boost::math::normal normal(1.2, 0.2);
    return {{.name = "NIST 2.4",
             .what = "P-value of 300 measured speeds against the normal distribution (1.2, 0.2) m/s.",
             .figure = kolmogorov_smirnov(speeds, [&](double v) { return boost::math::cdf(normal, v); }),
             .unit = "",
             .low = 0.05,
             .high = 1,
             .source = "NIST TN 1822",
             .scenario = "nist-2.4",
             .remark = {}}};
}

std::vector<Finding> population(const Laboratory& laboratory)
{
    std::vector<Sex> sexes;
    std::vector<double> free_speeds;
    const auto speeds = speeds_in(laboratory, "population", 2400, &sexes, &free_speeds);
    std::vector<double> women, men;
    for (std::size_t i = 0; i < speeds.size(); ++i)
        if (std::isfinite(speeds[i]))
            (sexes[i] == Sex::female ? women : men).push_back(speeds[i]);
    const auto row = [&](const std::string& who, const std::vector<double>& values, double expected) {
        return Finding{.name = "Weidmann " + who,
                       .what = "Mean measured speed of " + who + " of the site's population, old people included.",
                       .figure = mean(values),
                       .unit = "m/s",
                       .low = 0.9 * expected,
                       .high = 1.1 * expected,
                       .source = "weidmann1993",
                       .level = Finding::Level::should,
                       .role = Finding::Role::built_in,
                       .scenario = "population",
                       .remark = {}};
    };
    return {row("women", women, 1.27), row("men", men, 1.41)};
}

} // namespace

void add_single_person(std::vector<Case>& cases)
{
    const auto add = [&](std::vector<std::string> names, std::function<std::vector<Finding>(const Laboratory&)> run) {
        cases.push_back({std::move(names), std::move(run)});
    };
    add({"RiMEA 1"}, [](const Laboratory& l) { return corridor(l, "rimea-01", "RiMEA 1", 26, 34, "RiMEA 4.1.1"); });
    add({"IMO 1"}, [](const Laboratory& l) { return corridor(l, "imo-01", "IMO 1", 39.5, 40.5, "MSC.1/Circ.1533"); });
    add({"NIST 2.1"}, [](const Laboratory& l) {
        auto rows = corridor(l, "imo-01", "NIST 2.1", 0.95, 1.05, "NIST TN 1822");
        rows[0].what = "Speed of one person whose free speed is 1 m/s, over 40 m of corridor.";
        rows[0].figure = 40 / rows[0].figure;
        rows[0].unit = "m/s";
        return rows;
    });
    const std::string along = "Time on 10 m of stairs along the slope; expected from the assigned speed, within 5 %.";
    add({"RiMEA 2"}, [along](const Laboratory& l) { return stairs(l, "rimea-02", "RiMEA 2", 8.66 / (1.33 * 0.55), along); });
    add({"RiMEA 3"}, [along](const Laboratory& l) { return stairs(l, "rimea-03", "RiMEA 3", 8.66 / (1.33 * 0.65), along); });
    add({"IMO 2"}, [along](const Laboratory& l) { return stairs(l, "imo-02", "IMO 2", 10, along); });
    add({"IMO 3"}, [along](const Laboratory& l) { return stairs(l, "imo-03", "IMO 3", 10, along); });
    add({"NIST 2.2"}, [](const Laboratory& l) {
        constexpr int replications = 5;
        const double time = time_between(l, "nist-2.2", 6, 91, replications);
        return std::vector<Finding>{{.name = "NIST 2.2",
                                     .what = "Speed along the slope of 100 m of stairs, assigned speed 1 m/s.",
                                     .figure = 85 / 0.866 / time,
                                     .unit = "m/s",
                                     .low = 0.95,
                                     .high = 1.05,
                                     .source = "NIST TN 1822",
                                     .replications = replications,
                                     .scenario = "nist-2.2",
                                     .remark = {}}};
    });
    add({"RiMEA 5", "IMO 5"}, waiting);
    add({"NIST 1.1"}, four_distributions);
    add({"RiMEA 7"}, ages);
    add({"IMO 7"}, ages_and_sexes);
    add({"NIST 2.4"}, normal_speeds);
    add({"Weidmann women", "Weidmann men"}, population);
}

} // namespace plattan
