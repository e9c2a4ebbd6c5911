#include "demand/demand.h"

#include "demand/crowds_check.h"
#include "demand/crowds_reader.h"
#include "demand/goals.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

double DemandParameters::weekday_multiplier(Date date) const
{
    const std::array<double, 7> days{monday, tuesday, wednesday, thursday, friday, saturday, sunday};
    return days[static_cast<std::size_t>(date.weekday())];
}

bool Demand::open_since_date(const std::string& name, Date date, Seconds time) const
{
    const auto found = opening_hours.find(name);
    return found == opening_hours.end() || any_contains(spans_of(found->second[static_cast<std::size_t>(date.weekday())]), time);
}

bool Demand::open_since_day_before(const std::string& name, Date date, Seconds time) const
{
    const auto found = opening_hours.find(name);
    return found != opening_hours.end() && any_contains(overnight(spans_of(found->second[static_cast<std::size_t>(date.next(-1).weekday())])), time);
}

bool Demand::open(const std::string& name, Date date, Seconds time) const
{
    return open_since_date(name, date, time) || open_since_day_before(name, date, time);
}

bool Demand::door_open(const Door& door, Date date, Seconds time) const
{
    if (door.hours)
        return any_contains(*door.hours, time);
    return door.opening_hours.empty() || open(door.opening_hours, date, time);
}

bool Demand::gate_open(const Site& site, GoalId which, Date date, Seconds time) const
{
    const Gate& gate = site.features().gates[which.index];
    const bool since_date = gate.hours_of_date ? any_contains(*gate.hours_of_date, time) : open_since_date(gate.opening_hours, date, time);
    return since_date || (gate.hours_overnight ? any_contains(*gate.hours_overnight, time) : open_since_day_before(gate.opening_hours, date, time));
}

std::vector<std::pair<std::size_t, double>> Demand::open_ends(const Site& site, const WeightedEnds& of, Date date, Seconds time) const
{
    std::vector<std::pair<std::size_t, double>> list;
    for (const auto& end : of.ends)
        if (std::any_of(ends[end.first].gates.begin(), ends[end.first].gates.end(),
                        [&](const auto& gate) { return gate_open(site, gate.first, date, time); }))
            list.push_back(end);
    return list;
}

double Demand::hourly_share(Date date, int hour) const
{
    const int weekday = date.weekday();
    return hourly[weekday < 5 ? 0 : weekday == 5 ? 1 : 2][static_cast<std::size_t>(hour)];
}

namespace {

const std::vector<std::string> demand_keys{"demand", "trips_per_day", "hourly", "tide",  "opening_hours",
                                           "ends",   "classes",       "scene",  "staff", "crowds"};
constexpr std::array<const char*, 7> day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// Reads the file key by key; every key has one function.
class Reader {
public:
    Reader(const Features& site, Problems& problems) : site(site), problems(problems) {}

    Demand demand;

    void read(const Node& root)
    {
        if (!root.is_map())
            return problems.add(root.place, "a demand file is a map of keys and values");
        if (root.find("features") != nullptr)
            return problems.add(root.place, "this is a site, no demand file");
        if (root.find("extends") != nullptr || root.find("site") != nullptr)
            return problems.add(root.place, "this is a scenario, no demand file");
        only(root, demand_keys);
        // A place with crowds alone has no trips.
        const bool trips = root.find("classes") != nullptr || root.find("crowds") == nullptr;
        if (const auto* node = trips ? need(root, "trips_per_day") : root.find("trips_per_day"))
            demand.trips_per_day = number(*node, 0, 1e6);
        if (const auto* node = trips ? need(root, "hourly") : root.find("hourly"))
            read_hourly(*node);
        if (const auto* node = root.find("opening_hours"))
            read_opening_hours(*node);
        if (const auto* node = trips ? need(root, "ends") : root.find("ends"))
            read_ends(*node);
        if (const auto* node = trips ? need(root, "classes") : nullptr)
            read_classes(*node);
        if (const auto* node = root.find("tide"))
            read_tide(*node);
        if (const auto* node = root.find("scene"))
            read_scene(*node);
        if (const auto* node = trips ? need(root, "staff") : root.find("staff"))
            read_staff(*node);
        if (const auto* node = root.find("crowds"))
            demand.crowds = read_crowds(*node, site, problems);
        for (const auto& door : site.doors)
            if (!door.opening_hours.empty() && !demand.opening_hours.contains(door.opening_hours))
                problems.add(door.place,
                             fmt::format("door '{}' has opening hours '{}', which the demand file does not state", door.id, door.opening_hours));
        for (const auto& gate : site.gates)
            if (!gate.opening_hours.empty() && !demand.opening_hours.contains(gate.opening_hours))
                problems.add(gate.place,
                             fmt::format("gate '{}' has opening hours '{}', which the demand file does not state", gate.id, gate.opening_hours));
    }

private:
    const Node* need(const Node& map, std::string_view key)
    {
        const Node* node = map.find(key);
        if (node == nullptr)
            problems.add(map.place, fmt::format("the key '{}' is missing", key));
        return node;
    }

