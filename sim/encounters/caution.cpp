#include "encounters/caution.h"

#include "base/elementary.h"

namespace plattan {

double caution(const Perception& perception, PersonId id, Seconds now, Seconds fades_in)
{
    const Seconds seen_at = perception.uniform_seen_at(id);
    if (seen_at == never)
        return 0;
    if (perception.uniform_in_sight(id))
        return 1;
    return perception.mark_of_uniforms(id) * elementary::exp(-(now - seen_at) / std::max(1.0, fades_in));
}

} // namespace plattan
