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

/// What people who also settle what becomes of the environment may write.
struct WritableEnvironment : WritablePeople {
    Environment& environment;
};

} // namespace plattan