    void only(const Node& map, const std::vector<std::string>& keys)
    {
        for (const auto& entry : map.entries)
            if (std::find(keys.begin(), keys.end(), entry.key) == keys.end())
                problems.add(entry.place, unknown_word("key", entry.key, keys));
    }

    double number(const Node& node, double low, double high)
    {
        double value = 0;
        const auto allowed = between(low, high);
        read_value(node, value, {"1", allowed, problems});
        return value;
    }

    bool map(const Node& node)
    {
        if (node.is_map() && !node.entries.empty())
            return true;
        problems.add(node.place, fmt::format("here stands {}; expected a map", node.what()));
        return false;
    }

    void hours_of_day(const Node& node, std::array<double, 24>& values, double high)
    {
        if (!node.is_sequence() || node.items.size() != 24)
            return problems.add(node.place, "expected a list of 24 numbers, one per hour");
        for (std::size_t h = 0; h < 24; ++h)
            values[h] = number(node.items[h], 0, high);
    }

    void read_hourly(const Node& node)
    {
        static const std::vector<std::string> names{"weekday", "saturday", "sunday"};
        if (!map(node))
            return;
        only(node, names);
        for (std::size_t i = 0; i < names.size(); ++i)
            if (const auto* row = need(node, names[i])) {
                hours_of_day(*row, demand.hourly[i], 100);
                double sum = 0;
                for (const double share : demand.hourly[i])
                    sum += share;
                if (row->is_sequence() && row->items.size() == 24 && std::fabs(sum - 100) > 0.05)
                    problems.add(row->place, fmt::format("the percentages of '{}' sum to {:.2f}, not to 100", names[i], sum));
                for (double& share : demand.hourly[i])
                    share /= 100;
            }
    }

    void read_opening_hours(const Node& node)
    {
        if (!map(node))
            return;
        for (const auto& entry : node.entries) {
            auto& week = demand.opening_hours[entry.key];
            if (!map(entry.value))
                continue;
            for (const auto& day : entry.value.entries) {
                const auto dash = day.key.find('-');
                const auto first = weekday(day.key.substr(0, dash), day.place);
                const auto last = dash == std::string::npos ? first : weekday(day.key.substr(dash + 1), day.place);
                if (last < first && first < 7)
                    problems.add(day.place,
                                 fmt::format("'{}' ends before it begins; a week goes from mon to sun, so that this is '{}-sun' and 'mon-{}'",
                                             day.key, day_names[first], day_names[last]));
                std::vector<Hours> hours;
                const auto any = anything();
                read_value(day.value, hours, {"1", any, problems});
                for (std::size_t d = first; d <= last && d < 7; ++d)
                    week[d] = hours;
            }
        }
    }

    std::size_t weekday(const std::string& name, const Place& place)
    {
        for (std::size_t d = 0; d < 7; ++d)
            if (name == day_names[d])
                return d;
        problems.add(place, unknown_word("day", name, {day_names.begin(), day_names.end()}));
        return 7;
    }

    GoalId goal(GoalSort sort, const std::string& name, const Place& place) { return find_goal(site, sort, name, place, problems); }

    /// Weights count against each other; where all are 0 they say nothing.
    template <class Weighted> void some_weight(const Weighted& list, const Place& place, std::size_t problems_before)
    {
        const bool all_read = problems.size() == problems_before;
        if (all_read && !list.empty() && std::all_of(list.begin(), list.end(), [](const auto& one) { return one.second == 0; }))
            problems.add(place, "all weights are 0; one must be larger");
    }

    void read_ends(const Node& node)
    {
        if (!map(node))
            return;
        for (const auto& entry : node.entries) {
            TripEnd end{entry.key, {}, {}};
            if (!map(entry.value))
                continue;
            const auto before = problems.size();
            for (const auto& key : entry.value.entries) {
                if (key.key == "gates" && map(key.value))
                    for (const auto& gate : key.value.entries)
                        end.gates.emplace_back(goal(GoalSort::gate, gate.key, gate.place), number(gate.value, 0, 1000));
                else if (key.key == "via")
                    end.via = goal(GoalSort::link, key.value.scalar, key.value.place);
                else if (key.key != "gates")
                    problems.add(key.place, unknown_word("key", key.key, {"gates", "via"}));
            }
            if (end.gates.empty())
                problems.add(entry.place, fmt::format("the end '{}' has no gates", entry.key));
            some_weight(end.gates, entry.place, before);
            demand.ends.push_back(std::move(end));
        }
    }

