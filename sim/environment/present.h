#pragma once

#include "environment/environment.h"
#include "people/people.h"
#include "site/now.h"

namespace plattan {

/// What there is now: everybody, and what changes on the ground.
struct Present : Now {
    const People& people;
    const Environment& environment;

    Draws draws(PersonId id, Purpose purpose) const { return {run, people.key[id.index], tick(), purpose}; }

    /// Draws that belong to the whole visit, not to a moment.
    Draws lasting_draws(PersonId id, Purpose purpose) const { return {run, people.key[id.index], 0, purpose}; }
};

/// What those who also settle what happens on the ground may write.
struct WritableGround : WritablePeople {
    Environment& environment;
};

} // namespace plattan
