#include "environment/sleeping_places.h"

#include "environment/figures.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr float same_place = sleeping_place_figures.same_place;

} // namespace

void SleepingPlaces::lie_down(ScenePerson owner, Vec2 at)
{
    const auto own = std::find_if(places.begin(), places.end(), [&](const SleepingPlace& place) { return place.owner == owner; });
    if (own == places.end())
        places.push_back({owner, at});
    else if (distance(own->at, at) > same_place)
        *own = {owner, at};
}

void SleepingPlaces::offer_help(ScenePerson owner)
{
    for (auto& place : places)
        if (place.owner == owner)
            place.help_offered = true;
}

int SleepingPlaces::clear(Vec2 at)
{
    return static_cast<int>(
        std::erase_if(places, [&](const SleepingPlace& place) { return place.help_offered && distance(place.at, at) <= same_place; }));
}

} // namespace plattan