    std::size_t end(const std::string& name, const Place& place)
    {
        std::vector<std::string> known;
        for (std::size_t i = 0; i < demand.ends.size(); ++i) {
            if (demand.ends[i].name == name)
                return i;
            known.push_back(demand.ends[i].name);
        }
        problems.add(place, unknown_word("end", name, known));
        return 0;
    }

    /// "T" or {T: 0.4, W: 0.35}
    WeightedEnds weighted(const Node& node)
    {
        WeightedEnds ends;
        const auto before = problems.size();
        if (node.is_scalar())
            ends.ends.emplace_back(end(node.scalar, node.place), 1.0);
        else if (map(node))
            for (const auto& entry : node.entries)
                ends.ends.emplace_back(end(entry.key, entry.place), number(entry.value, 0, 1000));
        some_weight(ends.ends, node.place, before);
        return ends;
    }

    void read_classes(const Node& node)
    {
        if (!map(node))
            return;
        double sum = 0;
        for (const auto& entry : node.entries) {
            TripClass made;
            made.letter = entry.key;
            if (entry.key.size() != 1 || entry.key[0] < 'A' || entry.key[0] > 'Z')
                problems.add(entry.place, "a trip class is named by one letter from A to Z");
            if (!map(entry.value))
                continue;
            only(entry.value, {"share", "between", "ends"});
            if (entry.value.find("between") != nullptr && entry.value.find("ends") != nullptr)
                problems.add(entry.place,
                             "'between' and 'ends' are both given; a class passes between two ends, or comes from its ends and goes back");
            if (const auto* share = need(entry.value, "share"))
                sum += made.share = number(*share, 0, 1);
            if (const auto* ends = entry.value.find("ends")) {
                made.lingers = true;
                made.one = made.other = weighted(*ends);
            } else if (const auto* between = need(entry.value, "between")) {
                if (!between->is_sequence() || between->items.size() != 2)
                    problems.add(between->place, "expected a list of two ends");
                else {
                    made.one = weighted(between->items[0]);
                    made.other = weighted(between->items[1]);
                }
            }
            demand.classes.push_back(std::move(made));
        }
        if (std::fabs(sum - 1) > 1e-6)
            problems.add(node.place, fmt::format("the shares of the classes sum to {:.4f}, not to 1", sum));
    }

    void read_tide(const Node& node)
    {
        if (!map(node))
            return;
        only(node, {"end", "out"});
        if (const auto* name = need(node, "end"))
            demand.tidal_end = end(name->scalar, name->place);
        if (const auto* out = need(node, "out"))
            hours_of_day(*out, demand.tide_out, 1);
    }

    void read_scene(const Node& node)
    {
        if (!map(node))
            return;
        if (const auto* row = need(node, "dealers"))
            hours_of_day(*row, demand.dealers, 1);
        if (const auto* row = need(node, "buyers"))
            hours_of_day(*row, demand.buyers, 1);
        // Who else is there; a site that states nothing has none of them.
        const std::array<std::pair<const char*, std::array<double, 24>*>, 4> others{{{"drug_users", &demand.drug_users},
                                                                                     {"rough_sleepers", &demand.rough_sleepers},
                                                                                     {"youth_at_risk", &demand.youth_at_risk},
                                                                                     {"offenders", &demand.offenders}}};
        std::vector<std::string> known{"dealers", "buyers", "ends"};
        for (const auto& [name, row] : others) {
            known.emplace_back(name);
            if (const auto* given = node.find(name))
                hours_of_day(*given, *row, 1);
        }
        only(node, known);
        if (const auto* ends = need(node, "ends"))
            demand.scene_ends = weighted(*ends);
    }

    void read_staff(const Node& node)
    {
        if (!map(node))
            return;
        only(node, {"gate"});
        if (const auto* gate = need(node, "gate"))
            demand.staff_gate = goal(GoalSort::gate, gate->scalar, gate->place);
    }

    const Features& site;
    Problems& problems;
};

} // namespace

bool is_demand(const Node& root)
{
    if (!root.is_map() || root.find("extends") != nullptr || root.find("site") != nullptr)
        return false;
    std::size_t own = 0, others = 0;
    for (const auto& entry : root.entries)
        if (entry.key != "demand") // a key of both
            ++(std::find(demand_keys.begin(), demand_keys.end(), entry.key) != demand_keys.end() ? own : others);
    return own > others;
}

Demand read_demand(const std::filesystem::path& file, const Features& site, Problems& problems, const Place& named_at, std::string* text)
{
    const auto before = problems.size();
    const Node root = read_yaml(file, problems, named_at, text);
    Reader reader(site, problems);
    if (problems.size() == before)
        reader.read(root);
    if (problems.size() == before)
        check_ways_of_crowds(reader.demand.crowds, site, problems);
    return std::move(reader.demand);
}

} // namespace plattan
