#pragma once

#include "observables/observable.h"

namespace plattan {

/// Walkers on the square who would touch within 1.5 s at present velocities; looked at once a second.
class Conflicts {
public:
    void measure(const Moment& moment);

    /// Share of passers who had none.
    double conflict_free_share(const People& people) const;

private:
    std::vector<std::uint8_t> had_one; ///< by row
    std::vector<PersonId> walkers;
};

/// True where two discs of a body's radius touch within `horizon` at constant velocities.
bool would_touch(Vec2 apart, Vec2 closing, float horizon);

} // namespace plattan
