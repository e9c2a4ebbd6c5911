#include "perception/whereabouts.h"

namespace plattan {

void Whereabouts::list(const People& people)
{
    const std::size_t n = people.present.size();
    ids.resize(n);
    positions.resize(n);
    by_cell.fill_points(n, [&](std::size_t which) { return people.position[people.present[which].index]; });
    for (std::size_t place = 0; place < n; ++place) {
        ids[place] = people.present[by_cell.all()[place]];
        positions[place] = people.position[ids[place].index];
    }
}

} // namespace plattan
