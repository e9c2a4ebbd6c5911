#include "environment/bins.h"

namespace plattan {

Bins::Bins(const std::vector<Bin>& bins)
{
    for (const auto& bin : bins)
        states.push_back({bin.position, bin.capacity, bin.ash, 0});
}

void Bins::fill_as(const Bins& before)
{
    for (auto& bin : states)
        for (const auto& old : before.states)
            if (old.position == bin.position)
                bin.items = old.items;
}

Bins::Nearest Bins::nearest(Vec2 p, bool butt) const
{
    Nearest best;
    for (std::size_t i = 0; i < states.size(); ++i)
        if (const float d = distance(states[i].position, p); d < best.distance && (states[i].ash || !butt))
            best = {i, d};
    return best;
}

} // namespace plattan
