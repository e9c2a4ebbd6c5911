#include "day/scenario.h"

#include "demand/crowds.h"
#include "site/reached_ground.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace plattan {

namespace {

constexpr int most_days = 400, longest_spin_up = 60;

template <class T> T read_key(const std::optional<Node>& node, T otherwise, const Allowed& allowed, Problems& problems)
{
    if (node)
        read_value(*node, otherwise, {"1", allowed, problems});
    return otherwise;
}

Weather weather_named(const Node& node, Problems& problems)
{
    const auto allowed = std::apply([](const auto&... names) { return one_of(names...); }, weather_names);
    std::string word(name_of(Weather::dry));
    read_value(node, word, {"1", allowed, problems});
    const auto found = std::find(weather_names.begin(), weather_names.end(), word);
    return found == weather_names.end() ? Weather::dry : static_cast<Weather>(found - weather_names.begin());
}

/// One word, or a map of hours: {12:00-15:00: rain}, dry in between.
WeatherOfDay read_weather(const Node& node, Problems& problems)
{
    if (!node.is_map())
        return weather_named(node, problems);
    WeatherOfDay day;
    for (const auto& entry : node.entries) {
        const auto hours = Hours::parse(entry.key);
        if (!hours) {
            problems.add(entry.place, fmt::format("'{}' are no hours; expected HH:MM-HH:MM: dry, rain or cold", entry.key));
            continue;
        }
        const auto whole = [](Seconds time) { return std::fmod(time, 3600) == 0; };
        if (!whole(hours->start) || !whole(hours->end)) {
            problems.add(entry.place, fmt::format("'{}': weather holds for whole hours, as in 14:00-16:00", entry.key));
            continue;
        }
        const Weather weather = weather_named(entry.value, problems);
        for (std::size_t hour = 0; hour < day.hours.size(); ++hour)
            if (hours->contains(static_cast<double>(hour) * 3600))
                day.hours[hour] = weather;
    }
    return day;
}

void report_missing(const ScenarioFile& file, std::string_view key, Problems& problems)
{
    if (file.whole)
        problems.add(file.place, fmt::format("the key '{}' is missing, here and in what this file extends", key));
}

/// Calls with(place, name, in the middle) for each area that a value names as the place where people stand, sit or watch; a post is its middle.
template <class With> void for_places_used(const Node& node, With&& with)
{
    for (const auto& entry : node.entries) {
        if ((entry.key == "area" || entry.key == "post") && entry.value.is_scalar())
            with(entry.value.place, entry.value.scalar, entry.key == "post");
        for_places_used(entry.value, with);
    }
    for (const Node& item : node.items)
        for_places_used(item, with);
}

/// The route that those on duty walk; null where they walk none.
const Line* route_of(const Intervention& intervention, const Features& site)
{
    return std::visit(
        [&](const auto& parameters) -> const Line* {
            if constexpr (requires { parameters.post; })
                if (!parameters.post->empty())
                    return nullptr;
            if constexpr (requires { parameters.route; })
                return site.route(*parameters.route);
            return nullptr;
        },
        intervention.what);
}

/// The key of an entry, or the entry where it is not written.
const Place& place_of(const ScenarioFile::Entry& entry, std::string_view key)
{
    const Node* written = entry.keys.find(key);
    return written != nullptr ? written->place : entry.place;
}

/// Posts, counters, routes, furniture and events to which nobody can get.
void check_ways(const ScenarioFile& file, const std::vector<Intervention>& interventions, const Features& site, Problems& problems)
{
    std::optional<ReachedGround> made; // when it is asked for
    const auto ground = [&]() -> const ReachedGround& { return made ? *made : made.emplace(site); };
    const auto parts = parts_of(site);
    for (std::size_t i = 0; i < file.interventions.size(); ++i) {
        const auto& entry = file.interventions[i];
        if (entry.kind != "lighting") // lamps may stand anywhere
            for_places_used(entry.keys, [&](const Place& place, const std::string& name, bool in_the_middle) {
                const auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& one) { return one.id == name; });
                if (part == parts.end())
                    return;
                const Vec2 post = middle(part->shape);
                if (!ground().reaches(part->shape))
                    problems.add(place, fmt::format("nobody can get to '{}' from the gates", name));
                else if (in_the_middle && !ground().reaches(post))
                    problems.add(place, fmt::format("nobody can get to '{}', whose middle ({:.1f}, {:.1f}) is where somebody is to stand", name,
                                                    post.x, post.y));
            });
        const auto reach = [&](std::string_view key, std::string_view what, Vec2 p) {
            const bool reached = ground().reaches(p);
            if (!reached)
                problems.add(place_of(entry, key), fmt::format("nobody can get from the gates to {}({:.1f}, {:.1f})", what, p.x, p.y));
            return reached;
        };
        if (const Line* route = route_of(interventions[i], site))
            for (const Vec2 p : route->points)
                if (!reach("route", fmt::format("the route '{}' at ", route->id), p))
                    break; // the rest of it lies there too
        if (const auto* kiosk = std::get_if<Kiosk::Parameters>(&interventions[i].what))
            reach("at", "", point_of(*kiosk->at));
    }
}

