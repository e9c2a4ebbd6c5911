#pragma once

#include "encounters/guardianship.h"

namespace plattan {

/// Graffiti and damage: occasions come at times and places drawn for the date; they are taken where nobody looks.
class Vandalism {
public:
    explicit Vandalism(const UpkeepParameters& parameters) : parameters(parameters) {}

    /// Once a minute.
    void settle(const Setting& s) const;

private:
    /// Those who would see what is done there now.
    Guardians guardians(Vec2 p, const Setting& s) const;
    void note_watch(GroundDay& day, const Setting& s) const;

    UpkeepParameters parameters;
};

} // namespace plattan
