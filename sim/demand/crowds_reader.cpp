#include "demand/crowds_reader.h"

#include "demand/goals.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr int most_people = 20000;          ///< of one crowd
constexpr std::size_t most_crowds = 200;    ///< of a demand file; published tests have two
constexpr std::size_t most_passages = 1000; ///< of links by one person: everybody of a crowd carries the list

class CrowdReader {
public:
    CrowdReader(const Features& site, Problems& problems) : site(site), problems(problems) {}

    CrowdPlan read(const Node::Entry& entry)
    {
        CrowdPlan plan;
        plan.name = entry.key;
        plan.place = entry.place;
        if (!entry.value.is_map()) {
            problems.add(entry.value.place, "a crowd is a map of keys and values");
            return plan;
        }
        for (const auto& key : entry.value.entries)
            read_key(key, plan);
        const auto once = plan.errand.via;
        if (once.size() * static_cast<std::size_t>(laps) > most_passages)
            problems.add(entry.place, fmt::format("the crowd '{}' would pass {} links ('via' times 'laps'); allowed are {}", plan.name,
                                                  once.size() * static_cast<std::size_t>(laps), most_passages));
        else
            for (int lap = 1; lap < laps; ++lap)
                plan.errand.via.insert(plan.errand.via.end(), once.begin(), once.end());
        const auto has = [&](std::string_view key) { return entry.value.find(key) != nullptr; };
        if (has("count") == has("density"))
            problems.add(entry.place, fmt::format("the crowd '{}' needs either 'count' or 'density'", plan.name));
        if (has("area") == has("gate"))
            problems.add(entry.place, fmt::format("the crowd '{}' needs either 'area', to stand there, or 'gate', to come in", plan.name));
        if (has("density") && has("gate"))
            problems.add(entry.place, "'density' goes with 'area'");
        if (has("over") && has("area"))
            problems.add(entry.place, "'over' goes with 'gate'; people in an area are there from the beginning, and 'waits' says when each sets out");
        if (has("laps") && !has("via"))
            problems.add(entry.place, "'laps' goes with 'via', the links that are passed so often");
        if (!has("to"))
            problems.add(entry.place, fmt::format("the crowd '{}' needs 'to', the gates it goes to", plan.name));
        if (has("gate") && !has("via") && !has("waits") && !plan.errand.exits.empty()) {
            // Nobody goes in to go out beside where it came in.
            std::erase(plan.errand.exits, plan.gate);
            if (plan.errand.exits.empty())
                problems.add(entry.place,
                             fmt::format("the crowd '{}' would leave by the gate it comes in through at once; name another gate in 'to', "
                                         "a link to pass in 'via', or how long each 'waits'",
                                         plan.name));
        }
        if (plan.errand.to_and_fro && plan.errand.exits.size() < 2)
            problems.add(entry.place, "'to_and_fro' needs two goals or more in 'to'");
        return plan;
    }

private:
    void read_key(const Node::Entry& key, CrowdPlan& plan)
    {
        static const std::vector<std::string> known{"count", "density",    "area", "gate", "at", "over",   "waits",     "speed",
                                                    "age",   "group_size", "via",  "laps", "to", "choice", "to_and_fro"};
        const Node& value = key.value;
        if (key.key == "count")
            plan.count = whole(value, 0, most_people);
        else if (key.key == "density")
            plan.density = number(value, "m-2", 0.001, 8);
        else if (key.key == "area") {
            plan.area = area(value);
            plan.area_name = value.scalar;
        } else if (key.key == "gate")
            plan.gate = goal(value, GoalSort::gate);
        else if (key.key == "at")
            plan.at = time(value);
        else if (key.key == "over")
            plan.over = number(value, "s", 0, 86400);
        else if (key.key == "waits")
            plan.waits = read_spread(value, "s", between(0, 86400), problems);
        else if (key.key == "speed")
            plan.speed = read_spread(value, "m s-1", between(0.05, 3), problems);
        else if (key.key == "age")
            ages(value, plan);
        else if (key.key == "group_size")
            plan.group_size = whole(value, 1, 12);
        else if (key.key == "via")
            plan.errand.via = goals(value, GoalSort::link);
        else if (key.key == "laps")
            laps = whole(value, 1, 100);
        else if (key.key == "to")
            plan.errand.exits = goals(value, GoalSort::gate);
        else if (key.key == "choice")
            plan.errand.choice = choice(value);
        else if (key.key == "to_and_fro")
            read_value(value, plan.errand.to_and_fro, {"1", free, problems});
        else
            problems.add(key.place, unknown_word("key", key.key, known));
    }