/// Events for which nobody would come.
void check_audiences(const std::vector<Intervention>& interventions, const Demand& demand, Problems& problems)
{
    for (const auto& entry : interventions)
        if (const auto* event = std::get_if<Programme::Parameters>(&entry.what); event != nullptr && event->audience > 0 && demand.classes.empty())
            problems.add(entry.place,
                         "nobody would come for this event: the demand file has no trips ('classes'), whose ways its audience takes. Add "
                         "some, or say audience: 0");
}

/// The site and the demand with all that must fit between them and the interventions. `check` and `run` judge by this alone.
void read_places(const ScenarioFile& file, Scenario& scenario, Problems& problems)
{
    if (!file.site)
        report_missing(file, "site", problems);
    if (!file.demand)
        report_missing(file, "demand", problems);
    const auto before = problems.size();
    if (file.site)
        scenario.features = read_site(*file.site, problems, &scenario.site_text, file.site_place);
    if (!file.site || !file.demand || problems.size() > before) {
        if (file.demand) // what stands in it is judged against the site; whether it is there is not
            read_named_file(*file.demand, maximal_bytes, file.demand_place, problems);
        return;
    }
    scenario.demand = read_demand(*file.demand, scenario.features, problems, file.demand_place, &scenario.demand_text);
    if (problems.size() > before)
        return;
    check_crowds(scenario.demand.crowds, scenario.features, problems);
    for (const auto& intervention : scenario.interventions)
        check_intervention(intervention, scenario.features, problems);
    if (problems.size() == before)
        check_ways(file, scenario.interventions, scenario.features, problems);
    check_audiences(scenario.interventions, scenario.demand, problems);
    if (problems.size() == before && !scenario.interventions.empty() && !scenario.demand.staff_gate.valid())
        problems.add(file.demand_place, "the demand file has no 'staff: {gate: ...}', through which those whom interventions bring could come");
}

} // namespace

Scenario load_scenario(const std::filesystem::path& path, const std::vector<std::string>& settings, Problems& problems)
{
    Scenario scenario;
    auto file = read_scenario_file(path, intervention_kinds(), problems);
    for (const auto& setting : settings)
        set_in(file, setting, intervention_kinds(), problems);
    scenario.name = file.name;
    scenario.yaml = file.yaml;
    scenario.resolved = file.resolved();
    scenario.remarks = file.remarks;
    if (!file.date)
        report_missing(file, "date", problems);
    scenario.date = read_key<std::optional<Date>>(file.date, std::nullopt, anything(), problems).value_or(Date{});
    scenario.days = read_key(file.days, 1, between(1, most_days), problems);
    if (file.weather)
        scenario.weather = read_weather(*file.weather, problems);
    scenario.spin_up = read_key(file.spin_up, scenario.spin_up, between(0, longest_spin_up), problems);
    if (!file.parameters.entries.empty())
        read_parameters(file.parameters, scenario.parameters, problems);
    for (const auto& entry : file.interventions)
        scenario.interventions.push_back(read_intervention(entry.kind, entry.name, entry.keys, entry.place, problems));
    if (file.date && scenario.date.days_since_1970 > 0) // `--days` may lengthen a run, and before it lies the spin-up
        check_staff(scenario.interventions, scenario.date.next(-longest_spin_up), scenario.date.next(most_days), problems);
    read_places(file, scenario, problems);
    return scenario;
}

Scenario load_scenario(const std::filesystem::path& path, const std::vector<std::string>& settings)
{
    Problems problems;
    Scenario scenario = load_scenario(path, settings, problems);
    problems.stop_if_any();
    return scenario;
}

DayPlan plan_beginning_on(const Scenario& scenario, const Site& site, RunKey run, Date date, Seconds day_start, const Workers& workers)
{
    DayPlan plan;
    plan.seats = site.features().seats;
    plan.luminaires = site.features().luminaires;
    plan.bins = site.features().bins;
    const auto& p = scenario.parameters;
    plan.price_index = p.cost.index;
    const PlanningContext context{{run, site}, p.cost, p.light, p.roles, date, day_start, workers};
    for (const auto& intervention : scenario.interventions)
        plan_intervention(intervention, context, plan);
    return plan;
}

DayPlan plan_date(const Scenario& scenario, const Site& site, RunKey run, Date date, Seconds day_start, const Workers& workers)
{
    DayPlan plan = plan_beginning_on(scenario, site, run, date, day_start, workers);
    plan.go_on_from(plan_beginning_on(scenario, site, run, date.next(-1), day_start - seconds_per_day, workers), day_start);
    return plan;
}

} // namespace plattan
