#include "locomotion/crowd.h"

namespace plattan {

void Crowd::gather(const Lattice& cells, const People& people, const std::vector<Vec2>& directions, const std::vector<float>& speeds)
{
    lattice = cells;
    const std::size_t n = people.present.size();
    begin.assign(lattice.size() + 2, 0);
    source_cell.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        source_cell[i] = static_cast<std::uint32_t>(lattice.index(people.position[people.present[i].index]));
        ++begin[source_cell[i] + 2];
    }
    for (std::size_t c = 2; c < begin.size(); ++c)
        begin[c] += begin[c - 1];
    position.resize(n);
    velocity.resize(n);
    direction.resize(n);
    speed.resize(n);
    blocked.resize(n);
    activity.resize(n);
    crowded.assign(n, 0);
    present_index.resize(n);
    cell_of.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto id = people.present[i].index;
        const std::uint32_t slot = begin[source_cell[i] + 1]++;
        cell_of[slot] = source_cell[i];
        present_index[slot] = static_cast<std::uint32_t>(i);
        position[slot] = people.position[id];
        velocity[slot] = people.velocity[id];
        activity[slot] = people.activity[id];
        direction[slot] = directions[i];
        speed[slot] = speeds[i];
    }
}

} // namespace plattan
