#include "studies/measure.h"

#include "site/reached_ground.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

constexpr double nowhere = 0.5; ///< coordinate of hours and places of a measure that is not taken

/// A measure of people in shifts.
struct StaffedMeasure {
    std::string_view name, kind, amount_key, hours_key;
    bool several_shifts; ///< the hours are a list
    std::vector<std::pair<std::string, std::string>> more_keys;
    std::vector<int> amounts;
    std::vector<int> lengths; ///< of a shift (unit: h)
    std::string_view one, several;
};

const std::vector<StaffedMeasure>& staffed_measures()
{
    static const std::vector<StaffedMeasure> list{
        {"guards", "guards", "pairs", "shifts", true, {}, {1, 2, 3}, {4, 8, 12}, "pair of guards", "pairs of guards"},
        {"cleaners", "cleaners", "count", "shifts", true, {{"tools", "[butt_vacuum, scrubber]"}}, {1, 2}, {4, 8, 12}, "cleaner", "cleaners"},
        {"outreach", "outreach", "workers", "shifts", true, {}, {2, 4}, {4, 8}, "outreach worker", "outreach workers"},
        {"hosts", "hosts", "count", "shifts", true, {}, {1, 2, 3}, {4, 8, 12}, "host", "hosts"},
        {"police", "police_visits", "visits", "hours", false, {}, {2, 4, 6, 8}, {8, 12}, "visit of police", "visits of police"}};
    return list;
}

constexpr int earliest_hour = 7, latest_hour = 24, hours_between_beginnings = 2;
constexpr std::string_view furniture = "furniture", lighting = "lighting";
const std::vector<int> numbers_of_chairs{20, 40, 60, 90, 120, 160, 200};
const std::vector<int> light_levels{20, 30, 60, 100}; ///< (unit: lx)

double share_of(int amount, const std::vector<int>& amounts) { return static_cast<double>(amount) / amounts.back(); }

MeasureSetting not_taken() { return {{}, {}, {0, nowhere, nowhere}, {}}; }

Measure staffed(const StaffedMeasure& what)
{
    Measure measure{
        std::string(what.name), fmt::format("optimised_{}", what.name), std::string(what.kind), {{std::string(what.amount_key), "0"}}, {not_taken()}};
    measure.keys.insert(measure.keys.end(), what.more_keys.begin(), what.more_keys.end());
    constexpr double span = latest_hour - earliest_hour;
    for (const int amount : what.amounts)
        for (const int length : what.lengths)
            for (int from = earliest_hour; from + length <= latest_hour; from += hours_between_beginnings) {
                const auto hours = fmt::format("{:02}:00-{:02}:00", from, from + length);
                measure.settings.push_back({fmt::format("{} {} {}", amount, amount == 1 ? what.one : what.several, hours),
                                            {{std::string(what.amount_key), std::to_string(amount)},
                                             {std::string(what.hours_key), what.several_shifts ? fmt::format("[{}]", hours) : hours}},
                                            {share_of(amount, what.amounts), (from - earliest_hour) / span, (from + length - earliest_hour) / span},
                                            {}});
            }
    return measure;
}

/// Parts of the square that people can get to; no stairs, and nothing that is to be kept clear.
std::vector<Part> usable_parts(const Features& site, bool zones_too)
{
    const ReachedGround ground(site);
    std::vector<Part> parts;
    for (const auto& walkable : site.walkables)
        if (walkable.square && !walkable.stairs && ground.reaches(walkable.shape))
            parts.push_back({walkable.id, walkable.shape});
    for (const auto& zone : site.zones)
        if (zones_too && zone.rule != "keep_clear" && ground.reaches(zone.shape) &&
            std::any_of(site.walkables.begin(), site.walkables.end(),
                        [&](const auto& walkable) { return walkable.square && inside(walkable.shape, middle(zone.shape)); }))
            parts.push_back({zone.id, zone.shape});
    return parts;
}

/// Where a part lies between the ends of the place.
std::vector<double> coordinates_of(const Part& part, const Features& site, double amount)
{
    const auto [low, high] = bounds(site);
    const Vec2 at = middle(part.shape);
    return {amount, static_cast<double>((at.x - low.x) / (high.x - low.x)), static_cast<double>((at.y - low.y) / (high.y - low.y))};
}

Measure furniture_measure(const Features& site)
{
    Measure measure{std::string(furniture), "optimised_furniture", std::string(furniture), {{"add", "[]"}}, {not_taken()}};
    for (const auto& part : usable_parts(site, true))
        for (const int count : numbers_of_chairs)
            measure.settings.push_back(
                {fmt::format("{} loose chairs in {}", count, part.id),
                 {{"add", fmt::format("[{{kind: loose_chair, count: {}, area: {}}}]", count, part.id)}, {"put_away", "[23:00-07:00]"}},
                 coordinates_of(part, site, share_of(count, numbers_of_chairs)),
                 {}});
    return measure;
}

Measure lighting_measure(const Features& site)
{
    Measure measure{std::string(lighting), "optimised_lighting", std::string(lighting), {{"add", "[]"}}, {not_taken()}};
    for (const auto& part : usable_parts(site, false))
        for (const int lux : light_levels)
            measure.settings.push_back({fmt::format("{} lx in {}", lux, part.id),
                                        {{"area", part.id}, {"lux", fmt::format("{} lx", lux)}},
                                        coordinates_of(part, site, share_of(lux, light_levels)),
                                        {}});
    return measure;
}

