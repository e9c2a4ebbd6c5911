#include "verification/cases.h"

#include "people/bookkeeping.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace plattan {

namespace {

constexpr int days = 3; ///< baseline days, replications 0 to 2

/// What the facts need of one baseline day.
struct Day {
    std::map<std::string, double, std::less<>> summary;
    std::array<double, 24> entered{}, deals{};
    double metro_trips = 0; ///< trips through the busiest lower-level gate, in or out
};

std::array<double, 24> by_hour(const Simulation& simulation, std::string_view name)
{
    std::array<double, 24> hours{};
    for (const auto& series : simulation.measured().series)
        if (series.text.name == name)
            for (std::size_t minute = 0; minute < series.values.size(); ++minute)
                hours[std::min<std::size_t>(23, minute / 60)] += series.values[minute];
    return hours;
}

Day look_back(const Simulation& simulation)
{
    Day day;
    for (const auto& entry : simulation.measured().summary)
        day.summary[std::string(entry.text.name)] = entry.value;
    day.entered = by_hour(simulation, "entered");
    day.deals = by_hour(simulation, "deals");
    const People& people = simulation.who();
    const GoalId metro = simulation.place().goal("T_metro");
    for (std::size_t i = 0; i < people.size(); ++i)
        day.metro_trips += people.traits[i].visitor && (people.entry_gate[i] == metro || people.exit_gate[i] == metro);
    return day;
}

std::vector<Day> baseline_days(const Laboratory& laboratory)
{
    std::vector<Day> list(days);
    laboratory.run({.scenario = "../baseline-2014", .replications = days, .length = seconds_per_day, .from = 0, .to_the_end = true},
                   [&](int r, const Simulation& simulation) { list[static_cast<std::size_t>(r)] = look_back(simulation); });
    return list;
}

double correlation(const std::array<double, 24>& a, const std::array<double, 24>& b)
{
    double mean_a = 0, mean_b = 0, ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        mean_a += a[i] / 24;
        mean_b += b[i] / 24;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean_a) * (b[i] - mean_b);
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

double odds(double p) { return p / (1 - p); }

/// The figures of one quantity on each day, as one finding.
Finding over_days(const std::vector<Day>& list, const std::string& name, const std::string& what, double low, double high, const std::string& source,
                  Finding::Role role, Finding::Level level, const std::function<double(const Day&)>& of)
{
    std::vector<double> values;
    std::string remark = "Days:";
    for (const Day& day : list) {
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
            .replications = days,
            .scenario = "../baseline-2014",
            .remark = remark + "."};
}

std::vector<Finding> whole_days(const Laboratory& laboratory)
{
    using enum Finding::Role;
    using enum Finding::Level;
    const auto list = baseline_days(laboratory);
    const auto figure = [](const char* name) { return [name](const Day& day) { return day.summary.at(name); }; };
    const auto busiest = [](const Day& day) { return std::max_element(day.entered.begin(), day.entered.end()) - day.entered.begin(); };
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
                  [&](const Day& day) {
                      const auto hour = static_cast<std::size_t>(busiest(day));
                      return hour == 16 || hour == 17 ? share_of_hours(day.entered, hour, hour + 1) : 0;
                  }),
        over_days(list, "SF-02", "Visitors of a normal day.", 97'000, 103'000, "SITE-01", built_in, must, figure("visitors")),
        over_days(list, "SF-02 metro", "Trips through the metro's gate.", 40'000, 60'000, "FLOW-08", built_in, must,
                  [](const Day& day) { return day.metro_trips; }),
        over_days(list, "SF-08 baseline", "Share of passers who stop, baseline.", 0.14, 0.16, "STAY-01", calibrated, must, figure("stop_share")),
        over_days(list, "SF-10", "Correlation of deals and entries by hour.", 0.4, 1, "DRUG-18", validated, should,
                  [](const Day& day) { return correlation(day.deals, day.entered); }),
        over_days(list, "SF-10 afternoon", "Share of deals from 12 to 18.", 0.35, 0.55, "DRUG-18", validated, should,
                  [&](const Day& day) { return share_of_hours(day.deals, 12, 18); }),
        over_days(list, "SF-21", "Litter at 15:00, items per 10 m2.", 4, 8, "LIT-01", calibrated, must, figure("litter_per_10_m2")),
        over_days(list, "SF-24 night", "Odds of feeling unsafe, women against men, at night.", 3, 6, "SAFE-02", built_in, must,
                  [](const Day& day) { return odds(day.summary.at("unsafe_night_women")) / odds(day.summary.at("unsafe_night_men")); }),
        over_days(list, "SF-24 day", "Odds of feeling unsafe, women against men, by day.", 1.5, 4, "SAFE-02", built_in, must,
                  [](const Day& day) { return odds(day.summary.at("unsafe_day_women")) / odds(day.summary.at("unsafe_day_men")); }),
        over_days(list, "unsafe day", "Mean P(unsafe) by day.", 0.04, 0.08, "SAFE-08", calibrated, must, figure("unsafe_day")),
        over_days(list, "unsafe night", "Mean P(unsafe) at night.", 0.17, 0.27, "DRUG-14", calibrated, must, figure("unsafe_night")),
        over_days(list, "SF-28 baseline", "Modelled safety index of the baseline; one offset is fitted to it.", 8.5, 9.1, "seed 001", calibrated,
                  must, figure("safety_index")),
        over_days(list, "SF-32", "Mean answer to the whole.", 2.4, 3.0, "SAFE-07", validated, should, figure("experience_index")),
        over_days(list, "SF-32 environment", "Mean answer to the environment.", 1.6, 2.2, "SAFE-07", validated, should, figure("answer_environment")),
    };
}

