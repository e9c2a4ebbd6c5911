#include "day/scenario_file.h"

#include "base/utf8.h"
#include "day/model_parameters.h"
#include "demand/demand.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

constexpr int longest_chain = 16;
constexpr std::size_t most_interventions = 200;
const std::vector<std::string> scenario_keys{"scenario", "extends", "site",    "demand",     "date",
                                             "days",     "weather", "spin_up", "parameters", "interventions"};

std::optional<Node>* simple_key(ScenarioFile& scenario, std::string_view key)
{
    if (key == "date")
        return &scenario.date;
    if (key == "days")
        return &scenario.days;
    if (key == "weather")
        return &scenario.weather;
    if (key == "spin_up")
        return &scenario.spin_up;
    return nullptr;
}

class Merger {
public:
    Merger(const std::vector<std::string>& kinds, Problems& problems) : kinds(kinds), problems(problems) {}

    ScenarioFile merged;

    /// @param named_at the line that names the file; nothing for the one the user named
    void read(const std::filesystem::path& path, std::vector<std::filesystem::path> chain, const Place& named_at = {})
    {
        const auto before = problems.size();
        const bool own = chain.empty();
        const Node root = read_yaml(path, problems, named_at, own ? &merged.yaml : nullptr);
        if (!root.is_map()) {
            merged.whole = false;
            if (problems.size() == before)
                problems.add(root.place.file.empty() ? Place{named_path(path), 1, 1} : root.place, "a scenario is a map of keys and values");
            return;
        }
        if (is_demand(root)) {
            merged.whole = false;
            return problems.add(root.place, "this is a demand file, no scenario; a scenario names it by 'demand:'");
        }
        for (const auto& entry : root.entries)
            if (std::find(scenario_keys.begin(), scenario_keys.end(), entry.key) == scenario_keys.end())
                problems.add(entry.place, unknown_word("key", entry.key, scenario_keys));
        if (const Node* parent = root.find("extends"); parent != nullptr)
            read_parent(*parent, path, std::move(chain));
        merged.place = root.place;
        take(root, path);
    }

private:
    void read_parent(const Node& parent, const std::filesystem::path& child, std::vector<std::filesystem::path> chain)
    {
        if (!path_of(parent, "the path of a scenario")) {
            merged.whole = false;
            return;
        }
        const auto next = child.parent_path() / parent.scalar;
        const auto lost = [&](const std::string& why) {
            merged.whole = false;
            problems.add(parent.place, why);
        };
        std::error_code error; // of a path that leads nowhere: said when it is read
        chain.push_back(std::filesystem::weakly_canonical(child, error));
        if (std::find(chain.begin(), chain.end(), std::filesystem::weakly_canonical(next, error)) != chain.end() && !error)
            lost(fmt::format("'{}' extends itself, directly or through others", shown_text(parent.scalar, 400)));
        else if (chain.size() > longest_chain)
            lost(fmt::format("the chain of scenarios is longer than {}", longest_chain));
        else
            read(next, std::move(chain), parent.place);
    }

    bool path_of(const Node& node, std::string_view expected)
    {
        if (can_be_path(node) || !node.is_scalar() || node.scalar.empty())
            return text(node, expected);
        problems.add(node.place, fmt::format("here stands a text of {} bytes, too long for {}", node.scalar.size(), expected));
        merged.whole = false;
        return false;
    }

    bool text(const Node& node, std::string_view expected)
    {
        if (node.is_scalar() && !node.scalar.empty() && node.scalar.size() < 4096)
            return true;
        const auto found = !node.is_scalar() ? std::string(node.what()) : node.scalar.empty() ? "an empty text" : "a text of more than 4095 bytes";
        problems.add(node.place, fmt::format("here stands {}; expected {}", found, expected));
        return false;
    }