/// The keys of the entry with this setting, as YAML between braces.
std::string keys_with(const Measure& measure, const MeasureSetting& setting)
{
    std::string keys = fmt::format("name: {}", measure.entry);
    for (const auto& usual : measure.keys)
        if (std::none_of(setting.values.begin(), setting.values.end(), [&](const auto& other) { return other.first == usual.first; }))
            keys += fmt::format(", {}: {}", usual.first, usual.second);
    for (const auto& [key, value] : setting.values)
        keys += fmt::format(", {}: {}", key, value);
    return keys;
}

/// What the setting costs over the days, or nothing where the place has no room for it.
std::optional<std::map<std::string, Kronor>> price(const Measure& measure, const MeasureSetting& setting, const Scenario& base,
                                                   const PlanningContext& context, const DayPlan& plan_of_base, int days)
{
    Problems problems;
    const Node keys = parse_yaml("{" + keys_with(measure, setting) + "}", measure.name, problems);
    const auto entry = read_intervention(measure.kind, measure.entry, keys, {measure.name}, problems);
    if (problems.empty())
        check_intervention(entry, base.features, problems);
    if (!problems.empty())
        return std::nullopt;
    DayPlan plan = plan_of_base;
    plan.costs.clear();
    plan_intervention(entry, context, plan);
    std::map<std::string, Kronor> by_payer;
    for (const auto& line : plan.costs)
        by_payer[name_of(line.payer)] += line.outlay > 0 ? line.outlay : line.kronor * days;
    return by_payer;
}

} // namespace

const std::vector<std::string>& measure_names()
{
    static const std::vector<std::string> names{"guards", "cleaners", std::string(furniture), std::string(lighting), "outreach", "hosts", "police"};
    return names;
}

std::vector<Measure> measures_of(const std::vector<std::string>& names, const Scenario& base, int days)
{
    const Workers workers{0};
    const Site site(base.features, workers);
    const auto& p = base.parameters;
    const PlanningContext context{{{}, site}, p.cost, p.light, p.roles, base.date, 0, workers};
    const DayPlan plan_of_base = plan_beginning_on(base, site, {}, base.date, 0, workers);
    std::vector<Measure> measures;
    for (const auto& name : names) {
        Measure all =
            name == furniture ? furniture_measure(base.features)
            : name == lighting
                ? lighting_measure(base.features)
                : staffed(*std::find_if(staffed_measures().begin(), staffed_measures().end(), [&](const auto& one) { return one.name == name; }));
        Measure possible = all;
        possible.settings = {all.settings.front()};
        for (std::size_t i = 1; i < all.settings.size(); ++i)
            if (auto cost = price(all, all.settings[i], base, context, plan_of_base, days)) {
                possible.settings.push_back(all.settings[i]);
                possible.settings.back().cost_by_payer = std::move(*cost);
            }
        measures.push_back(std::move(possible));
    }
    return measures;
}

std::string scenario_with(const std::string& name, const std::string& extends, const std::vector<Measure>& measures,
                          const std::vector<std::size_t>* settings)
{
    Node root;
    root.put("scenario", scalar_node(name, {}));
    root.put("extends", scalar_node(extends, {}));
    std::string text = root.yaml() + "interventions:\n";
    bool any = false;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const std::size_t setting = settings == nullptr ? 0 : (*settings)[m];
        if (settings != nullptr && setting == 0)
            continue;
        any = true;
        text += fmt::format("  - {}: {{{}}}\n", measures[m].kind, keys_with(measures[m], measures[m].settings[setting]));
    }
    return any ? text : root.yaml();
}

std::map<std::string, Kronor> cost_of(const std::vector<Measure>& measures, const std::vector<std::size_t>& settings)
{
    std::map<std::string, Kronor> sum;
    for (std::size_t m = 0; m < measures.size(); ++m)
        for (const auto& [payer, kronor] : measures[m].settings[settings[m]].cost_by_payer)
            sum[payer] += kronor;
    return sum;
}

Kronor sum_of(const std::map<std::string, Kronor>& cost_by_payer)
{
    Kronor sum = 0;
    for (const auto& [payer, kronor] : cost_by_payer)
        sum += kronor;
    return sum;
}

std::vector<std::string> payers_of(const std::vector<Measure>& measures)
{
    std::vector<std::string> payers;
    for (const auto& measure : measures)
        for (const auto& setting : measure.settings)
            for (const auto& [payer, kronor] : setting.cost_by_payer)
                if (std::find(payers.begin(), payers.end(), payer) == payers.end())
                    payers.push_back(payer);
    std::sort(payers.begin(), payers.end());
    return payers;
}

std::string label_of(const std::vector<Measure>& measures, const std::vector<std::size_t>& settings)
{
    std::vector<std::string> labels;
    for (std::size_t m = 0; m < measures.size(); ++m)
        if (settings[m] > 0)
            labels.push_back(measures[m].settings[settings[m]].label);
    return labels.empty() ? "nothing more" : fmt::format("{}", fmt::join(labels, ", "));
}

} // namespace plattan
