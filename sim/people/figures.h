#pragma once

#include "base/units.h"
#include "parameters/fixed.h"

namespace plattan {

struct PeopleFigures {
    static constexpr std::string_view section = "people";

    FIXED(Seconds, remembered_for, 180, "s", assumed("a crossing takes half of it"),
          "Time for which deals that a visitor has noticed weigh on its feeling of safety.");
    FIXED(Seconds, least_stop, 30, "s", assumed("the usual limit of counts by hand"),
          "Length from which on standing still by choice counts as a stay.");
    FIXED(float, body_radius, 0.25F, "m", assumed("as walking.body_radius"),
          "Radius of the room that a person needs where nobody squeezes, for ways, gates and clear lanes.");
};
inline constexpr PeopleFigures people_figures;

} // namespace plattan
