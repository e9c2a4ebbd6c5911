#include "people/crowding.h"

#include "base/point_cells.h"

namespace plattan {

double overlaps_per_person(const People& people, float radius)
{
    if (people.present.empty())
        return 0;
    Box box;
    for (const PersonId id : people.present)
        box.take_in(people.position[id.index]);
    PointCells before(box.low, box.high, 2 * radius);
    std::size_t pairs = 0;
    for (const PersonId id : people.present) {
        pairs += before.near(people.position[id.index]);
        before.add(people.position[id.index]);
    }
    return static_cast<double>(pairs) / static_cast<double>(people.present.size());
}

double mean_speed(const People& people)
{
    double sum = 0;
    for (const PersonId id : people.present)
        sum += length(people.velocity[id.index]);
    return people.present.empty() ? 0 : sum / static_cast<double>(people.present.size());
}

} // namespace plattan