    void take(const Node& root, const std::filesystem::path& path)
    {
        for (const auto& entry : root.entries) {
            const Node& value = entry.value;
            if (entry.key == "scenario" && text(value, "the scenario's name"))
                merged.name = value.scalar;
            else if (entry.key == "site" && path_of(value, "the path of a site")) {
                merged.site = path.parent_path() / value.scalar;
                merged.site_place = value.place;
            } else if (entry.key == "demand" && path_of(value, "the path of a demand file")) {
                merged.demand = path.parent_path() / value.scalar;
                merged.demand_place = value.place;
            } else if (entry.key == "parameters")
                merge_parameters(value);
            else if (entry.key == "interventions")
                merge_interventions(value);
            else if (auto* simple = simple_key(merged, entry.key))
                *simple = value;
        }
    }

    void merge_parameters(const Node& node)
    {
        if (node.kind == Node::Kind::null)
            return;
        if (!node.is_map())
            return problems.add(node.place, fmt::format("here stands {}; expected a map of sections", node.what()));
        for (const auto& section : node.entries) {
            if (!section.value.is_map()) {
                problems.add(section.value.place, fmt::format("here stands {}; expected a map of parameters", section.value.what()));
                continue;
            }
            Node* present = merged.parameters.find(section.key);
            if (present == nullptr) {
                merged.parameters.kind = Node::Kind::map;
                merged.parameters.entries.push_back({section.key, section.place, section.value});
                continue;
            }
            for (const auto& parameter : section.value.entries) {
                if (Node* given = present->find(parameter.key))
                    *given = parameter.value;
                else
                    present->entries.push_back(parameter);
            }
        }
    }

    void merge_interventions(const Node& node)
    {
        if (node.kind == Node::Kind::null)
            return;
        if (!node.is_sequence())
            return problems.add(node.place, fmt::format("here stands {}; expected a list of interventions", node.what()));
        for (const auto& item : node.items) {
            if (!item.is_map() || item.entries.size() != 1) {
                problems.add(item.place, item.is_map() ? fmt::format("an entry holds one key, its kind; this one holds {}", item.entries.size())
                                                       : fmt::format("here stands {}; expected 'kind: {{...}}'", item.what()));
                continue;
            }
            const auto& entry = item.entries.front();
            if (entry.key == "remove")
                remove(entry.value);
            else if (std::find(kinds.begin(), kinds.end(), entry.key) == kinds.end()) {
                auto allowed = kinds;
                allowed.emplace_back("remove");
                problems.add(entry.place, unknown_word("intervention", entry.key, allowed));
            } else
                add(entry);
        }
        if (merged.interventions.size() > most_interventions)
            problems.add(node.place, fmt::format("there are more than {} interventions", most_interventions));
    }

    ScenarioFile::Entry* named(std::string_view name)
    {
        const auto found = std::find_if(merged.interventions.begin(), merged.interventions.end(), [&](const auto& e) { return e.name == name; });
        return found == merged.interventions.end() ? nullptr : &*found;
    }

    void remove(const Node& node)
    {
        if (!text(node, "the name of an intervention"))
            return;
        if (named(node.scalar) == nullptr) {
            std::vector<std::string> names;
            for (const auto& entry : merged.interventions)
                names.push_back(entry.name);
            return problems.add(node.place, unknown_word("intervention", node.scalar, names));
        }
        std::erase_if(merged.interventions, [&](const auto& e) { return e.name == node.scalar; });
    }

    void add(const Node::Entry& entry)
    {
        ScenarioFile::Entry made{entry.key, "", entry.value, entry.place};
        if (const Node* given = entry.value.find("name"); given != nullptr) {
            if (!text(*given, "a name"))
                return;
            made.name = given->scalar;
            if (auto* present = named(made.name)) {
                *present = std::move(made);
                return;
            }
        } else {
            made.name = entry.key;
            for (int n = 2; named(made.name) != nullptr; ++n)
                made.name = fmt::format("{}-{}", entry.key, n);
            if (const auto* present = named(entry.key); present != nullptr && present->place.file != entry.place.file)
                merged.remarks.push_back(fmt::format("'{0}' of {1} stays, and '{2}' comes in addition; to change it instead, write name: {0}",
                                                     entry.key, std::filesystem::path(present->place.file).filename().string(), made.name));
        }
        merged.interventions.push_back(std::move(made));
    }

    const std::vector<std::string>& kinds;
    Problems& problems;
};

} // namespace

