#pragma once

#include "people/people.h"

namespace plattan {

/// Where somebody has slept and left what belongs to it.
struct SleepingPlace {
    ScenePerson owner;
    Vec2 at;
    bool help_offered = false; ///< since it lies there
};

/// Sleeping places of the square. One is cleared only after its owner was offered help: outreach comes first, cleaning after.
class SleepingPlaces {
public:
    /// Somebody lies down for the night; things move along with their owner.
    void lie_down(ScenePerson owner, Vec2 at);
    void offer_help(ScenePerson owner);
    /// Clears the places within 1.5 m whose owners were offered help. Returns how many.
    int clear(Vec2 at);

    const std::vector<SleepingPlace>& list() const { return places; }

    template <class Archive> void archive(Archive& a) { a(places); }

private:
    std::vector<SleepingPlace> places;
};

} // namespace plattan
