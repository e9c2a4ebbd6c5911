#pragma once

#include "environment/environment.h"
#include "people/people.h"
#include "perception/perception.h"

namespace plattan {

/// Graffiti and damage: occasions come at times and places drawn for the date; they are taken where nobody looks.
class Vandalism {
public:
    explicit Vandalism(const UpkeepParameters& parameters) : parameters(parameters) {}

    /// Once a minute.
    void settle(const Clock& clock, RunKey run, const Site& site, const Perception& perception, const People& people, Environment& environment,
                Events& events) const;

private:
    bool unseen(const Site& site, const Perception& perception, const People& people, const Light& light, Vec2 p, double draw) const;

    UpkeepParameters parameters;
};

} // namespace plattan