    double number(const Node& node, const std::string& unit, double low, double high)
    {
        double value = low;
        const auto allowed = between(low, high);
        read_value(node, value, {unit, allowed, problems});
        return value;
    }

    int whole(const Node& node, int low, int high)
    {
        int value = low;
        const auto allowed = between(low, high);
        read_value(node, value, {"1", allowed, problems});
        return value;
    }

    Seconds time(const Node& node)
    {
        const auto parsed = node.is_scalar() ? parse_time_of_day(node.scalar, false) : std::nullopt;
        if (!parsed)
            problems.add(node.place, "expected a time of day, HH:MM");
        return parsed.value_or(0);
    }

    Shape area(const Node& node)
    {
        std::vector<std::string> known;
        for (const auto& walkable : site.walkables) {
            if (walkable.id == node.scalar)
                return walkable.shape;
            known.push_back(walkable.id);
        }
        for (const auto& zone : site.zones) {
            if (zone.id == node.scalar)
                return zone.shape;
            known.push_back(zone.id);
        }
        problems.add(node.place, unknown_word("area", node.scalar, known));
        return {};
    }

    GoalId goal(const Node& node, GoalSort sort) { return find_goal(site, sort, node.scalar, node.place, problems); }

    /// "west" or [west, east]
    std::vector<GoalId> goals(const Node& node, GoalSort sort)
    {
        std::vector<GoalId> list;
        if (!node.is_sequence())
            return {goal(node, sort)};
        if (node.items.empty() || node.items.size() > maximal_list)
            problems.add(node.place, fmt::format("expected a list of 1 to {} names", maximal_list));
        else
            for (const auto& item : node.items)
                list.push_back(goal(item, sort));
        return list;
    }

    void ages(const Node& node, CrowdPlan& plan)
    {
        if (!node.is_sequence() || node.items.size() != 2)
            return problems.add(node.place, "expected a list of two ages, as in [30, 50]");
        plan.youngest = whole(node.items[0], 1, 100);
        plan.oldest = whole(node.items[1], plan.youngest, 100);
    }

    Errand::Choice choice(const Node& node)
    {
        static const std::vector<std::string> names{"nearest", "quickest", "shared"};
        const auto found = std::find(names.begin(), names.end(), node.scalar);
        if (found == names.end())
            problems.add(node.place, unknown_word("choice", node.scalar, names));
        return found == names.end() ? Errand::Choice::nearest : static_cast<Errand::Choice>(found - names.begin());
    }

    const Features& site;
    Problems& problems;
    const Allowed free = anything();
    int laps = 1;
};

} // namespace

std::vector<CrowdPlan> read_crowds(const Node& node, const Features& site, Problems& problems)
{
    std::vector<CrowdPlan> plans;
    if (!node.is_map()) {
        problems.add(node.place, "expected a map of crowds by name");
        return plans;
    }
    if (node.entries.size() > most_crowds) {
        problems.add(node.place, fmt::format("there are {} crowds; allowed are {}", node.entries.size(), most_crowds));
        return plans;
    }
    for (const auto& entry : node.entries) {
        CrowdReader reader(site, problems);
        plans.push_back(reader.read(entry));
    }
    return plans;
}

} // namespace plattan
