#include "perception/unsafe_map.h"

namespace plattan {

void UnsafeMap::end_day()
{
    for (std::size_t i = 0; i < today.values.size(); ++i) {
        const Looks looks = today.values[i];
        if (looks.count == 0)
            continue;
        known = true;
        const float felt = looks.sum / static_cast<float>(looks.count);
        float& before = remembered.values[i];
        before = before < 0 ? felt : before + share * (felt - before);
        today.values[i] = {};
    }
}

} // namespace plattan
