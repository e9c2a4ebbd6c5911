#include "experiments/identity.h"

#include "base/checked_file.h"
#include "base/version.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string on_one_line(std::string text)
{
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// Every value that a scenario gives, under its full name.
void add_values(const std::string& name, const Node& node, Parts& parts)
{
    if (!node.is_map())
        parts.emplace_back(name, on_one_line(node.is_scalar() ? node.scalar : node.yaml()));
    for (const auto& entry : node.entries)
        add_values(name + "." + entry.key, entry.value, parts);
}

/// Each has a name of its own in a resolved scenario; their order counts too.
void add_interventions(const Node& list, Parts& parts)
{
    std::vector<std::string> names;
    for (const auto& item : list.items)
        for (const auto& entry : item.entries) {
            const Node* given = entry.value.find("name");
            const auto name = given != nullptr ? given->scalar : entry.key;
            const auto full = fmt::format("interventions.{}", name);
            names.push_back(name);
            parts.emplace_back(full, entry.key);
            add_values(full, entry.value, parts);
        }
    parts.emplace_back("interventions", fmt::format("{}", fmt::join(names, ", ")));
}

void add_scenario(const std::string& resolved, Parts& parts)
{
    Problems problems;
    const Node root = parse_yaml(resolved, "resolved", problems);
    if (!problems.empty()) // text that YAML does not give back as it was
        parts.emplace_back("scenario, contents", fmt::format("{:016x}", hash_of_text(resolved)));
    for (const auto& top : root.entries) {
        const auto& key = top.key;
        const Node& node = top.value;
        if (key == "parameters")
            for (const auto& section : node.entries)
                add_values(section.key, section.value, parts);
        else if (key == "interventions")
            add_interventions(node, parts);
        else if (key != "site" && key != "demand" && key != "days") // paths; and days are those that are simulated
            add_values(key, node, parts);
    }
}

constexpr std::string_view contents = ", contents";

} // namespace

RunIdentity::RunIdentity(const Scenario& scenario, const SimulationOptions& options, bool trajectories)
{
    parts.emplace_back("program", fmt::format("{} ({})", version().program, version().git));
    parts.emplace_back("seed", std::to_string(options.run.seed));
    parts.emplace_back("replication", std::to_string(options.run.replication));
    parts.emplace_back("days", std::to_string(options.days.value_or(scenario.days)));
    parts.emplace_back("from", time_of_day_text(options.from));
    parts.emplace_back("until", time_of_day_text(options.until.value_or(seconds_per_day)));
    parts.emplace_back("trajectories", trajectories ? "yes" : "no");
    add_scenario(scenario.resolved, parts);
    parts.emplace_back(fmt::format("site{}", contents), fmt::format("{:016x}", hash_of_text(scenario.site_text)));
    parts.emplace_back(fmt::format("demand{}", contents), fmt::format("{:016x}", hash_of_text(scenario.demand_text)));
    parts = parse(text()).parts; // names with a colon are read back otherwise than they were written
}

RunIdentity RunIdentity::parse(std::string_view text)
{
    RunIdentity identity;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto colon = line.find(": ");
        identity.parts.emplace_back(line.substr(0, colon), colon == std::string_view::npos ? "" : line.substr(colon + 2));
    }
    return identity;
}

std::string RunIdentity::text() const
{
    std::string text;
    for (const auto& [name, value] : parts)
        text += fmt::format("{}: {}\n", on_one_line(name), on_one_line(value));
    return text;
}

std::string RunIdentity::differences_from(const RunIdentity& there) const
{
    constexpr std::size_t most = 8;
    const auto value_in = [](const Parts& list, const std::string& name) {
        const auto found = std::find_if(list.begin(), list.end(), [&](const auto& part) { return part.first == name; });
        return found == list.end() ? std::string("not given") : found->second;
    };
    std::vector<std::string> sentences;
    const auto compare = [&](const std::string& name) {
        const auto asked = value_in(parts, name), found = value_in(there.parts, name);
        if (asked == found)
            return;
        if (name.ends_with(contents))
            sentences.push_back(fmt::format("the contents of the {} file differ", name.substr(0, name.size() - contents.size())));
        else
            sentences.push_back(fmt::format("{} is {} in the file, {} in the command", name, found, asked));
    };
    for (const auto& part : parts)
        compare(part.first);
    for (const auto& part : there.parts)
        if (value_in(parts, part.first) == "not given")
            compare(part.first);
    if (sentences.size() > most) {
        const auto more = sentences.size() - most;
        sentences.resize(most);
        sentences.push_back(fmt::format("and {} more", more));
    }
    return fmt::format("{}", fmt::join(sentences, "; "));
}

} // namespace plattan
