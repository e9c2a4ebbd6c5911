#pragma once

#include "people/people.h"
#include "site/site.h"

#include <optional>
#include <vector>

namespace plattan {

/// Where there is room just inside the gates, in one tick: looks only at those who are near a gate through which somebody comes.
class EntryRoom {
public:
    EntryRoom(const Site& site, const People& people) : site(site), people(people) {}

    /// The free point of a gate's opening that is nearest to `share` of it; nothing where none is free.
    std::optional<Vec2> find(GoalId gate, float share);

    /// Somebody stands there from now on.
    void take(Vec2 p);

private:
    struct Around {
        GoalId gate;
        Box box;
        std::vector<Vec2> people;
    };
    const Around& around(GoalId gate);

    const Site& site;
    const People& people;
    std::vector<Around> looked_at;
};

} // namespace plattan
