#include "encounters/displacement.h"

#include "base/elementary.h"

#include <algorithm>

namespace plattan {

int dealers_at(std::int8_t node, const People& people) { return static_cast<int>(people.elsewhere.count(node)); }

void Displacement::look_elsewhere(PersonId buyer, const Setting& s) const
{
    const auto& nodes = s.site.features().nodes;
    std::vector<std::int8_t> by_distance;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        by_distance.push_back(static_cast<std::int8_t>(i));
    std::stable_sort(by_distance.begin(), by_distance.end(), [&](std::int8_t a, std::int8_t b) {
        const auto far = [&](std::int8_t i) {
            return nodes[static_cast<std::size_t>(i)].distance < 0 ? 1e9 : nodes[static_cast<std::size_t>(i)].distance;
        };
        return far(a) < far(b);
    });
    Draws draws(s.run, s.people.key[buyer.index], 0, Purpose::displacement);
    bool willing = true;
    for (const std::int8_t i : by_distance) {
        const Elsewhere& node = nodes[static_cast<std::size_t>(i)];
        const double goes = draws.uniform(), finds = draws.uniform();
        if (node.distance < 0) { // the telephone, last
            if (goes >= parameters.telephone)
                return;
        } else {
            // Who does not go to the next place does not go to one further off.
            willing = willing && goes < elementary::exp(-node.distance / parameters.distance_scale);
            const double there = dealers_at(i, s.people) + parameters.resident_share * std::max(0, node.capacity);
            if (!willing || finds >= 1 - elementary::exp(-there / parameters.needed_dealers))
                continue;
        }
        const std::size_t row = s.people.elsewhere.find(i);
        const PersonId dealer = row < s.people.size() ? PersonId{static_cast<std::uint32_t>(row)} : PersonId{};
        s.writes.events.push_back({s.clock.now(), EventKind::deal_elsewhere, buyer, dealer, s.people.position[buyer.index], static_cast<float>(i)});
        return;
    }
}

} // namespace plattan
