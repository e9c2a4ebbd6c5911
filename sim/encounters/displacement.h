#pragma once

#include "encounters/setting.h"
#include "parameters/parameter.h"

namespace plattan {

struct DisplacementParameters {
    static constexpr std::string_view section = "displacement";

    PARAMETER(double, distance_scale, 300, "m", between(50, 5000), assumed("some minutes' walk there and back"),
              plausible(150, 600, logarithmic, "two to eight minutes' walk"),
              "Distance over which the readiness of buyers to go to another place of dealing falls to 37 %.");
    PARAMETER(double, resident_share, 0.25, "1", between(0, 1), assumed("other places have dealers of their own"),
              plausible(0.1, 0.6, linear, "other places have drug scenes of their own, of unknown size"),
              "Share of the capacity of another place of dealing that is taken by dealers who are always there.");
    PARAMETER(double, needed_dealers, 2, "1", between(0.1, 20), assumed("with two there one is usually free"),
              plausible(1, 4, logarithmic, "half to twice the assumed number"),
              "Number of dealers at another place with whom a buyer who goes there finds one in 63 % of cases.");
    PARAMETER(double, telephone, 0.15, "1", between(0, 1), assumed("some have a number to call"),
              plausible(0.05, 0.5, logarithmic, "few to half of the buyers have a number; more in later years"),
              "Chance that a buyer who found nobody at any other place calls for delivery, where the site has such a node.");
};

/// What becomes of a deal that the square did not see: other places, and the telephone.
class Displacement {
public:
    explicit Displacement(const DisplacementParameters& parameters) : parameters(parameters) {}

    /// A buyer who has given up tries the other places, the nearest first.
    void look_elsewhere(PersonId buyer, const Setting& s) const;

private:
    DisplacementParameters parameters;
};

/// Dealers who are at a node instead of on the square.
int dealers_at(std::int8_t node, const People& people);

} // namespace plattan
