#include "demand/goals.h"

namespace plattan {

GoalId find_goal(const Features& site, GoalSort sort, const std::string& name, const Place& place, Problems& problems)
{
    std::vector<std::string> known;
    // Goals are numbered: the gates first, then the links.
    const auto look_in = [&](const auto& features, std::size_t first) {
        for (std::size_t i = 0; i < features.size(); ++i) {
            if (features[i].id == name)
                return GoalId{static_cast<std::uint32_t>(first + i)};
            known.push_back(features[i].id);
        }
        return GoalId{};
    };
    const GoalId found = sort == GoalSort::gate ? look_in(site.gates, 0) : look_in(site.links, site.gates.size());
    if (!found.valid())
        problems.add(place, unknown_word(sort == GoalSort::gate ? "gate" : "link", name, known));
    return found;
}

} // namespace plattan