ScenarioFile read_scenario_file(const std::filesystem::path& path, const std::vector<std::string>& kinds, Problems& problems)
{
    Merger merger(kinds, problems);
    merger.read(path, {});
    if (merger.merged.name.empty())
        merger.merged.name = path.stem().string();
    return std::move(merger.merged);
}

namespace {

/// What to write instead where a key of an intervention is set as if the intervention were a section of the parameters; "" where it is one.
std::string intervention_meant(const ScenarioFile& scenario, const std::string& word, const std::string& key, const std::vector<std::string>& kinds)
{
    const auto sections = ModelParameters().section_names();
    if (std::find(sections.begin(), sections.end(), word) != sections.end())
        return {};
    std::vector<std::string> names;
    for (const auto& entry : scenario.interventions)
        if (entry.name == word || entry.kind == word)
            names.push_back(fmt::format("interventions.{}.{}", entry.name, key));
    if (!names.empty())
        return fmt::format("'{}' is no section of parameters but an intervention; write {}", word, fmt::join(names, " or "));
    if (std::find(kinds.begin(), kinds.end(), word) != kinds.end())
        return fmt::format("'{}' is an intervention, and this scenario has none of that kind; --set changes what is there", word);
    return {};
}

} // namespace

void set_in(ScenarioFile& scenario, const std::string& assignment, const std::vector<std::string>& kinds, Problems& problems)
{
    const auto equals = assignment.find('=');
    const Place place{"--set " + assignment};
    if (equals == std::string::npos || equals == 0)
        return problems.add(place, "expected KEY=VALUE, such as dealer.sight_radius='30 m'");
    std::vector<std::string> path{""};
    for (const char c : assignment.substr(0, equals))
        c == '.' ? void(path.emplace_back()) : path.back().push_back(c);
    Problems own;
    Node value = parse_yaml(assignment.substr(equals + 1), place.file, own);
    for (const auto& problem : own.sorted())
        problems.add(place, problem.message);
    value.place = place;
    for (auto& item : value.items)
        item.place = place;
    if (auto* simple = path.size() == 1 ? simple_key(scenario, path[0]) : nullptr) {
        *simple = std::move(value);
    } else if (path.size() == 3 && path[0] == "interventions") {
        std::vector<std::string> names;
        for (auto& entry : scenario.interventions) {
            names.push_back(entry.name);
            if (entry.name == path[1])
                return entry.keys.put(path[2], std::move(value));
        }
        problems.add(place, unknown_word("intervention", path[1], names));
    } else if (const auto meant = path.size() == 2 ? intervention_meant(scenario, path[0], path[1], kinds) : ""; !meant.empty()) {
        problems.add(place, meant);
    } else if (path.size() == 2 || (path.size() == 3 && path[0] == "parameters")) {
        const auto &section = path[path.size() - 2], &name = path.back();
        Node* present = scenario.parameters.find(section);
        if (present == nullptr) {
            Node made;
            made.kind = Node::Kind::map;
            made.place = place;
            scenario.parameters.put(section, std::move(made));
            present = scenario.parameters.find(section);
        }
        present->put(name, std::move(value));
    } else {
        problems.add(place, "unknown key; expected section.name, interventions.NAME.key, date, days or weather");
    }
}

std::string ScenarioFile::resolved() const
{
    Node root;
    root.kind = Node::Kind::map;
    root.put("scenario", scalar_node(name, {}));
    if (site)
        root.put("site", scalar_node(site->filename().string(), {}));
    if (demand)
        root.put("demand", scalar_node(demand->filename().string(), {}));
    for (const auto& [key, value] : {std::pair{"date", &date}, {"days", &days}, {"weather", &weather}, {"spin_up", &spin_up}})
        if (*value)
            root.put(key, **value);
    if (!parameters.entries.empty())
        root.put("parameters", parameters);
    Node list;
    list.kind = Node::Kind::sequence;
    for (const auto& entry : interventions) {
        Node keys = entry.keys;
        keys.put("name", scalar_node(entry.name, {}));
        Node item;
        item.put(entry.kind, std::move(keys));
        list.items.push_back(std::move(item));
    }
    root.put("interventions", std::move(list));
    return root.yaml();
}

} // namespace plattan
