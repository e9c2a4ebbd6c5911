#include "day/model_parameters.h"

#include "day/fixed_figures.h"

#include <algorithm>

namespace plattan {

ModelParameters::ModelParameters() = default;
ModelParameters::ModelParameters(const ModelParameters&) = default;
ModelParameters::ModelParameters(ModelParameters&&) noexcept = default;
ModelParameters& ModelParameters::operator=(const ModelParameters&) = default;
ModelParameters& ModelParameters::operator=(ModelParameters&&) noexcept = default;
ModelParameters::~ModelParameters() = default;

std::vector<ParameterInfo> ModelParameters::describe_all()
{
    std::vector<ParameterInfo> list;
    // Fixed figures follow the parameters of their section; the sections that have only those come last.
    auto fixed = describe_fixed_figures();
    const auto take_fixed = [&](const std::string& section) {
        const auto others = std::stable_partition(fixed.begin(), fixed.end(), [&](const auto& info) { return info.section == section; });
        std::move(fixed.begin(), others, std::back_inserter(list));
        fixed.erase(fixed.begin(), others);
    };
    for_each_section([&](const auto& section) {
        for (auto& info : describe(section))
            list.push_back(std::move(info));
        take_fixed(std::string(std::decay_t<decltype(section)>::section));
    });
    while (!fixed.empty())
        take_fixed(std::string(fixed.front().section));
    return list;
}

std::vector<std::string> ModelParameters::section_names()
{
    std::vector<std::string> names;
    for_each_section([&](const auto& section) { names.emplace_back(std::decay_t<decltype(section)>::section); });
    return names;
}

namespace {

/// Reads a section; whoever names a fixed figure is told that it is one.
template <class Section> void read_section(const Node& node, Problems& problems, Section& section, const std::vector<ParameterInfo>& fixed)
{
    std::vector<std::string> names;
    for (const auto& figure : fixed)
        if (figure.section == Section::section)
            names.push_back(figure.name);
    read_sections(node, problems, names, section);
    if (node.is_map())
        for (const auto& entry : node.entries)
            if (std::find(names.begin(), names.end(), entry.key) != names.end())
                problems.add(entry.place, "'" + entry.key + "' is a fixed figure of the model and cannot be set");
}

} // namespace

void read_parameters(const Node& node, ModelParameters& parameters, Problems& problems)
{
    if (!node.is_map())
        return problems.add(node.place, "here stands " + std::string(node.what()) + "; expected a map of sections");
    const auto fixed = describe_fixed_figures();
    for (const auto& entry : node.entries) {
        bool known = false;
        parameters.for_each_section([&](auto& section) {
            if (entry.key == std::decay_t<decltype(section)>::section) {
                known = true;
                read_section(entry.value, problems, section, fixed);
            }
        });
        if (known)
            continue;
        if (std::any_of(fixed.begin(), fixed.end(), [&](const auto& figure) { return figure.section == entry.key; }))
            problems.add(entry.place, "the section '" + entry.key + "' holds fixed figures of the model only, which cannot be set");
        else
            problems.add(entry.place, unknown_word("section", entry.key, parameters.section_names()));
    }
}

} // namespace plattan
