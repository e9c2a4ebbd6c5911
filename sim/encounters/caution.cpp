#include "encounters/caution.h"

#include "base/elementary.h"

namespace plattan {

double caution(const Perception& perception, const SightOfUniforms& sight, Seconds now, Seconds fades_in)
{
    if (sight.seen_at == never)
        return 0;
    if (sight.in_sight != 0)
        return 1;
    return perception.mark_of_uniforms(sight) * elementary::exp(-(now - sight.seen_at) / std::max(1.0, fades_in));
}

} // namespace plattan
