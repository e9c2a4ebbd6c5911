#pragma once

#include "encounters/setting.h"

namespace plattan {

/// Graffiti and damage: occasions come at times and places drawn for the date; they are taken where nobody looks.
class Vandalism {
public:
    explicit Vandalism(const UpkeepParameters& parameters) : parameters(parameters) {}

    /// Once a minute.
    void settle(const Setting& s) const;

private:
    bool unseen(Vec2 p, double draw, const Setting& s) const;

    UpkeepParameters parameters;
};

} // namespace plattan