/// Some hours of the baseline with a setting, and what is read of each replication.
double hours_with(const Laboratory& laboratory, const std::vector<std::string>& settings, const std::function<double(const Simulation&)>& of)
{
    std::vector<double> values(days);
    laboratory.run({.scenario = "../baseline-2014", .replications = days, .length = 2 * 3600, .settings = settings, .to_the_end = true},
                   [&](int r, const Simulation& simulation) { values[static_cast<std::size_t>(r)] = of(simulation); });
    return mean(values);
}

double summary_of(const Simulation& simulation, std::string_view name)
{
    for (const auto& entry : simulation.measured().summary)
        if (entry.text.name == name)
            return entry.value;
    return std::nan("");
}

std::vector<Finding> flow_is_not_life(const Laboratory& laboratory)
{
    const auto stop_share = [](const Simulation& simulation) { return summary_of(simulation, "stop_share"); };
    const double plain = hours_with(laboratory, {}, stop_share), more = hours_with(laboratory, {"demand.trips_factor=1.5"}, stop_share);
    return {{.name = "SF-07",
             .what = "Relative change of the share who stop with half as many passers again and nothing else.",
             .figure = more / plain - 1,
             .unit = "",
             .low = -0.1,
             .high = 0.1,
             .source = "STAY-06",
             .role = Finding::Role::validated,
             .replications = 2 * days,
             .scenario = "../baseline-2014",
             .remark = fmt::format("{:.4f} against {:.4f}, 12 to 14 o'clock.", more, plain)}};
}

std::vector<Finding> litter_breeds_litter(const Laboratory& laboratory)
{
    const auto per_visitor = [](const Simulation& simulation) {
        double dropped = 0;
        for (const auto& event : simulation.what_happened())
            dropped += event.kind == EventKind::litter_dropped;
        return dropped / summary_of(simulation, "visitors");
    };
    const double clean = hours_with(laboratory, {"litter.initial_per_10_m2=1"}, per_visitor),
                 dirty = hours_with(laboratory, {"litter.initial_per_10_m2=12"}, per_visitor);
    return {{.name = "SF-23",
             .what = "Litter dropped per visitor where 12 items per 10 m2 lie against where 1 lies.",
             .figure = dirty / clean,
             .unit = "",
             .low = 1.3,
             .high = 2.1,
             .source = "EFF-26, keizer2008",
             .role = Finding::Role::built_in,
             .replications = 2 * days,
             .scenario = "../baseline-2014",
             .remark = {}}};
}

/// People who stand or sit within 3 m of an edge people like, against elsewhere on the square, per area.
std::vector<Finding> edges(const Laboratory& laboratory)
{
    std::vector<RunningMean> near(days), far(days);
    double near_area = 0, far_area = 0;
    std::vector<int> measured(days);
    laboratory.watch({.scenario = "../baseline-2014", .replications = days, .length = 2 * 3600}, [&](int r) {
        return [&, r](const Simulation& simulation) {
            const auto at_edge = [&](Vec2 p) { return distance(simulation.place().nearest_attractive_edge(p), p) < 3; };
            const Ground& ground = simulation.place().ground();
            if (r == 0 && measured[0]++ == 0)
                for (float y = ground.low().y; y < ground.high().y; y += 0.5F)
                    for (float x = ground.low().x; x < ground.high().x; x += 0.5F)
                        if (ground.on_square({x, y}) && ground.walkable({x, y}))
                            (at_edge({x, y}) ? near_area : far_area) += 0.25;
            if (!simulation.now().every(60))
                return true;
            double by_edge = 0, elsewhere = 0;
            for (const PersonId id : simulation.who().present) {
                const Vec2 p = simulation.who().position[id.index];
                if (simulation.who().traits[id.index].visitor && ground.on_square(p) && simulation.who().stationary_since[id.index] >= least_stop)
                    ++(at_edge(p) ? by_edge : elsewhere);
            }
            near[static_cast<std::size_t>(r)].add(by_edge);
            far[static_cast<std::size_t>(r)].add(elsewhere);
            return true;
        };
    });
    return {{.name = "SF-05",
             .what = "Density of people who stay within 3 m of attractive edges against elsewhere on the square.",
             .figure = mean(near) / near_area / (mean(far) / far_area),
             .unit = "",
             .low = 3,
             .high = 10,
             .source = "STAY-07",
             .role = Finding::Role::built_in,
             .replications = days,
             .scenario = "../baseline-2014",
             .remark = fmt::format("{:.1f} people on {:.0f} m2 against {:.1f} on {:.0f} m2, 12 to 14 o'clock.", mean(near), near_area, mean(far),
                                   far_area)}};
}

} // namespace

void add_baseline_facts(std::vector<Case>& cases)
{
    cases.push_back({{"SF-01", "SF-02", "SF-02 metro", "SF-08 baseline", "SF-10", "SF-10 afternoon", "SF-21", "SF-24 night", "SF-24 day",
                      "unsafe day", "unsafe night", "SF-28 baseline", "SF-32", "SF-32 environment"},
                     whole_days});
    cases.push_back({{"SF-05"}, edges});
    cases.push_back({{"SF-07"}, flow_is_not_life});
    cases.push_back({{"SF-23"}, litter_breeds_litter});
}

} // namespace plattan
