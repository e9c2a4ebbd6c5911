#include "day/model_parameters.h"

namespace plattan {

std::vector<ParameterInfo> ModelParameters::describe_all()
{
    std::vector<ParameterInfo> list;
    for_each_section([&](const auto& section) {
        for (auto& info : describe(section))
            list.push_back(std::move(info));
    });
    return list;
}

std::vector<std::string> ModelParameters::section_names()
{
    std::vector<std::string> names;
    for_each_section([&](const auto& section) { names.emplace_back(std::decay_t<decltype(section)>::section); });
    return names;
}

void read_parameters(const Node& node, ModelParameters& parameters, Problems& problems)
{
    if (!node.is_map())
        return problems.add(node.place, "here stands " + std::string(node.what()) + "; expected a map of sections");
    for (const auto& entry : node.entries) {
        bool known = false;
        parameters.for_each_section([&](auto& section) {
            if (entry.key == std::decay_t<decltype(section)>::section) {
                known = true;
                read_sections(entry.value, problems, {}, section);
            }
        });
        if (!known)
            problems.add(entry.place, unknown_word("section", entry.key, parameters.section_names()));
    }
}

} // namespace plattan
